package io.github.clerkjakarta.emulator;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in the order in which it reads: {@code object("id", id, "name", null)}, or {@code of("id",
 * id).and("name", null).json()} for larger objects. Values are texts, numbers, booleans, collections, JSON or null.
 */
final class Fields {
    private final JsonObjectBuilder fields = Json.createObjectBuilder();

    private Fields() {}

    static Fields of(String name, @Nullable Object value) {
        return new Fields().and(name, value);
    }

    Fields and(String name, @Nullable Object value) {
        fields.add(name, value(value));
        return this;
    }

    JsonObject json() {
        return fields.build();
    }

    /** @param namesAndValues in turn */
    static JsonObject object(@Nullable Object... namesAndValues) {
        Fields fields = new Fields();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.and(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields.json();
    }

    static JsonArray list(Collection<?> values) {
        JsonArrayBuilder builder = Json.createArrayBuilder();
        values.forEach(it -> builder.add(value(it)));
        return builder.build();
    }

    /** Returns the first object with the second's members added or replaced. */
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
        return Json.createValue(value.toString());
    }
}
