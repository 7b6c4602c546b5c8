package io.github.clerkjakarta.conformance;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** Reads cases. */
final class Cases {
    private Cases() {}

    /** Why the case is not for this library, or null. */
    static String reason(JsonObject one) {
        return one.getString("kind").equals("express") ? "express is another framework" : null;
    }

    /** Empty where the member is no object. */
    static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }
}
