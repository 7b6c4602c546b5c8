package io.github.clerkjakarta.internal.container;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds route patterns that are legal, but match nothing that anybody means: another separator, a list in JSON, a parameter as JAX-RS
 * writes it. Only in the configuration: {@code RouteMatcher} takes what Clerk's other SDKs take.
 */
final class PatternMistakes {
    static final String SEPARATORS =
            "Patterns are separated by blanks or line ends, without commas, brackets or quotes: ~/a(.*) ~/b(.*)";

    /** What may contain commas. */
    private static final Pattern GROUPS = Pattern.compile("\\([^()]*(\\([^()]*\\)[^()]*)*\\)|\\{[^{}]*}");

    private static final Pattern OTHER_SEPARATOR = Pattern.compile(",([/~].*)?$|[;|]~/", Pattern.DOTALL);

    /** Nothing in it is a parameter or a group, and nothing makes it optional. */
    private static final Pattern JAX_RS_PARAMETER = Pattern.compile("\\{\\s*([A-Za-z0-9_.-]+)\\s*}(?![?*+])");

    private PatternMistakes() {}

    /** What was expected instead, or null if nothing is wrong. */
    static @Nullable String of(String pattern) {
        if (pattern.matches("[,;|\\[\"'].*")
                || OTHER_SEPARATOR
                        .matcher(GROUPS.matcher(pattern).replaceAll(""))
                        .find()) {
            return SEPARATORS;
        }
        var parameter = JAX_RS_PARAMETER.matcher(pattern);
        if (parameter.find()) {
            return "It matches the text " + parameter.group(1) + ". A parameter is written :"
                    + parameter.group(1).replaceAll("[^A-Za-z0-9_]", "_") + ", for example ~/users/:id.";
        }
        if (!pattern.startsWith("/") && !pattern.startsWith("~/") && !pattern.startsWith("(")) {
            return "A pattern starts with / at the origin, or with ~/ at the context root.";
        }
        return null;
    }
}
