package io.github.clerkjakarta.emulator;

import io.github.clerkjakarta.emulator.Clients.Client;
import io.github.clerkjakarta.emulator.Clients.Session;
import io.github.clerkjakarta.emulator.Directory.Member;
import io.github.clerkjakarta.emulator.Directory.Organization;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Session, template and handshake tokens, and the cookies that carry them, as Clerk makes them. */
final class SessionTokens {
    private static final JsonObject SESSION = Fields.object("typ", "JWT", "cat", "cl_B7d4PD111AAA");
    private static final JsonObject TEMPLATE = Fields.object("typ", "JWT", "cat", "cl_B7d4PD222AAA");
    private static final int LIFE_SECONDS = 60;

    private final Seed seed;
    private final Clock clock;
    private final Ids ids;
    private final Directory directory;
    private SigningKey key;

    SessionTokens(Seed seed, Clock clock, Ids ids, Directory directory, SigningKey key) {
        this.seed = seed;
        this.clock = clock;
        this.ids = ids;
        this.directory = directory;
        this.key = key;
    }

    SigningKey key() {
        return key;
    }

    void rotate(SigningKey next) {
        key = next;
    }

    /** Returns the minutes since each factor was verified. The emulator's users have no second factor. */
    List<Long> factorAges(Session session) {
        return List.of((clock.millis() - session.verifiedAt) / 60_000, -1L);
    }

    String sessionToken(Session session, String origin) {
        return sessionToken(session, origin, session.organizationId);
    }

    /**
     * Returns a token of the session.
     *
     * @param origin the application that it is for
     * @param organizationId the organization that is active in it, or null
     */
    String sessionToken(Session session, String origin, @Nullable String organizationId) {
        Fields claims = common(session)
                .and("azp", origin)
                .and("fva", factorAges(session))
                .and("sid", session.id)
                .and("sts", session.status)
                .and("v", 2);
        List<String> features = new ArrayList<>();
        List<String> plans = new ArrayList<>();
        Organization organization = directory.organizationOf(session.user.id, organizationId);
        if (organization != null) {
            claims.and("o", organizationClaim(organization, directory.membership(organization, session.user.id)));
            organization.features.forEach(it -> features.add("o:" + it));
            if (!organization.plan.isEmpty()) {
                plans.add("o:" + organization.plan);
            }
        }
        session.user.features.forEach(it -> features.add("u:" + it));
        if (!session.user.plan.isEmpty()) {
            plans.add("u:" + session.user.plan);
        }
        if (!features.isEmpty()) {
            claims.and("fea", String.join(",", features));
        }
        if (!plans.isEmpty()) {
            claims.and("pla", String.join(",", plans));
        }
        return key.sign(SESSION, claims.json());
    }

    private Fields common(Session session) {
        long now = clock.instant().getEpochSecond();
        return Fields.of("exp", now + LIFE_SECONDS)
                .and("iat", now)
                .and("iss", "https://" + seed.instance())
                .and("jti", ids.next(""))
                .and("nbf", now - 10)
                .and("sub", session.user.id);
    }

    /**
     * Returns the organization's claim. {@code per} names permissions; {@code fpm} has for each feature a number whose
     * bit i stands for the i-th permission.
     */
    private static JsonObject organizationClaim(Organization organization, Member member) {
        Set<String> names = new LinkedHashSet<>();
        member.permissions().forEach(it -> names.add(it.substring(it.indexOf(':') + 1)));
        List<String> permissions = new ArrayList<>(names);
        List<String> maps = new ArrayList<>();
        for (String feature : organization.features) {
            BigInteger bits = BigInteger.ZERO;
            for (int i = 0; i < permissions.size(); i++) {
                if (member.permissions().contains(feature + ":" + permissions.get(i))) {
                    bits = bits.setBit(i);
                }
            }
            maps.add(bits.toString());
        }
        return Fields.of("id", organization.id)
                .and("slg", organization.slug)
                .and("rol", member.role())
                .and("per", String.join(",", permissions))
                .and("fpm", String.join(",", maps))
                .json();
    }

    /** @throws ApiError if the seed has no such template */
    String templateToken(Session session, String template) {
        JsonObject custom = seed.templates().get(template);
        if (custom == null) {
            throw ApiError.notFound("There is no JWT template \"" + template + "\".");
        }
        Fields claims = common(session);
        custom.forEach((name, value) -> claims.and(name, filled(session, value)));
        return key.sign(TEMPLATE, claims.json());
    }

    private Object filled(Session session, JsonValue value) {
        if (!(value instanceof JsonString text)) {
            return value;
        }
        Organization organization = directory.organizationOf(session.user.id, session.organizationId);
        return text.getString()
                .replace("{{user.id}}", session.user.id)
                .replace("{{user.primary_email_address}}", session.user.primaryEmail().address)
                .replace("{{org.id}}", organization == null ? "" : organization.id)
                .replace("{{org.slug}}", organization == null ? "" : organization.slug);
    }

    String handshakeToken(List<String> directives) {
        return key.sign(SESSION, Fields.object("handshake", directives));
    }

    /** Returns the Set-Cookie lines that inform an application about this client. */
    List<String> directives(Client client, String origin, boolean refreshable) {
        Session session = client.active();
        String attributes = "; Path=/; SameSite=Lax" + (origin.startsWith("https:") ? "; Secure" : "");
        List<String> lines = new ArrayList<>();
        String token = session == null ? "" : sessionToken(session, origin);
        for (String suffix : List.of("", "_" + suffix())) {
            lines.add("__session" + suffix + "=" + token + attributes + (session == null ? "; Max-Age=0" : ""));
            lines.add(uatCookie(suffix, client, origin, attributes));
            if (seed.isDevelopment()) {
                lines.add("__clerk_db_jwt" + suffix + "=" + client.id + attributes);
            }
        }
        if (session != null && refreshable) {
            lines.add("__refresh_" + suffix() + "=" + session.refreshToken + attributes + "; HttpOnly");
        }
        return lines;
    }

    /**
     * Returns the cookies that production's Frontend API sets for the whole site with each answer about a client. In
     * development ClerkJS sets them.
     */
    List<String> uatCookies(Client client, String origin) {
        return List.of(
                uatCookie("", client, origin, "; Path=/; SameSite=Lax"),
                uatCookie("_" + suffix(), client, origin, "; Path=/; SameSite=Lax"));
    }

    private static String uatCookie(String suffix, Client client, String origin, String attributes) {
        return "__client_uat" + suffix + "=" + client.uat() + attributes + "; Domain=" + domain(origin);
    }

    /**
     * Returns the whole site's domain attribute, because ClerkJS writes this cookie with it: another domain would give
     * two cookies of one name.
     */
    private static String domain(String origin) {
        String host = URI.create(origin).getHost();
        String[] labels = host.split("\\.", -1);
        boolean isName = labels.length > 2 && !host.matches("[0-9.]+");
        return isName ? labels[labels.length - 2] + "." + labels[labels.length - 1] : host;
    }

    private String suffix() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest(seed.publishableKey().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(digest).substring(0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
