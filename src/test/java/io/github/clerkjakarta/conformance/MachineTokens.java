package io.github.clerkjakarta.conformance;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Whether a request carries a machine's token in its header, by prefix or by what a JWT says of itself. */
final class MachineTokens {
    private MachineTokens() {}

    static boolean in(JsonObject one) {
        JsonObject headers = NotYet.object(NotYet.object(one, "request"), "headers");
        String[] parts = headers.getString("authorization", "").split(" ", 3);
        String token = parts.length == 1 ? parts[0] : parts[0].equals("Bearer") ? parts[1] : "";
        if (token.startsWith("mt_") || token.startsWith("oat_") || token.startsWith("ak_")) {
            return true;
        }
        String[] jwt = token.split("\\.", -1);
        if (jwt.length != 3) {
            return false;
        }
        String type = part(jwt[0]).getString("typ", "");
        return part(jwt[1]).getString("sub", "").startsWith("mch_")
                || type.equals("at+jwt")
                || type.equals("application/at+jwt");
    }

    private static JsonObject part(String encoded) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            return Json.createReader(new StringReader(json)).readObject();
        } catch (RuntimeException notJson) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
    }
}
