package io.github.clerkjakarta.internal.token;

import io.github.clerkjakarta.Machine;
import io.github.clerkjakarta.internal.backend.BackendException;
import io.github.clerkjakarta.internal.backend.MachineApi;
import io.github.clerkjakarta.internal.backend.MachineKind;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.json.JsonValues;
import io.github.clerkjakarta.internal.token.Credential.MachineJwt;
import io.github.clerkjakarta.internal.token.Credential.MachineToken;
import io.github.clerkjakarta.internal.token.Credential.OpaqueToken;
import io.github.clerkjakarta.internal.token.MachineResult.Refused;
import io.github.clerkjakarta.internal.token.MachineResult.Verified;
import io.github.clerkjakarta.internal.token.VerifiedMachine.Facts;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies machine tokens: a JWT with the instance's keys, an opaque one by asking Clerk.
 *
 * @see <a href="https://clerk.com/docs/guides/development/machine-auth/overview">Clerk: machine authentication</a>
 */
public final class MachineTokenVerifier {
    private static final Set<String> REGISTERED_CLAIMS = Set.of("iss", "sub", "exp", "nbf", "iat", "jti");

    private final MachineApi api;
    private final SigningKeys keys;
    private final List<String> audience;
    private final ClaimRules m2mRules;
    private final ClaimRules oauthRules;
    private final Duration skew;
    private final SeenTokens seen;
    private final Clock clock;

    /** @param seen keeps the accepted JWTs */
    public MachineTokenVerifier(ClerkConfig config, SigningKeys keys, MachineApi api, SeenTokens seen, Clock clock) {
        this.api = api;
        this.seen = seen;
        this.keys = keys;
        this.audience = config.tokens().audience();
        // azp and iss are not checked: machine tokens do not have them.
        this.m2mRules = new ClaimRules(config.tokens().audience(), List.of(), List.of());
        this.oauthRules = new ClaimRules(List.of(), List.of(), List.of());
        this.skew = config.tokens().clockSkew();
        this.clock = clock;
    }

    /** Verifies a token as the kind that it looks like. */
    public MachineResult verify(MachineToken token) {
        return token.match(this::verifyJwt, this::verifyOpaque);
    }

    private MachineResult verifyJwt(MachineJwt jwt) {
        MachineResult result = switch (jwt.kind()) {
            case M2M -> verifyM2m(jwt.token());
            case OAUTH -> verifyOAuth(jwt.token());
            case API_KEY -> refused(MachineKind.API_KEY, AuthReason.TOKEN_INVALID, "API keys are not JWTs.");
        };
        if (result instanceof Verified) {
            seen.keep(jwt.token());
        }
        return result;
    }

    private MachineResult verifyM2m(UnverifiedToken token) {
        JsonValue category = token.header().get("cat");
        if (category != null && !CategoryHeader.isMachine(category)) {
            return refused(
                    MachineKind.M2M, AuthReason.TOKEN_INVALID, "The token's category (cat) is not a machine token's.");
        }
        TokenResult.Refused signature = SignatureCheck.of(token, keys);
        TokenResult.Refused refused = signature != null ? signature : check(m2mRules, token);
        if (refused != null) {
            return refused(MachineKind.M2M, refused);
        }
        JsonObject claims = token.payload();
        List<String> scopes = JsonValues.words(claims.get("scopes"));
        Facts facts = new Facts(
                JsonValues.text(claims, "jti"),
                JsonValues.text(claims, "sub"),
                scopes != null ? scopes : JsonValues.texts(claims.get("aud")));
        return new Verified(new VerifiedMachine.M2M(facts, ownClaims(claims)));
    }

    private MachineResult verifyOAuth(UnverifiedToken token) {
        TokenResult.Refused signature = SignatureCheck.of(token, keys, UnverifiedToken::isOAuthType);
        TokenResult.Refused refused = signature != null ? signature : check(oauthRules, token);
        if (refused != null) {
            return refused(MachineKind.OAUTH, refused);
        }
        JsonObject claims = token.payload();
        if (!isForUs(claims.get("aud"))) {
            return notForUs();
        }
        List<String> scopes = JsonValues.words(claims.get("scope"));
        Facts facts = new Facts(
                JsonValues.text(claims, "jti"),
                JsonValues.text(claims, "sub"),
                claims.containsKey("scp") ? JsonValues.texts(claims.get("scp")) : scopes == null ? List.of() : scopes);
        return new Verified(new VerifiedMachine.OAuth(facts, JsonValues.text(claims, "client_id")));
    }

    private TokenResult.@Nullable Refused check(ClaimRules rules, UnverifiedToken token) {
        return rules.check(token.payload(), clock.millis(), skew.toMillis());
    }

    private MachineResult verifyOpaque(OpaqueToken token) {
        MachineKind kind = token.kind();
        if (UnverifiedToken.isTooLong(token.text())) {
            return refused(kind, AuthReason.TOKEN_INVALID, "The token is longer than 16 KB.");
        }
        if (token.isWrittenAsJwt()) {
            return refused(MachineKind.M2M, AuthReason.TOKEN_INVALID, "This is not a JWT.");
        }
        JsonObject answer;
        try {
            answer = api.verify(kind, token.text());
        } catch (BackendException failed) {
            return refused(kind, failed);
        }
        if (answer.getBoolean("revoked", false) || answer.getBoolean("expired", false) || isOver(answer)) {
            return refused(kind, AuthReason.TOKEN_INVALID, "The token is revoked or expired.");
        }
        if (JsonValues.text(answer, "id").isEmpty()
                || JsonValues.text(answer, "subject").isEmpty()) {
            return new Refused(
                    kind, AuthReason.UNEXPECTED_ERROR, "Clerk's answer lacks the token's id or subject.", true);
        }
        if (kind == MachineKind.OAUTH && !isForUs(answer.get("aud"))) {
            return notForUs();
        }
        return new Verified(machine(kind, answer));
    }

    private static Machine machine(MachineKind kind, JsonObject answer) {
        Facts facts = new Facts(
                JsonValues.text(answer, "id"),
                JsonValues.text(answer, "subject"),
                JsonValues.texts(answer.get("scopes")));
        JsonObject claims = answer.get("claims") instanceof JsonObject given ? given : null;
        return switch (kind) {
            case M2M -> new VerifiedMachine.M2M(facts, claims);
            case OAUTH -> new VerifiedMachine.OAuth(facts, JsonValues.text(answer, "client_id"));
            case API_KEY -> new VerifiedMachine.ApiKey(facts, JsonValues.text(answer, "name"), claims);
        };
    }

    /**
     * Returns true if the token has expired. For some kinds Clerk sends milliseconds, for others seconds: 1e11 is 1973
     * in the one, 5138 in the other.
     */
    private boolean isOver(JsonObject answer) {
        if (!(answer.get("expiration") instanceof JsonNumber end)) {
            return false;
        }
        double millis = end.doubleValue() < 1e11 ? end.doubleValue() * 1000 : end.doubleValue();
        return millis <= (double) clock.millis() - skew.toMillis();
    }

    /** Checks the audience. Unlike a session token, an OAuth token must have one if one is configured. */
    private boolean isForUs(@Nullable JsonValue aud) {
        if (audience.isEmpty()) {
            return true;
        }
        List<String> named = JsonValues.texts(aud);
        boolean malformed = named.isEmpty()
                || named.stream().anyMatch(String::isEmpty)
                || (aud instanceof JsonArray array && array.size() != named.size());
        return !malformed && named.stream().anyMatch(audience::contains);
    }

    private static Refused notForUs() {
        return refused(
                MachineKind.OAUTH,
                AuthReason.TOKEN_VERIFICATION_FAILED,
                "The audience (aud) names none of the configured audiences.");
    }

    private static @Nullable JsonObject ownClaims(JsonObject payload) {
        JsonObjectBuilder own = jakarta.json.Json.createObjectBuilder();
        payload.forEach((name, value) -> {
            if (!REGISTERED_CLAIMS.contains(name)) {
                own.add(name, value);
            }
        });
        JsonObject claims = own.build();
        return claims.isEmpty() ? null : claims;
    }

    private static Refused refused(MachineKind kind, TokenResult.Refused why) {
        return new Refused(kind, AuthReason.TOKEN_VERIFICATION_FAILED, why.message(), why.clerkUnavailable());
    }

    private static Refused refused(MachineKind kind, BackendException failed) {
        AuthReason reason = switch (failed.status()) {
            case 401 -> AuthReason.SECRET_KEY_INVALID;
            case 404 -> AuthReason.TOKEN_INVALID;
            default -> AuthReason.UNEXPECTED_ERROR;
        };
        return new Refused(
                kind,
                reason,
                String.valueOf(failed.getMessage()),
                failed.isTemporary() || reason.equals(AuthReason.SECRET_KEY_INVALID));
    }

    private static Refused refused(MachineKind kind, AuthReason reason, String message) {
        return new Refused(kind, reason, message, false);
    }
}
