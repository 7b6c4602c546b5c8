package io.github.clerkjakarta.internal.config;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import org.jose4j.keys.RsaKeyUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Accepts RSA public keys whose signatures cannot be forged. */
public final class RsaKeys {
    private static final int MIN_BITS = 2048;
    private static final int MAX_BITS = 8192;
    private static final int USUAL_EXPONENT = 65537;

    /** The primes that reveal keys made by the broken generator of CVE-2017-15361 (ROCA). */
    private static final int[] ROCA_PRIMES = {11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157};

    private RsaKeys() {}

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
            return key instanceof RSAPublicKey rsa && isGood(rsa) ? rsa : null;
        } catch (JoseException | InvalidKeySpecException | RuntimeException notAKey) {
            // jose4j does not catch the decoder's own runtime exceptions.
            return null;
        }
    }

    /** Returns true if signatures of the key cannot be forged. */
    public static boolean isGood(RSAPublicKey key) {
        int bits = key.getModulus().bitLength();
        BigInteger exponent = key.getPublicExponent();
        return bits >= MIN_BITS
                && bits <= MAX_BITS
                && exponent.compareTo(BigInteger.TWO) > 0
                && exponent.testBit(0)
                && !isRoca(key.getModulus());
    }

    /**
     * Returns true if the modulus is a power of 65537 modulo every one of the primes. By chance, not one modulus in 200
     * million is.
     */
    private static boolean isRoca(BigInteger modulus) {
        for (int prime : ROCA_PRIMES) {
            int remainder = modulus.mod(BigInteger.valueOf(prime)).intValue();
            int power = 1;
            do {
                power = (int) ((long) power * USUAL_EXPONENT % prime);
            } while (power != 1 && power != remainder);
            if (power != remainder) {
                return false;
            }
        }
        return true;
    }
}
