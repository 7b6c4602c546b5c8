package io.github.clerkjakarta.internal.token;

import io.github.clerkjakarta.internal.token.SigningKeys.KeyResult;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one place where signatures are checked: key, header, signature, in this order. */
final class SignatureCheck {
    /** The algorithms that Clerk signs with, and Java's names for them. */
    private static final Map<String, String> ALGORITHMS =
            Map.of("RS256", "SHA256withRSA", "RS384", "SHA384withRSA", "RS512", "SHA512withRSA");

    private SignatureCheck() {}

    /** Null: it is good. */
    static @Nullable Refused of(JsonObject header, byte[] signedContent, byte[] signature, SigningKeys keys) {
        KeyResult found = keys.find(header.get("kid"));
        if (found instanceof KeyResult.NotFound none) {
            return none.why();
        }
        KeyResult.Found key = (KeyResult.Found) found;
        JsonValue type = header.get("typ");
        if (type != null
                && !(type instanceof JsonString text && text.getString().equals("JWT"))) {
            return new Refused(AuthReason.TOKEN_INVALID, "The token's type (typ) is not JWT.");
        }
        String algorithm = header.get("alg") instanceof JsonString alg ? alg.getString() : "";
        String javaName = ALGORITHMS.get(algorithm);
        if (javaName == null) {
            return new Refused(
                    AuthReason.TOKEN_INVALID_ALGORITHM, "The token's algorithm (alg) is not RS256, RS384 or RS512.");
        }
        if (key.algorithm() != null && !key.algorithm().equals(algorithm)) {
            return new Refused(AuthReason.TOKEN_VERIFICATION_FAILED, "The signing key is for another algorithm.");
        }
        return isValid(javaName, key.key(), signedContent, signature)
                ? null
                : new Refused(AuthReason.TOKEN_INVALID_SIGNATURE, "The token's signature is invalid.");
    }

    private static boolean isValid(String algorithm, PublicKey key, byte[] content, byte[] signature) {
        try {
            Signature check = Signature.getInstance(algorithm);
            check.initVerify(key);
            check.update(content);
            return check.verify(signature);
        } catch (GeneralSecurityException notASignatureOfThisKey) {
            // Wrong length, wrong padding, an unusable key: in no case a good signature.
            return false;
        }
    }
}
