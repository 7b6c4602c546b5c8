package io.github.clerkjakarta.internal.request;

import io.github.clerkjakarta.internal.url.PercentEncoding;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of a request, read from the raw header. Of two cookies with one name the first counts: browsers send the
 * one with the longer path first. Values are percent-decoded after splitting. Quotes are part of the value.
 */
public final class Cookies {
    private final Map<String, String> values;

    private Cookies(Map<String, String> values) {
        this.values = values;
    }

    /** Reads a header in linear time. */
    public static Cookies parse(CharSequence header) {
        Map<String, String> values = new HashMap<>();
        int start = 0;
        while (start < header.length()) {
            int equals = -1;
            int end = start;
            while (end < header.length() && header.charAt(end) != ';') {
                if (equals < 0 && header.charAt(end) == '=') {
                    equals = end;
                }
                end++;
            }
            if (equals >= 0) {
                values.putIfAbsent(trimmed(header, start, equals), percentDecoded(trimmed(header, equals + 1, end)));
            }
            start = end + 1;
        }
        return new Cookies(values);
    }

    /** Returns the cookie's value, or null if it is absent or empty. */
    public @Nullable String get(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /**
     * Returns all cookies by name, as a view: {@code Map.copyOf} takes quadratic time if the names' hash codes collide.
     */
    public Map<String, String> all() {
        return Collections.unmodifiableMap(values);
    }

    private static String trimmed(CharSequence text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.subSequence(start, end).toString();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Returns the decoded value. A value that cannot be decoded stays as it is. */
    private static String percentDecoded(String value) {
        String decoded = PercentEncoding.decoded(value);
        return decoded == null ? value : decoded;
    }
}
