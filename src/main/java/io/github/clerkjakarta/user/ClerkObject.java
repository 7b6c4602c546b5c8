package io.github.clerkjakarta.user;

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

/** A resource of Clerk's Backend API: members that are absent, new or of another type than expected do no harm. */
abstract class ClerkObject {
    /** Transient: a serializer that reads fields would show what has no getter on purpose. */
    private final transient JsonObject json;

    ClerkObject(JsonObject json) {
        this.json = json;
    }

    /** Null where it is no text. */
    final @Nullable String text(String name) {
        return json.get(name) instanceof JsonString text ? text.getString() : null;
    }

    /** Empty where it is no text. */
    final String required(String name) {
        String text = text(name);
        return text == null ? "" : text;
    }

    /** False where it is not true. */
    final boolean flag(String name) {
        return json.get(name) == JsonValue.TRUE;
    }

    /** Returns null if the value is not a number or does not fit a long. */
    final @Nullable Long number(String name) {
        return json.get(name) instanceof JsonNumber number ? Numbers.asLong(number) : null;
    }

    /** From milliseconds since 1970; null where it is no number. */
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

    /** Of a text, separated by blanks. */
    final List<String> words(String name) {
        return Stream.of(required(name).split("\\s+"))
                .filter(it -> !it.isEmpty())
                .toList();
    }

    final List<String> texts(String name) {
        return json.get(name) instanceof JsonArray array
                ? array.stream()
                        .filter(JsonString.class::isInstance)
                        .map(it -> ((JsonString) it).getString())
                        .toList()
                : List.of();
    }

    /** Kind and id, nothing of a person. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "(" + text("id") + ")";
    }
}
