package io.github.clerkjakarta.internal.token;

import jakarta.json.JsonValue;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import org.jose4j.keys.RsaKeyUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** One key from the configuration: no network, and the token's key id does not matter. */
public final class PemKeys implements SigningKeys {
    private final KeyResult key;

    public PemKeys(RSAPublicKey key) {
        this.key = new KeyResult.Found(key, null);
    }

    @Override
    public KeyResult find(@Nullable JsonValue kid) {
        return key;
    }

    /**
     * Returns the RSA public key of a PEM text, or null if the text is not an RSA public key of 2048 to 8192 bits. Line
     * ends may be written as the two characters {@code \n}, as in properties and environment variables. The first and
     * last lines of the PEM form may be missing.
     */
    public static @Nullable RSAPublicKey parse(String pem) {
        String body = pem.replace("\\r", "").replace("\\n", "\n").strip();
        String whole =
                body.startsWith("-----") ? body : "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----";
        try {
            PublicKey key = new RsaKeyUtil().fromPemEncoded(whole);
            return key instanceof RSAPublicKey rsa && RsaKeyRules.isGood(rsa) ? rsa : null;
        } catch (JoseException | InvalidKeySpecException | RuntimeException notAKey) {
            // jose4j does not catch the decoder's own runtime exceptions.
            return null;
        }
    }
}
