package io.github.clerkjakarta.conformance;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** Reads cases. */
final class Cases {
    private Cases() {}

    /** Returns the reason why the case is not for this library, or null. */
    static String reason(JsonObject one) {
        return one.getString("kind").equals("express") ? "express is another framework" : null;
    }

    /** Returns the member's object, or an empty one. */
    static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }
}
