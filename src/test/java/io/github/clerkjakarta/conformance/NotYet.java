package io.github.clerkjakarta.conformance;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/** What a case uses that this version does not have yet. */
final class NotYet {
    private NotYet() {}

    /** Why the case is skipped, or null. */
    static String reason(JsonObject one) {
        JsonObject options = object(one, "options");
        if (asksForMachines(options.get("acceptsToken"))
                || asksForMachines(object(one, "authOptions").get("acceptsToken"))) {
            return "acceptsToken other than session";
        }
        if (asksForMachines(object(one, "protectOptions").get("token"))
                || asksForMachines(object(object(one, "protect"), "params").get("token"))) {
            return "token other than session";
        }
        if (one.getString("kind").equals("middleware") && Tokens.isMachinesIn(one)) {
            return "machine tokens";
        }
        if (List.of("machineToken", "isTokenTypeAccepted").contains(one.getString("fn", ""))) {
            return "machine tokens";
        }
        if (one.getString("kind").equals("express")) {
            return "express";
        }
        return null;
    }

    private static boolean asksForMachines(JsonValue accepted) {
        if (accepted == null || accepted == JsonValue.NULL) {
            return false;
        }
        return !(accepted instanceof JsonString text && text.getString().equals("session_token"));
    }

    static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }
}
