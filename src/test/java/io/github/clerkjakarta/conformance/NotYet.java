package io.github.clerkjakarta.conformance;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** What a case uses that this version does not have yet. */
final class NotYet {
    private NotYet() {}

    /** Why the case is skipped, or null. */
    static String reason(JsonObject one) {
        if (one.getString("kind").equals("express")) {
            return "express";
        }
        return null;
    }

    static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }
}
