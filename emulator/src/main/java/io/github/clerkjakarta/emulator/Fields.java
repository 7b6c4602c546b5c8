package io.github.clerkjakarta.emulator;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as it reads: {@code object("id", id, "name", null, "members", 2)}. */
final class Fields {
    private Fields() {}

    /** @param namesAndValues in turn; values are texts, numbers, booleans, collections, JSON or null */
    static JsonObject object(@Nullable Object... namesAndValues) {
        JsonObjectBuilder builder = Json.createObjectBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            builder.add(String.valueOf(namesAndValues[i]), value(namesAndValues[i + 1]));
        }
        return builder.build();
    }

    static JsonArray list(Collection<?> values) {
        JsonArrayBuilder builder = Json.createArrayBuilder();
        values.forEach(it -> builder.add(value(it)));
        return builder.build();
    }

    /** The first with what the second adds or replaces. */
    static JsonObject merged(JsonObject first, JsonObject second) {
        JsonObjectBuilder builder = Json.createObjectBuilder(first);
        second.forEach(builder::add);
        return builder.build();
    }

    private static JsonValue value(@Nullable Object value) {
        if (value == null) {
            return JsonValue.NULL;
        }
        if (value instanceof JsonValue json) {
            return json;
        }
        if (value instanceof Boolean flag) {
            return flag ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof Number number) {
            return Json.createValue(number.longValue());
        }
        if (value instanceof Collection<?> values) {
            return list(values);
        }
        if (value instanceof Map<?, ?> map) {
            JsonObjectBuilder builder = Json.createObjectBuilder();
            map.forEach((name, it) -> builder.add(String.valueOf(name), value(it)));
            return builder.build();
        }
        return Json.createValue(value.toString());
    }
}
