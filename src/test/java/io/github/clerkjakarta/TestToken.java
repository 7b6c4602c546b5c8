package io.github.clerkjakarta;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A session token: valid, unless a test changes it. In a text it stands for itself: {@code "Bearer " + token()}. */
public final class TestToken {
    /** The category of a JWT template's tokens. */
    public static final String TEMPLATE = "cl_B7d4PD222AAA";

    private final Map<String, JsonValue> claims = new TreeMap<>();
    private KeyPair keys = Fixtures.KEYS;
    private String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"ins_1\"}";

    TestToken() {
        claim("azp", "https://app.example.com")
                .claim("iss", "https://clerk.example.com")
                .claim("sid", "sess_1")
                .claim("sub", "user_1")
                .claim("v", 2)
                .expiresAt(Fixtures.NOW.plusSeconds(50))
                .issuedAt(Fixtures.NOW.minusSeconds(10))
                .notBefore(Fixtures.NOW.minusSeconds(20));
    }

    public TestToken issuedAt(Instant time) {
        return claim("iat", time.getEpochSecond());
    }

    public TestToken expiresAt(Instant time) {
        return claim("exp", time.getEpochSecond());
    }

    public TestToken notBefore(Instant time) {
        return claim("nbf", time.getEpochSecond());
    }

    public TestToken claim(String name, String value) {
        return claim(name, Json.createValue(value));
    }

    public TestToken claim(String name, long value) {
        return claim(name, Json.createValue(value));
    }

    public TestToken claim(String name, JsonValue value) {
        claims.put(name, value);
        return this;
    }

    /** Adds claims that need a builder, such as objects and arrays. */
    public TestToken claims(Consumer<JsonObjectBuilder> more) {
        JsonObjectBuilder builder = Json.createObjectBuilder();
        more.accept(builder);
        claims.putAll(builder.build());
        return this;
    }

    public TestToken without(String claim) {
        claims.remove(claim);
        return this;
    }

    /** Makes the claims of the organization unreadable: features that are not text. */
    public TestToken unreadableOrganization() {
        return claim("fea", 1).claim("o", JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Adds organization {@code org_1} with this role. */
    public TestToken role(String role) {
        return claims(
                it -> it.add("o", Json.createObjectBuilder().add("id", "org_1").add("rol", role)));
    }

    /** Makes it a handshake's, with these Set-Cookie lines. */
    public TestToken handshake(String... setCookies) {
        JsonArrayBuilder lines = Json.createArrayBuilder(List.of(setCookies));
        return onlyClaims(Json.createObjectBuilder().add("handshake", lines).build());
    }

    /** Replaces all claims. */
    public TestToken onlyClaims(JsonObject all) {
        claims.clear();
        claims.putAll(all);
        return this;
    }

    public TestToken signedBy(KeyPair other) {
        keys = other;
        return this;
    }

    public TestToken keyId(String kid) {
        return header("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}");
    }

    public TestToken category(String cat) {
        return header("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"cat\":\"" + cat + "\"}");
    }

    /** Replaces the header with this JSON. */
    public TestToken header(String json) {
        header = json;
        return this;
    }

    public JsonObject claims() {
        return Json.createObjectBuilder(Map.copyOf(claims)).build();
    }

    public String text() {
        try {
            String content = encode(header) + "." + encode(claims().toString());
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return text();
    }
}
