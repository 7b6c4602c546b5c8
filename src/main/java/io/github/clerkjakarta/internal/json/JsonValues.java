package io.github.clerkjakarta.internal.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what others wrote into JSON, whatever it is. */
public final class JsonValues {
    private JsonValues() {}

    /** Empty where the member is no text. */
    public static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? text.getString() : "";
    }

    /** One text or those of a list; empty where there are none. */
    public static List<String> texts(@Nullable JsonValue value) {
        if (value instanceof JsonString text) {
            return List.of(text.getString());
        }
        return value instanceof JsonArray array
                ? array.stream()
                        .filter(JsonString.class::isInstance)
                        .map(it -> ((JsonString) it).getString())
                        .toList()
                : List.of();
    }

    /** The words of a text, separated by single blanks; null where it is no text. */
    public static @Nullable List<String> words(@Nullable JsonValue value) {
        return value instanceof JsonString text ? List.of(text.getString().split(" ", -1)) : null;
    }
}
