package io.github.clerkjakarta.internal.deployment;

import io.github.clerkjakarta.route.RouteMatcher;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Estimates which paths a configured route pattern can match. If in doubt, it assumes a match: too wide costs the user a line of
 * configuration, too narrow leaves something open.
 *
 * <p>It must know all the syntax of {@code route.PathPattern}: a new piece of syntax there needs a line here.
 */
final class PatternReach {
    /** Replaces the URL pattern of a servlet if it is not known. */
    static final String ANYTHING = "*";

    private static final String SPECIAL = ":(){}*+?";

    /** A part that may be absent, at the end: nothing follows it but its modifier. */
    private static final Pattern OPTIONAL_END = Pattern.compile("/:[A-Za-z0-9_]+[?*]|\\{/[^{}]*\\}[?*+]?");

    private final String text;

    /** The text that every matching path begins with, in lower case because patterns ignore case. */
    private final String start;

    /** The rest of the pattern; empty if it is literal text. */
    private final String rest;

    /** @param text from the context root on, with a slash at its beginning unless it begins with a group */
    PatternReach(String text) {
        this.text = text;
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length() && SPECIAL.indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            literal.append(text.charAt(at++));
        }
        int last = literal.length() - 1;
        // The slash of /:path* belongs to the parameter: /api/:path*(.*) is also /apix.
        if (last >= 0 && "/.".indexOf(literal.charAt(last)) >= 0 && isOptional(text.substring(at))) {
            literal.setLength(last);
            at--;
        }
        this.start = literal.toString().toLowerCase(Locale.ROOT);
        this.rest = text.substring(at);
    }

    /** Returns true if the text begins with a parameter that may be absent, and with it the slash or dot before it. */
    private static boolean isOptional(String text) {
        int at = text.startsWith(":") ? 1 : 0;
        while (at > 0 && at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '(') {
            at = endOfGroup(text, at);
        }
        return at > 0 && at < text.length() && "?*".indexOf(text.charAt(at)) >= 0;
    }

    private static int endOfGroup(String text, int start) {
        int depth = 0;
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
            at += c == '\\' ? 1 : 0;
        }
        return text.length();
    }

    /**
     * Parses a configured pattern, relative to the context root.
     *
     * @param pattern as configured, from the origin or from {@code ~/} on
     * @return null if it matches nothing of the web application
     */
    static @Nullable PatternReach of(String pattern, String contextPath) {
        if (pattern.startsWith("~/")) {
            return new PatternReach(pattern.substring(1));
        }
        PatternReach whole = new PatternReach(pattern);
        String root = contextPath.toLowerCase(Locale.ROOT);
        if (root.isEmpty() || whole.start.equals(root) || whole.start.startsWith(root + "/")) {
            // An escaped character makes the text longer than what it says; then it is not cut, and matches more.
            return pattern.toLowerCase(Locale.ROOT).startsWith(root)
                    ? new PatternReach(pattern.substring(root.length()))
                    : new PatternReach("(.*)");
        }
        boolean mayReach = (root + "/").startsWith(whole.start) && !whole.rest.isEmpty();
        return mayReach ? new PatternReach("(.*)") : null;
    }

    /** Returns true if it matches nothing but the path and paths below it. */
    boolean isWithin(String path) {
        String prefix = path.toLowerCase(Locale.ROOT);
        if (prefix.isEmpty() || start.startsWith(prefix + "/")) {
            return true;
        }
        return start.equals(prefix)
                && (rest.isEmpty() || OPTIONAL_END.matcher(rest).matches());
    }

    /** Returns true if it may match a path that the servlet's URL pattern serves. */
    boolean mayReach(String urlPattern) {
        String served = urlPattern.toLowerCase(Locale.ROOT);
        if (served.equals(ANYTHING)) {
            return true;
        }
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

    /** Returns {@code /api} for {@code /api(.*)} if a JAX-RS application is there, otherwise null. */
    @Nullable
    String almostWithin(ServedPaths served) {
        boolean almost =
                rest.startsWith("(") && served.applications().stream().anyMatch(it -> it.equalsIgnoreCase(start));
        return almost ? text.substring(0, text.length() - rest.length()) : null;
    }
}
