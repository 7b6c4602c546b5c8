package io.github.clerkjakarta.emulator;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** M2M tokens, OAuth access tokens and API keys. Opaque ones are remembered here, JWTs carry all data themselves. */
final class MachineTokens {
    private final Map<String, Token> known = new LinkedHashMap<>();
    private final Seed seed;
    private final Clock clock;
    private final Ids ids;
    private final Supplier<SigningKey> key;

    MachineTokens(Seed seed, Clock clock, Ids ids, Supplier<SigningKey> key) {
        this.seed = seed;
        this.clock = clock;
        this.ids = ids;
        this.key = key;
        for (Seed.ApiKey it : seed.apiKeys()) {
            Token token = new Token(
                    Kind.API_KEY, ids.next("ak_"), it.subject(), it.scopes(), it.name(), clock.millis(), null);
            known.put(it.secret(), token);
        }
    }

    /**
     * The kinds of machine token.
     *
     * @see <a href="https://clerk.com/docs/guides/development/machine-auth/overview">Clerk: machine authentication</a>
     */
    enum Kind {
        M2M("mt_", "machine_to_machine_token"),
        OAUTH("oat_", "clerk_idp_oauth_access_token"),
        API_KEY("ak_", "api_key");

        private final String prefix;
        private final String object;

        Kind(String prefix, String object) {
            this.prefix = prefix;
            this.object = object;
        }
    }

    static final class Token {
        private final Kind kind;
        private final String id;
        private final String subject;
        private final List<String> scopes;
        private final String name;
        private final long createdAt;
        private final @Nullable Long expiresAt;
        private boolean revoked;

        private Token(
                Kind kind,
                String id,
                String subject,
                List<String> scopes,
                String name,
                long createdAt,
                @Nullable Long expiresAt) {
            this.kind = kind;
            this.id = id;
            this.subject = subject;
            this.scopes = scopes;
            this.name = name;
            this.createdAt = createdAt;
            this.expiresAt = expiresAt;
        }
    }

    /** A token with the Backend API's description of it. */
    record Issued(String secret, JsonObject json) {}

    /**
     * Issues a token that only the Backend API can verify.
     *
     * @param name the key's name, or the id of the OAuth client
     * @param lifeSeconds null if it does not expire
     */
    Issued opaque(Kind kind, String subject, List<String> scopes, String name, @Nullable Long lifeSeconds) {
        String secret = ids.next(kind.prefix);
        Long end = lifeSeconds == null ? null : clock.millis() + lifeSeconds * 1000;
        Token token = new Token(kind, ids.next(kind.prefix), subject, scopes, name, clock.millis(), end);
        known.put(secret, token);
        return new Issued(secret, json(token));
    }

    /** Issues a token that carries all data itself, signed with the instance's key. API keys have no such form. */
    Issued jwt(Kind kind, String subject, List<String> scopes, String name, long lifeSeconds) {
        long now = clock.instant().getEpochSecond();
        String id = ids.next(kind.prefix);
        Fields claims = Fields.of("jti", id)
                .and("sub", subject)
                .and("iss", "https://" + seed.instance())
                .and("iat", now)
                .and("nbf", now - 10)
                .and("exp", now + lifeSeconds);
        JsonObject header;
        if (kind == Kind.M2M) {
            header = Fields.object("typ", "JWT", "cat", "cl_B7d4PD333AAA");
            claims.and("aud", scopes).and("scopes", String.join(" ", scopes));
        } else {
            header = Fields.object("typ", "at+jwt");
            claims.and("client_id", name).and("scope", String.join(" ", scopes));
        }
        Token token = new Token(kind, id, subject, scopes, name, clock.millis(), (now + lifeSeconds) * 1000);
        return new Issued(key.get().sign(header, claims.json()), json(token));
    }

    /** Returns the description of an opaque token. @throws ApiError if it is unknown */
    JsonObject verify(Kind kind, String secret) {
        Token token = known.get(secret);
        if (token == null || token.kind != kind) {
            throw ApiError.notFound("There is no such token.");
        }
        return json(token);
    }

    /** @throws ApiError if the id is unknown */
    JsonObject revoke(Kind kind, String id) {
        Token token = known.values().stream()
                .filter(it -> it.kind == kind && it.id.equals(id))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("There is no such token."));
        token.revoked = true;
        return json(token);
    }

    private JsonObject json(Token token) {
        boolean seconds = token.kind == Kind.OAUTH;
        long unit = seconds ? 1000 : 1;
        JsonObject common = Fields.of("object", token.kind.object)
                .and("id", token.id)
                .and("subject", token.subject)
                .and("scopes", token.scopes)
                .and("revoked", token.revoked)
                .and("revocation_reason", null)
                .and("expired", token.expiresAt != null && token.expiresAt <= clock.millis())
                .and("expiration", token.expiresAt == null ? null : token.expiresAt / unit)
                .and("created_at", token.createdAt / unit)
                .and("updated_at", token.createdAt / unit)
                .json();
        return switch (token.kind) {
            case M2M -> Fields.merged(common, Fields.object("claims", null));
            case OAUTH -> Fields.merged(common, Fields.object("client_id", token.name, "type", "oauth:access_token"));
            case API_KEY ->
                Fields.merged(
                        common,
                        Fields.of("type", "api_key")
                                .and("name", token.name)
                                .and("claims", null)
                                .and("created_by", null)
                                .and("description", null)
                                .and("last_used_at", null)
                                .json());
        };
    }
}
