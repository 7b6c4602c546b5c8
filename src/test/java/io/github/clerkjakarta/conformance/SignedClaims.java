package io.github.clerkjakarta.conformance;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.internal.backend.HttpBackendApi;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.decision.Authenticator;
import io.github.clerkjakarta.internal.decision.RequestState;
import io.github.clerkjakarta.internal.decision.RequestState.SignedIn;
import io.github.clerkjakarta.internal.decision.SessionClaims;
import io.github.clerkjakarta.internal.decision.Visit;
import io.github.clerkjakarta.internal.token.PemKeys;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;

/** Claims on the way that real ones take: signed, sent as a bearer token, authenticated. */
final class SignedClaims {
    private static final KeyPair KEYS = keys();

    private SignedClaims() {}

    static SessionClaims of(JsonObject claims) {
        String token = sign("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"cat\":\"cl_B7d4PD111AAA\"}", claims.toString());
        JsonObject options = Json.createObjectBuilder()
                .add("publishableKey", "pk_live_Y2xlcmsuZXhhbXBsZS5jb20k")
                .add("secretKey", "sk_live_oracle")
                .build();
        Clock clock =
                Clock.fixed(Instant.ofEpochSecond(claims.getJsonNumber("iat").longValue()), ZoneOffset.UTC);
        ClerkConfig config = Options.config(options, "http://127.0.0.1:1");
        TokenVerifier verifier = new TokenVerifier(config, new PemKeys((RSAPublicKey) KEYS.getPublic()), clock);
        JsonObject request = Json.createObjectBuilder()
                .add("url", "https://app.example.com/")
                .add("headers", Json.createObjectBuilder().add("authorization", "Bearer " + token))
                .build();
        Outcomes.CaseFacts facts = new Outcomes.CaseFacts(request);
        RequestState state = new Authenticator(verifier, new HttpBackendApi(config, Fixtures.CLOCK))
                .authenticate(new Visit(facts, facts.publicUrl(), config, clock.millis()));
        if (state instanceof SignedIn signedIn) {
            return signedIn.claims();
        }
        throw new Outcomes.Refused("not signed in: " + state);
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
