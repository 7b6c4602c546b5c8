package io.github.clerkjakarta.user;

import io.github.clerkjakarta.internal.json.JsonValues;
import io.github.clerkjakarta.internal.json.Numbers;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An object of Clerk's Backend API. Members that are absent, unknown or of an unexpected type do no harm. */
abstract class ClerkObject {
    /** Transient: a serializer that reads fields would show members that have no getter on purpose. */
    private final transient JsonObject json;

    ClerkObject(JsonObject json) {
        this.json = json;
    }

    /** Returns null if the member is not a string. */
    final @Nullable String text(String name) {
        return json.get(name) instanceof JsonString text ? text.getString() : null;
    }

    /** Returns an empty string if the member is not a string. */
    final String required(String name) {
        String text = text(name);
        return text == null ? "" : text;
    }

    /** Returns true only if the member is true. */
    final boolean flag(String name) {
        return json.get(name) == JsonValue.TRUE;
    }

    /** Returns null if the value is not a number or does not fit a long. */
    final @Nullable Long number(String name) {
        return json.get(name) instanceof JsonNumber number ? Numbers.asLong(number) : null;
    }

    /** Reads milliseconds since 1970. Returns null if the member is not a number. */
    final @Nullable Instant instant(String name) {
        Long millis = number(name);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    final Metadata metadata(String name) {
        return new Metadata(json.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT);
    }

    final <T> @Nullable T one(String name, Function<JsonObject, T> type) {
        return json.get(name) instanceof JsonObject object ? type.apply(object) : null;
    }

    final <T> List<T> list(String name, Function<JsonObject, T> type) {
        return json.get(name) instanceof JsonArray array
                ? array.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(it -> type.apply((JsonObject) it))
                        .toList()
                : List.of();
    }

    /** Splits a string at white space. */
    final List<String> words(String name) {
        return Stream.of(required(name).split("\\s+"))
                .filter(it -> !it.isEmpty())
                .toList();
    }

    final List<String> texts(String name) {
        return JsonValues.textsOfList(json.get(name));
    }

    /** Names the kind and the id, but no personal data. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "(" + text("id") + ")";
    }
}
