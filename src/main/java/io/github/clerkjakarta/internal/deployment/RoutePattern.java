package io.github.clerkjakarta.internal.deployment;

import io.github.clerkjakarta.RouteMatcher;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A route pattern of the configuration, as far as it tells which paths it can match. When in doubt it can: a rule that is taken
 * for a wider one costs a line of configuration, one that is taken for a narrower one leaves something open.
 */
final class RoutePattern {
    private static final String SPECIAL = ":(){}*+?";

    private final String text;

    /** What all matching paths begin with, in lower case: patterns do not regard case. */
    private final String start;

    /** What comes after it; empty: the pattern is nothing but text. */
    private final String rest;

    /** @param text from the context root on, with a slash at its beginning unless it begins with a group */
    RoutePattern(String text) {
        this.text = text;
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length() && SPECIAL.indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            literal.append(text.charAt(at++));
        }
        this.start = literal.toString().toLowerCase(Locale.ROOT);
        this.rest = text.substring(at);
    }

    /**
     * The pattern from the context root on.
     *
     * @param pattern as configured, from the origin or from {@code ~/} on
     * @return null if it matches nothing of the web application
     */
    static @Nullable RoutePattern of(String pattern, String contextPath) {
        if (pattern.startsWith("~/")) {
            return new RoutePattern(pattern.substring(1));
        }
        RoutePattern whole = new RoutePattern(pattern);
        String root = contextPath.toLowerCase(Locale.ROOT);
        if (root.isEmpty() || whole.start.equals(root) || whole.start.startsWith(root + "/")) {
            // An escaped character makes the text longer than what it says; then it is not cut, and matches more.
            return pattern.toLowerCase(Locale.ROOT).startsWith(root)
                    ? new RoutePattern(pattern.substring(root.length()))
                    : new RoutePattern("(.*)");
        }
        boolean mayReach = (root + "/").startsWith(whole.start) && !whole.rest.isEmpty();
        return mayReach ? new RoutePattern("(.*)") : null;
    }

    /** Whether all that it matches is the path or below it. */
    boolean isWithin(String path) {
        String prefix = path.toLowerCase(Locale.ROOT);
        if (prefix.isEmpty() || start.startsWith(prefix + "/")) {
            return true;
        }
        // {/:more}? may be absent, and nothing may follow it.
        boolean optionalEnd = rest.startsWith("{/") && rest.indexOf('}') >= rest.length() - 2;
        return start.equals(prefix) && (rest.isEmpty() || optionalEnd);
    }

    /** Whether it may match a path of this URL pattern of a servlet. */
    boolean mayReach(String urlPattern) {
        String served = urlPattern.toLowerCase(Locale.ROOT);
        if (served.startsWith("*.")) {
            return !rest.isEmpty() || start.endsWith(served.substring(1));
        }
        if (served.equals("/") || served.isEmpty()) {
            return start.equals("/") || start.isEmpty();
        }
        if (served.endsWith("/*")) {
            String below = served.substring(0, served.length() - 1);
            return (start + "/").startsWith(below) || (!rest.isEmpty() && below.startsWith(start));
        }
        try {
            return RouteMatcher.of(text).matches(served);
        } catch (IllegalArgumentException malformed) {
            return true;
        }
    }

    /** Of {@code /api(.*)}: {@code /api}, if that is a JAX-RS application's path; else null. */
    @Nullable
    String almostWithin(ServedPaths served) {
        boolean almost =
                rest.startsWith("(") && served.applications().stream().anyMatch(it -> it.equalsIgnoreCase(start));
        return almost ? text.substring(0, text.length() - rest.length()) : null;
    }
}
