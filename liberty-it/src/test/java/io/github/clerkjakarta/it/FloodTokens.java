package io.github.clerkjakarta.it;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** A Clerk instance: its keys, and the session tokens that it signs. */
final class FloodTokens {
    static final String USER = "user_flood";
    static final String SECRET_KEY = "sk_live_flood";
    static final String PUBLISHABLE_KEY =
            "pk_live_" + Base64.getEncoder().encodeToString("clerk.flood.test$".getBytes(StandardCharsets.US_ASCII));

    private static final String KEY_ID = "ins_flood";
    private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;
    private final String azp;

    /** @param azp the origin of the page that the tokens are for */
    FloodTokens(String azp) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        this.keys = generator.generateKeyPair();
        this.azp = azp;
    }

    String jwks() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"use\":\"sig\",\"kty\":\"RSA\",\"alg\":\"RS256\",\"kid\":\"" + KEY_ID + "\",\"n\":\""
                + encoded(unsigned(key.getModulus().toByteArray())) + "\",\"e\":\""
                + encoded(key.getPublicExponent().toByteArray()) + "\"}]}";
    }

    /** Returns a session token that is good for a quarter of an hour. */
    String good() {
        return token(Instant.now().getEpochSecond() - 5, 900);
    }

    /** Returns a genuine session token that has expired. */
    String expired() {
        return token(Instant.now().getEpochSecond() - 600, 60);
    }

    /** Returns the same token with another key id, and so without a valid signature. */
    static String ofKey(String kid, String token) {
        return encoded(header(kid).getBytes(StandardCharsets.UTF_8)) + token.substring(token.indexOf('.'));
    }

    private static String header(String kid) {
        return "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"cat\":\"cl_B7d4PD111AAA\",\"kid\":\"" + kid + "\"}";
    }

    /** Returns the end of the names of this instance's cookies. */
    static String cookieSuffix() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1").digest(PUBLISHABLE_KEY.getBytes(StandardCharsets.US_ASCII));
            return BASE64_URL.encodeToString(hash).substring(0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String token(long issuedAt, long seconds) {
        String claims = "{\"azp\":\"" + azp + "\",\"exp\":" + (issuedAt + seconds) + ",\"iat\":" + issuedAt
                + ",\"nbf\":"
                + (issuedAt - 10) + ",\"iss\":\"https://clerk.flood.test\",\"sid\":\"sess_flood\",\"sub\":\"" + USER
                + "\",\"sts\":\"active\",\"v\":2}";
        String content = encoded(header(KEY_ID).getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static String encoded(byte[] bytes) {
        return BASE64_URL.encodeToString(bytes);
    }
}
