package io.github.clerkjakarta.emulator;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** The instance's key: signs tokens, and shows its public half as a JSON Web Key. */
final class SigningKey {
    private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

    private final String kid;
    private final RSAPrivateCrtKey key;

    private SigningKey(String kid, RSAPrivateCrtKey key) {
        this.kid = kid;
        this.key = key;
    }

    static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            RSAPrivateCrtKey key =
                    (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
            return new SigningKey("ins_" + UUID.randomUUID().toString().replace("-", ""), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns the key of the file. If there is no file, creates a key and keeps it there: sessions survive a restart
     * only with it.
     */
    static SigningKey loadOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            SigningKey made = generate();
            made.save(file);
            return made;
        }
        String[] lines = Files.readString(file).split("\n", 3);
        try {
            byte[] encoded = Base64.getDecoder().decode(lines[1].strip());
            KeyFactory factory = KeyFactory.getInstance("RSA");
            return new SigningKey(
                    lines[0].strip(), (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | RuntimeException broken) {
            throw new IOException(file + " is no signing key of this program; delete it to have a new one.", broken);
        }
    }

    RSAPublicKey publicKey() {
        try {
            RSAPublicKeySpec spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void save(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, kid + "\n" + Base64.getEncoder().encodeToString(key.getEncoded()) + "\n");
    }

    JsonObject jwk() {
        return Fields.of("use", "sig")
                .and("kty", "RSA")
                .and("kid", kid)
                .and("alg", "RS256")
                .and("n", unsigned(key.getModulus()))
                .and("e", unsigned(key.getPublicExponent()))
                .json();
    }

    /** @param header the header without algorithm and key: type and category, which tell the kinds of token apart */
    String sign(JsonObject header, JsonObject claims) {
        JsonObject whole = Fields.merged(Fields.object("alg", "RS256", "kid", kid), header);
        String content = encode(whole.toString().getBytes(StandardCharsets.UTF_8)) + "."
                + encode(claims.toString().getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return encode(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String encode(byte[] bytes) {
        return BASE64_URL.encodeToString(bytes);
    }
}
