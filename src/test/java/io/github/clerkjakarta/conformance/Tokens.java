package io.github.clerkjakarta.conformance;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The claims of a case's tokens, unverified. */
final class Tokens {
    private Tokens() {}

    static boolean isMachinesIn(JsonObject one) {
        String token = bearer(one);
        if (token.startsWith("mt_") || token.startsWith("oat_") || token.startsWith("ak_")) {
            return true;
        }
        String type = part(token, 0).getString("typ", "");
        return part(token, 1).getString("sub", "").startsWith("mch_")
                || type.equals("at+jwt")
                || type.equals("application/at+jwt");
    }

    /** Returns the token of the Authorization header, or an empty text. */
    static String bearer(JsonObject one) {
        JsonObject headers = Cases.object(Cases.object(one, "request"), "headers");
        String[] parts = headers.getString("authorization", "").split(" ", 3);
        return parts.length == 1 || parts[1].isEmpty() ? parts[0] : parts[0].equals("Bearer") ? parts[1] : "";
    }

    /** Returns a JWT's header (0) or payload (1); empty if the text is not a JWT. */
    static JsonObject part(String token, int index) {
        String[] parts = token.split("\\.", -1);
        return parts.length == 3 ? part(parts[index]) : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static JsonObject part(String encoded) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            return Json.createReader(new StringReader(json)).readObject();
        } catch (RuntimeException notJson) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }
}
