package io.github.clerkjakarta.internal.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON that others wrote, whatever types it has. */
public final class JsonValues {
    private JsonValues() {}

    /** Returns the member's text, or an empty string if it is not a text. */
    public static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? text.getString() : "";
    }

    /** Returns true if the value is this text. Compares characters, because some JSON providers make a new text each time that one is asked for. */
    public static boolean isText(@Nullable JsonValue value, String expected) {
        return value instanceof JsonString text && expected.contentEquals(text.getChars());
    }

    /** Returns true if the value is a text that begins with this one. */
    public static boolean startsWith(@Nullable JsonValue value, String prefix) {
        return value instanceof JsonString text
                && text.getChars().length() >= prefix.length()
                && prefix.contentEquals(text.getChars().subSequence(0, prefix.length()));
    }

    /** Returns a text as a list of one, or the texts of a list; empty if there are no texts. */
    public static List<String> texts(@Nullable JsonValue value) {
        return value instanceof JsonString text ? List.of(text.getString()) : textsOfList(value);
    }

    /** Returns the texts of a list, without its other elements; empty if the value is not a list. */
    public static List<String> textsOfList(@Nullable JsonValue value) {
        return value instanceof JsonArray list
                ? list.stream()
                        .filter(JsonString.class::isInstance)
                        .map(it -> ((JsonString) it).getString())
                        .toList()
                : List.of();
    }

    /** Returns the words of a text, separated by single blanks, or null if the value is not a text. */
    public static @Nullable List<String> words(@Nullable JsonValue value) {
        return value instanceof JsonString text ? List.of(text.getString().split(" ", -1)) : null;
    }
}
