package io.github.clerkjakarta.user;

import io.github.clerkjakarta.internal.json.Numbers;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Data that an application stores with a user at Clerk: a JSON object as a map, so that a page can write
 * {@code #{user.publicMetadata.plan}}. Immutable.
 *
 * <p>JSON becomes strings, booleans, lists, maps and numbers: {@link Long} or {@link Double}, or
 * {@link java.math.BigInteger} or {@link java.math.BigDecimal} if these are too small. Members that are null are left
 * out.
 *
 * @see <a href="https://clerk.com/docs/guides/users/extending">Clerk: user metadata</a>
 */
public final class Metadata extends AbstractMap<String, Object> {
    private final JsonObject json;
    private final Map<String, Object> values;

    /** Wraps a JSON object. */
    public Metadata(JsonObject json) {
        this.json = json;
        this.values = plain(json);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return values.entrySet();
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return values.get(name);
    }

    /** Returns the member if it is a string, otherwise empty. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name) instanceof String text ? text : null);
    }

    /** Returns the member if it is a number, otherwise empty. */
    public Optional<Number> number(String name) {
        return Optional.ofNullable(values.get(name) instanceof Number number ? number : null);
    }

    /** Returns the member if it is true or false, otherwise empty. */
    public Optional<Boolean> bool(String name) {
        return Optional.ofNullable(values.get(name) instanceof Boolean bool ? bool : null);
    }

    /** Returns the metadata as JSON, for example to bind it to a class of yours with JSON-B. */
    public JsonObject json() {
        return json;
    }

    private static Map<String, Object> plain(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            Object plain = plain(value);
            if (plain != null) {
                map.put(name, plain);
            }
        });
        return Collections.unmodifiableMap(map);
    }

    private static @Nullable Object plain(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        if (value instanceof JsonNumber number) {
            return Numbers.plain(number);
        }
        if (value instanceof JsonObject object) {
            return plain(object);
        }
        if (value instanceof JsonArray array) {
            return array.stream().map(Metadata::plain).filter(it -> it != null).toList();
        }
        return value == JsonValue.NULL ? null : (Object) (value == JsonValue.TRUE);
    }
}
