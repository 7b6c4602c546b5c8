package io.github.clerkjakarta.emulator;

import io.github.clerkjakarta.emulator.Clients.Client;
import io.github.clerkjakarta.emulator.Clients.Session;
import io.github.clerkjakarta.emulator.Seed.Member;
import io.github.clerkjakarta.emulator.Seed.Organization;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Session and handshake tokens, and the cookies that carry them, as Clerk makes them. */
final class SessionTokens {
    private static final String CATEGORY = "cl_B7d4PD111AAA";
    static final int LIFE_SECONDS = 60;

    private final Seed seed;
    private final Clock clock;
    private volatile SigningKey key;

    SessionTokens(Seed seed, Clock clock, SigningKey key) {
        this.seed = seed;
        this.clock = clock;
        this.key = key;
    }

    JsonObject jwk() {
        return key.jwk();
    }

    void rotate(SigningKey next) {
        key = next;
    }

    /** @param origin the application that the token is for */
    String sessionToken(Session session, String origin) {
        long now = clock.instant().getEpochSecond();
        JsonObjectBuilder claims = Json.createObjectBuilder()
                .add("azp", origin)
                .add("exp", now + LIFE_SECONDS)
                .add("fva", Json.createArrayBuilder().add(0).add(-1))
                .add("iat", now)
                .add("iss", "https://" + seed.instance())
                .add("jti", Clients.random())
                .add("nbf", now - 10)
                .add("sid", session.id())
                .add("sts", session.status())
                .add("sub", session.user().id())
                .add("v", 2);
        String organizationId = session.organizationId();
        Organization organization = organizationId == null
                ? null
                : seed.organizationOf(session.user().id(), organizationId);
        if (organization != null) {
            addOrganization(
                    claims,
                    organization,
                    Seed.membership(organization, session.user().id()));
        }
        return key.sign(CATEGORY, claims.build());
    }

    /** {@code per} names permissions; {@code fpm} has for each feature a number whose bit i stands for the i-th. */
    private static void addOrganization(JsonObjectBuilder claims, Organization organization, @Nullable Member member) {
        if (member == null) {
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        member.permissions().forEach(it -> names.add(it.substring(it.indexOf(':') + 1)));
        List<String> permissions = new ArrayList<>(names);
        List<String> maps = new ArrayList<>();
        for (String feature : organization.features()) {
            BigInteger bits = BigInteger.ZERO;
            for (int i = 0; i < permissions.size(); i++) {
                if (member.permissions().contains(feature + ":" + permissions.get(i))) {
                    bits = bits.setBit(i);
                }
            }
            maps.add(bits.toString());
        }
        claims.add(
                "o",
                Json.createObjectBuilder()
                        .add("id", organization.id())
                        .add("slg", organization.slug())
                        .add("rol", member.role())
                        .add("per", String.join(",", permissions))
                        .add("fpm", String.join(",", maps)));
        claims.add("fea", organization.features().stream().map(it -> "o:" + it).collect(Collectors.joining(",")));
        if (!organization.plan().isEmpty()) {
            claims.add("pla", "o:" + organization.plan());
        }
    }

    String handshakeToken(List<String> directives) {
        JsonArrayBuilder list = Json.createArrayBuilder(directives);
        return key.sign(
                CATEGORY, Json.createObjectBuilder().add("handshake", list).build());
    }

    /** The Set-Cookie lines that tell an application of this client. */
    List<String> directives(Client client, String origin, boolean refreshable) {
        Session session = client.active();
        String attributes = "; Path=/; SameSite=Lax" + (origin.startsWith("https:") ? "; Secure" : "");
        List<String> lines = new ArrayList<>();
        String token = session == null ? "" : sessionToken(session, origin);
        for (String suffix : List.of("", "_" + suffix())) {
            lines.add("__session" + suffix + "=" + token + attributes + (session == null ? "; Max-Age=0" : ""));
            lines.add("__client_uat" + suffix + "=" + client.uat() + attributes);
            if (seed.isDevelopment()) {
                lines.add("__clerk_db_jwt" + suffix + "=" + client.id() + attributes);
            }
        }
        if (session != null && refreshable) {
            lines.add("__refresh_" + suffix() + "=" + session.refreshToken() + attributes + "; HttpOnly");
        }
        return lines;
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
