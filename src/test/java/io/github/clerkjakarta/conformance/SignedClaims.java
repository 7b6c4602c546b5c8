package io.github.clerkjakarta.conformance;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedIn;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.container.entry.ShippedDoor;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;

/** Claims on the way that real ones take: signed, sent as a bearer token, authenticated. */
final class SignedClaims {
    private static final KeyPair KEYS = keys();

    private static final String PEM = "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----";

    private SignedClaims() {}

    static Auth of(JsonObject claims) {
        String token = sign("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"cat\":\"cl_B7d4PD111AAA\"}", claims.toString());
        Clock clock =
                Clock.fixed(Instant.ofEpochSecond(claims.getJsonNumber("iat").longValue()), ZoneOffset.UTC);
        Map<String, String> properties = Map.of(
                "clerk.publishable-key", "pk_live_Y2xlcmsuZXhhbXBsZS5jb20k",
                "clerk.secret-key", "sk_live_oracle",
                "clerk.jwt-key", PEM);
        JsonObject request = Json.createObjectBuilder()
                .add("url", "https://app.example.com/")
                .add("headers", Json.createObjectBuilder().add("authorization", "Bearer " + token))
                .build();
        RequestAuth auth =
                Entered.of(ShippedDoor.of(properties, clock), request).auth();
        boolean namesNobody = claims.getString("sub", "").isEmpty();
        if (auth == null || !(namesNobody || auth.state() instanceof SignedIn)) {
            throw new Outcomes.Refused("not signed in");
        }
        return auth;
    }

    private static String sign(String header, String payload) {
        try {
            String content = encode(header.getBytes(StandardCharsets.UTF_8)) + "."
                    + encode(payload.getBytes(StandardCharsets.UTF_8));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
