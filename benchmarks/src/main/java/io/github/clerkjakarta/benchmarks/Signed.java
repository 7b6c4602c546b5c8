package io.github.clerkjakarta.benchmarks;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Session tokens as Clerk issues them: RS256, a key of 2048 bits, the claims of version 2 with an organization. */
public final class Signed {
    public static final String ISSUER = "https://clerk.example.com";
    static final String KEY_ID = "ins_2b7TyAbC1aB2cD3eF4gH5iJ6kL7";
    private static final KeyPair KEYS = keys();

    private Signed() {}

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static java.security.interfaces.RSAPublicKey key() {
        return (java.security.interfaces.RSAPublicKey) KEYS.getPublic();
    }

    public static String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(KEYS.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----";
    }

    static String jwks() {
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"" + KEY_ID + "\",\"n\":\""
                + unsigned(key().getModulus()) + "\",\"e\":\"" + unsigned(key().getPublicExponent()) + "\"}]}";
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    /** Returns different tokens. */
    public static Stream<String> tokens(int number, int characters) {
        return IntStream.range(0, number).parallel().mapToObj(i -> token(i, characters));
    }

    /**
     * @param number makes the token different from others
     * @param characters its length, or 0 for that of the claims. The claims alone need some 1,010, and some 810 below 900, because then
     *     no organization is among them
     */
    public static String token(int number, int characters) {
        String claims = claims(number, characters == 0 || characters >= 900);
        int missing = Math.max(0, characters - signed(claims).length());
        return signed(claims.replace("\"x\":\"", "\"x\":\"" + "x".repeat(missing * 3 / 4)));
    }

    private static String claims(int number, boolean organization) {
        long now = System.currentTimeMillis() / 1000;
        return "{\"azp\":\"https://app.example.com\",\"exp\":" + (now + 36_000) + ",\"fva\":[5,-1],\"iat\":"
                + (now - 10)
                + ",\"iss\":\"" + ISSUER + "\",\"jti\":\"" + (100_000 + number) + "\",\"nbf\":" + (now - 20)
                + ",\"sid\":\"sess_2b7TyQMc8mZ0gOvb2qYQ1aB2cD3\",\"sts\":\"active\","
                + "\"sub\":\"user_2b7TyUvZ1aB2cD3eF4gH5iJ6kL7\",\"v\":2,"
                + (organization
                        ? "\"o\":{\"id\":\"org_2b7TyWxY1aB2cD3eF4gH5iJ6kL7\",\"rol\":\"admin\",\"slg\":\"acme\",\"per\":\"manage,read\","
                                + "\"fpm\":\"3,1\"},\"fea\":\"o:billing,o:reports,u:chat\",\"pla\":\"o:team\","
                        : "")
                + "\"x\":\"\"}";
    }

    private static String signed(String claims) {
        String content =
                encoded("{\"alg\":\"RS256\",\"cat\":\"cl_B7d4PD111AAA\",\"kid\":\"" + KEY_ID + "\",\"typ\":\"JWT\"}")
                        + "." + encoded(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
