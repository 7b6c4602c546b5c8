package io.github.clerkjakarta.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.internal.config.RsaKeys;
import io.github.clerkjakarta.internal.token.SigningKeys.KeyResult;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Project Wycheproof's signatures and keys: every invalid one refused, every valid one of our algorithms accepted. */
class WycheproofTest {
    private static final Set<String> OURS = Set.of("RS256", "RS384", "RS512");

    @Test
    void jsonWebSignatures() throws IOException {
        assertThat(wrong("json_web_signature_test")).isEmpty();
    }

    @Test
    void jsonWebKeys() throws IOException {
        assertThat(wrong("json_web_key_test")).isEmpty();
    }

    @Test
    void rsaSignatures() throws IOException {
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (JsonValue value : read("rsa_signature_2048_sha256_test").getJsonArray("testGroups")) {
            JsonObject group = value.asJsonObject();
            RSAPublicKey key = RsaKeys.parse(group.getString("publicKeyPem"));
            for (JsonObject test : group.getJsonArray("tests").getValuesAs(JsonObject.class)) {
                boolean accepted = key != null
                        && SignatureCheck.isValid(
                                "SHA256withRSA", key, hex(test.getString("msg")), hex(test.getString("sig")));
                seen++;
                // "acceptable" is a legacy encoding: either answer is right.
                if (!test.getString("result").equals("acceptable")
                        && accepted != test.getString("result").equals("valid")) {
                    wrong.add(test.getInt("tcId") + " " + test.getString("comment"));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).isEqualTo(259);
    }

    private static List<String> wrong(String file) throws IOException {
        List<String> wrong = new ArrayList<>();
        int acceptedOnes = 0;
        for (JsonValue value : read(file).getJsonArray("testGroups")) {
            JsonObject group = value.asJsonObject();
            JsonObject keys =
                    group.containsKey("public") ? group.getJsonObject("public") : group.getJsonObject("private");
            for (JsonObject test : group.getJsonArray("tests").getValuesAs(JsonObject.class)) {
                String jws = test.get("jws") instanceof JsonString text
                        ? text.getString()
                        : test.get("jws").toString();
                boolean accepted = accepts(jws, keys);
                boolean valid = test.getString("result").equals("valid") && OURS.contains(algorithm(jws));
                acceptedOnes += accepted ? 1 : 0;
                if (accepted != valid) {
                    wrong.add(test.getInt("tcId") + " " + test.getString("comment") + " accepted: " + accepted);
                }
            }
        }
        assertThat(acceptedOnes).as("valid ones").isPositive();
        return wrong;
    }

    /** Does what the verifier does, except for the payload, which is no JSON in these vectors. */
    private static boolean accepts(String jws, JsonObject keys) {
        String[] parts = jws.split("\\.", -1);
        byte[] signature = parts.length == 3 ? UnverifiedToken.decode(parts[2]) : null;
        JsonObject header = header(jws);
        if (signature == null || header == null || UnverifiedToken.decode(parts[1]) == null) {
            return false;
        }
        UnverifiedToken token = new UnverifiedToken(jws, header, JsonValue.EMPTY_JSON_OBJECT, signature);
        return SignatureCheck.of(token, kid -> find(keys, kid)) == null;
    }

    private static KeyResult find(JsonObject keys, JsonValue kid) {
        JsonArray list = keys.containsKey("keys")
                ? keys.getJsonArray("keys")
                : Json.createArrayBuilder().add(keys).build();
        for (JsonObject key : list.getValuesAs(JsonObject.class)) {
            if (Objects.equals(key.get("kid"), kid)) {
                return JwkParser.parse(key);
            }
        }
        return new KeyResult.NotFound(new Refused(AuthReason.KID_MISMATCH, ""));
    }

    private static String algorithm(String jws) {
        JsonObject header = header(jws);
        return header == null ? "" : header.getString("alg", "");
    }

    private static JsonObject header(String jws) {
        byte[] decoded = UnverifiedToken.decode(jws.split("\\.", -1)[0]);
        return decoded != null && UnverifiedToken.parseJson(decoded) instanceof JsonObject object ? object : null;
    }

    private static byte[] hex(String text) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        byte[] bytes = new BigInteger("1" + text, 16).toByteArray();
        return java.util.Arrays.copyOfRange(bytes, 1, bytes.length);
    }

    private static JsonObject read(String file) throws IOException {
        try (InputStream in = WycheproofTest.class.getResourceAsStream("/wycheproof/" + file + ".json.gz")) {
            return Json.createReader(new GZIPInputStream(Objects.requireNonNull(in)))
                    .readObject();
        }
    }
}
