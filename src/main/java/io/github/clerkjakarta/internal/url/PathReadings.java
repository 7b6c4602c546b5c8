package io.github.clerkjakarta.internal.url;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists the ways in which servers may read a path. Proxies, containers and JAX-RS differ in when they decode, drop
 * {@code ;parameters}, resolve dots and join slashes. A rule that knows only one reading is open to the others.
 */
public final class PathReadings {
    private PathReadings() {}

    /**
     * Returns the readings, percent-encoded. The first is the path itself; nearly all paths have no other.
     *
     * @return null if the path is malformed: it has a broken escape, one that is not UTF-8, or a control character
     */
    public static @Nullable List<String> of(String path) {
        if (isPlain(path)) {
            return List.of(path);
        }
        String decoded = PercentEncoding.decoded(path);
        String withoutParameters = PercentEncoding.decoded(withoutParameters(path));
        if (decoded == null || withoutParameters == null || hasControls(decoded)) {
            return null;
        }
        Set<String> readings = new LinkedHashSet<>();
        readings.add(path);
        readings.add(withoutParameters(path));
        readings.add(DotSegments.resolved(path, true));
        for (String text : List.of(decoded, withoutParameters, withoutParameters(decoded))) {
            readings.add(encoded(text));
            readings.add(encoded(DotSegments.resolved(text, true)));
        }
        return List.copyOf(readings);
    }

    private static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean dot = c == '.' && i > 0 && path.charAt(i - 1) == '/';
            boolean slash = c == '/' && i > 0 && path.charAt(i - 1) == '/';
            if (dot || slash || c == '%' || c == ';' || c == '\\' || c <= ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static String withoutParameters(String path) {
        return path.replaceAll(";[^/\\\\]*", "");
    }

    private static boolean hasControls(String path) {
        return path.chars().anyMatch(Character::isISOControl);
    }

    /**
     * Escapes the text so that decoding returns it. Line ends become {@code _}: JAX-RS accepts them, but a dot in a pattern does not
     * match them.
     */
    private static String encoded(String text) {
        return text.replace("%", "%25").replaceAll("[\\u2028\\u2029]", "_");
    }
}
