package io.github.clerkjakarta.internal.token;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import org.jspecify.annotations.Nullable;

/** The signatures that Clerk makes, and the one place that checks them. */
enum SignatureAlgorithm {
    RS256("SHA256withRSA"),
    RS384("SHA384withRSA"),
    RS512("SHA512withRSA");

    private final String javaName;

    SignatureAlgorithm(String javaName) {
        this.javaName = javaName;
    }

    static @Nullable SignatureAlgorithm named(String name) {
        for (SignatureAlgorithm algorithm : values()) {
            if (algorithm.name().equals(name)) {
                return algorithm;
            }
        }
        return null;
    }

    boolean isValid(byte[] signature, byte[] content, PublicKey key) {
        try {
            Signature check = Signature.getInstance(javaName);
            check.initVerify(key);
            check.update(content);
            return check.verify(signature);
        } catch (GeneralSecurityException notASignatureOfThisKey) {
            // Wrong length, wrong padding, an unusable key: in no case a good signature.
            return false;
        }
    }
}
