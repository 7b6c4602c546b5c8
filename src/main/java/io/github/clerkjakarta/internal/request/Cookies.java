package io.github.clerkjakarta.internal.request;

import io.github.clerkjakarta.internal.url.PercentEncoding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of a request, read from the raw header. Of two cookies with one name the first counts: browsers send the
 * one with the longer path first. Values are percent-decoded after splitting. Quotes are part of the value.
 *
 * <p>Keeps only the places of the cookies, and copies a value when it is asked for: most cookies of a browser are not ours.
 */
public final class Cookies {
    private static final int BOUNDS = 4;

    private final String header;

    /** For each cookie: begin and end of its name, begin and end of its value. */
    private int[] bounds;

    private int length;

    private Cookies(String header) {
        this.header = header;
        this.bounds = new int[header.isEmpty() ? 0 : 8 * BOUNDS];
    }

    /** Reads a header in linear time. */
    public static Cookies parse(CharSequence header) {
        Cookies cookies = new Cookies(header.toString());
        int start = 0;
        int equals = -1;
        while (start < header.length()) {
            int end = indexOf(header, ';', start);
            // The next equals sign may be far away. From there it is not searched again.
            equals = equals < start ? indexOf(header, '=', start) : equals;
            if (equals < end) {
                cookies.add(header, start, equals, end);
            }
            start = end + 1;
        }
        return cookies;
    }

    /** Returns the length of the text if the character is absent. */
    private static int indexOf(CharSequence text, char wanted, int from) {
        if (text instanceof String string) {
            int found = string.indexOf(wanted, from);
            return found < 0 ? string.length() : found;
        }
        int at = from;
        while (at < text.length() && text.charAt(at) != wanted) {
            at++;
        }
        return at;
    }

    private void add(CharSequence text, int start, int equals, int end) {
        if (length == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * length);
        }
        addTrimmed(text, start, equals);
        addTrimmed(text, equals + 1, end);
    }

    private void addTrimmed(CharSequence text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        bounds[length++] = start;
        bounds[length++] = end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Returns the cookie's value, or null if it is absent or empty. */
    public @Nullable String get(String name) {
        return get(name, "");
    }

    /** Returns the value of the cookie whose name is {@code name + suffix}, or null if it is absent or empty. */
    @Nullable
    String get(String name, String suffix) {
        int nameLength = name.length() + suffix.length();
        for (int i = 0; i < length; i += BOUNDS) {
            int at = bounds[i];
            if (bounds[i + 1] - at == nameLength
                    && header.startsWith(name, at)
                    && header.startsWith(suffix, at + name.length())) {
                return bounds[i + 2] == bounds[i + 3] ? null : value(i);
            }
        }
        return null;
    }

    /** Returns all cookies by name. Not {@code Map.copyOf}: names with one hash code make that quadratic. */
    public Map<String, String> all() {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < length; i += BOUNDS) {
            values.putIfAbsent(header.substring(bounds[i], bounds[i + 1]), value(i));
        }
        return values;
    }

    /** Returns the decoded value. A value that cannot be decoded stays as it is. */
    private String value(int cookie) {
        String value = header.substring(bounds[cookie + 2], bounds[cookie + 3]);
        String decoded = PercentEncoding.decoded(value);
        return decoded == null ? value : decoded;
    }
}
