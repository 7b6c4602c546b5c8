package io.github.clerkjakarta.internal.token;

import io.github.clerkjakarta.internal.json.JsonValues;
import io.github.clerkjakarta.internal.token.SigningKeys.KeyResult;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The one place that checks signatures: key, header, signature, in this order. */
final class SignatureCheck {
    /** The algorithms that Clerk signs with, and Java's names for them. */
    private static final Map<String, String> ALGORITHMS =
            Map.of("RS256", "SHA256withRSA", "RS384", "SHA384withRSA", "RS512", "SHA512withRSA");

    private SignatureCheck() {}

    /** Returns null if the signature is good. */
    static @Nullable Refused of(UnverifiedToken token, SigningKeys keys) {
        return of(token, keys, SignatureCheck::isJwt);
    }

    /** @param isExpected true for the right {@code typ} header */
    static @Nullable Refused of(UnverifiedToken token, SigningKeys keys, Predicate<@Nullable JsonValue> isExpected) {
        return keys.find(token.header().get("kid")).match(key -> of(token, key, isExpected), KeyResult.NotFound::why);
    }

    private static @Nullable Refused of(
            UnverifiedToken token, KeyResult.Found key, Predicate<@Nullable JsonValue> isExpected) {
        JsonObject header = token.header();
        if (!isExpected.test(header.get("typ"))) {
            return new Refused(AuthReason.TOKEN_INVALID, "The token's type (typ) is not the one of its kind.");
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
        if (token.isSignedBy(key.key())) {
            return null;
        }
        if (!isValid(javaName, key.key(), token.signedContent(), token.signature())) {
            return new Refused(AuthReason.TOKEN_INVALID_SIGNATURE, "The token's signature is invalid.");
        }
        token.rememberSigner(key.key());
        return null;
    }

    /** Returns true for JWT, and if the header is absent. */
    private static boolean isJwt(@Nullable JsonValue type) {
        return type == null || JsonValues.isText(type, "JWT");
    }

    static boolean isValid(String algorithm, PublicKey key, byte[] content, byte[] signature) {
        try {
            Signature check = Signature.getInstance(algorithm);
            check.initVerify(key);
            check.update(content);
            return check.verify(signature);
        } catch (GeneralSecurityException notASignatureOfThisKey) {
            // Wrong length, wrong padding or an unusable key: never a good signature.
            return false;
        }
    }
}
