package io.github.clerkjakarta.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/** Session tokens as Clerk issues them: RS256, a key of 2048 bits, the claims of version 2 with an organization. */
public final class Signed {
    public static final String ISSUER = "https://clerk.example.com";
    public static final String KEY_ID = "ins_2b7TyAbC1aB2cD3eF4gH5iJ6kL7";
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

    /**
     * @param number makes the token different from others
     * @param characters the least length of the token; longer claims fill it
     */
    public static String token(int number, int characters) {
        long now = System.currentTimeMillis() / 1000;
        String filler = "x".repeat(Math.max(0, (characters - 900) * 3 / 4));
        String claims = "{\"azp\":\"https://app.example.com\",\"exp\":" + (now + 36_000) + ",\"fva\":[5,-1],\"iat\":"
                + (now - 10)
                + ",\"iss\":\"" + ISSUER + "\",\"jti\":\"" + (100_000 + number)
                + "\",\"nbf\":" + (now - 20) + ",\"sid\":\"sess_2b7TyQMc8mZ0gOvb2qYQ1aB2cD3\",\"sts\":\"active\","
                + "\"sub\":\"user_2b7TyUvZ1aB2cD3eF4gH5iJ6kL7\",\"v\":2,"
                + "\"o\":{\"id\":\"org_2b7TyWxY1aB2cD3eF4gH5iJ6kL7\",\"rol\":\"admin\",\"slg\":\"acme\",\"per\":\"manage,read\","
                + "\"fpm\":\"3,1\"},\"fea\":\"o:billing,o:reports,u:chat\",\"pla\":\"o:team\",\"x\":\"" + filler
                + "\"}";
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
