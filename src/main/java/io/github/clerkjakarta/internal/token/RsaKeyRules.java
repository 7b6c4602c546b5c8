package io.github.clerkjakarta.internal.token;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;

/** Accepts only RSA keys whose signatures cannot be forged. */
final class RsaKeyRules {
    private static final int MIN_BITS = 2048;
    private static final int MAX_BITS = 8192;
    private static final int USUAL_EXPONENT = 65537;

    /** The primes that reveal keys made by the broken generator of CVE-2017-15361 (ROCA). */
    private static final int[] ROCA_PRIMES = {11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157};

    private RsaKeyRules() {}

    static boolean isGood(RSAPublicKey key) {
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
