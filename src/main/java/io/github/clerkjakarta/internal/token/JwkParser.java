package io.github.clerkjakarta.internal.token;

import io.github.clerkjakarta.internal.config.RsaKeys;
import io.github.clerkjakarta.internal.token.SigningKeys.KeyResult;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;

/** Reads JSON Web Keys. */
final class JwkParser {
    private static final KeyResult UNUSABLE = new KeyResult.NotFound(new Refused(
            AuthReason.TOKEN_VERIFICATION_FAILED, "The signing key is not an RSA key for signatures.", false));

    private JwkParser() {}

    /** Returns the keys by their id. Keys without an id are left out. */
    static Map<String, KeyResult> byKid(List<JsonObject> keys) {
        Map<String, KeyResult> byKid = new HashMap<>();
        for (JsonObject key : keys) {
            if (key.get("kid") instanceof JsonString kid) {
                byKid.put(kid.getString(), parse(key));
            }
        }
        return byKid;
    }

    static KeyResult parse(JsonObject key) {
        if (!"sig".equals(key.getString("use", "sig")) || !mayVerify(key)) {
            return UNUSABLE;
        }
        Map<String, Object> parameters = new HashMap<>();
        List.of("kty", "n", "e").forEach(name -> parameters.put(name, key.getString(name, "")));
        try {
            RSAPublicKey rsa = new RsaJsonWebKey(parameters).getRsaPublicKey();
            String algorithm = key.get("alg") instanceof JsonString alg ? alg.getString() : null;
            boolean good = "RSA".equals(key.getString("kty", "")) && RsaKeys.isGood(rsa);
            return good ? new KeyResult.Found(rsa, algorithm) : UNUSABLE;
        } catch (JoseException | RuntimeException notAKey) {
            // jose4j does not catch the decoder's and the key factory's own runtime exceptions.
            return UNUSABLE;
        }
    }

    private static boolean mayVerify(JsonObject key) {
        if (!(key.get("key_ops") instanceof JsonArray operations)) {
            return true;
        }
        return operations.stream()
                .anyMatch(
                        op -> op instanceof JsonString text && text.getString().equals("verify"));
    }
}
