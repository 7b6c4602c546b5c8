package io.github.clerkjakarta.internal.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds route patterns that are valid but cannot be intended: other separators, a JSON list, another framework's path
 * parameter, text that no path contains. Used only for properties; {@code RouteMatcher} accepts everything that Clerk's
 * other SDKs accept.
 */
final class PatternMistakes {
    static final String SEPARATORS =
            "Patterns are separated by blanks or line ends, without commas, brackets or quotes: ~/a(.*) ~/b(.*)";

    private static final Pattern BRACES = Pattern.compile("\\{[^{}]*}");

    /** {@code \d+} in a group without its backslash, because properties files drop it. */
    private static final Pattern LOST_BACKSLASH = Pattern.compile("(?<![\\\\A-Za-z0-9])[dws]([+*]|\\{[0-9])");

    /** Mistakes in the text without its groups; {@code $1} stands for the text that was found. */
    private static final Map<Pattern, String> WITHOUT_GROUPS = new LinkedHashMap<>();

    /** Mistakes in the text without groups and braces. */
    private static final Map<Pattern, String> PLAIN = new LinkedHashMap<>();

    /** The same, for paths that are decoded and tidied before they are matched. Those of organization patterns are not. */
    private static final Map<Pattern, String> OF_RULES = new LinkedHashMap<>();

    /**
     * A parameter as in {@code {id: [0-9]+}}. It may contain blanks. {@code {v:part}} is a group of ours: a text, then
     * a parameter.
     */
    private static final Pattern OF_JAX_RS = Pattern.compile("\\{\\s*([A-Za-z_][A-Za-z0-9_.-]*)\\s*:"
            + "(?![A-Za-z_][A-Za-z0-9_]*(?:\\([^{}]*\\))?[?*+]?})"
            + "\\s*((?:[^{}\\s]|\\{[^{}\\s]*})+)\\s*}");

    static {
        WITHOUT_GROUPS.put(
                Pattern.compile("\\{\\s*([A-Za-z0-9_.-]+)\\s*}(?![?*+])"),
                "It matches only the literal text \"$1\". Write a parameter with a colon, for example ~/users/:id.");
        PLAIN.put(Pattern.compile("^([,;|\\[\"'])"), SEPARATORS);
        PLAIN.put(Pattern.compile("(,)([/~].*)?$"), SEPARATORS);
        PLAIN.put(Pattern.compile("([;|&]|\\\\[nrt])~?/"), SEPARATORS);
        PLAIN.put(Pattern.compile("([\"'])$"), SEPARATORS);
        PLAIN.put(
                Pattern.compile("([\\p{Z}\\p{Cc}\u00AD\u200B\u2060\uFEFF])"),
                SEPARATORS + ". This one contains a character that only looks like a blank.");
        PLAIN.put(
                Pattern.compile("(?<=/)(\\*+)"),
                "\"$1\" after a slash means nothing. Write (.*) for everything below, for example ~/api/(.*).");
        PLAIN.put(
                Pattern.compile("(<[^>]*>|\\[[^\\]]*])"),
                "It matches only the literal text \"$1\". Write a parameter with a colon, for example ~/users/:id.");
        PLAIN.put(
                Pattern.compile("(?<!\\\\)([$^])$"),
                "It matches the text \"$1\". A pattern always matches the whole path.");
        PLAIN.put(
                Pattern.compile("(\\\\[A-Za-z0-9])"),
                "Outside a group, \"$1\" is a plain letter or digit. Write expressions in parentheses, for example"
                        + " ~/v(\\\\d+)/admin.");
        PLAIN.put(Pattern.compile("(?<!\\\\)(\\\\)$"), "\"$1\" at the end quotes nothing. Leave it out.");
        PLAIN.put(
                Pattern.compile("(?<![\\\\(])([)|])"),
                "It matches the text \"$1\". Write alternatives in one pair of parentheses: ~/(a|b). For the text"
                        + " itself, write a backslash before it.");
        PLAIN.put(
                Pattern.compile("(?<!\\\\)(#|\\?[^/?=]+=)"),
                "Patterns match the path only, without query and fragment. Remove \"$1\".");
        OF_RULES.put(
                Pattern.compile("(/)/"), "Paths are matched with slashes in a row merged into one. Write one slash.");
        PLAIN.put(
                Pattern.compile("/(\\.\\.?|~)(/|$)"),
                "It matches the text \"$1\", which browsers do not send in a path.");
        PLAIN.put(
                Pattern.compile("(?<=[^~])(/)$"),
                "It does not match the path without the slash at the end. Leave the slash out: then it matches both.");
        OF_RULES.put(
                Pattern.compile("(%(?!2[3F]|3F)[0-9A-F]{2})", Pattern.CASE_INSENSITIVE),
                "Paths are decoded before they are matched. Write the character in place of \"$1\", or (.) for a blank.");
    }

    private PatternMistakes() {}

    /**
     * Looks for a parameter with a regular expression as JAX-RS writes it.
     *
     * @return the parameter and its replacement, or null if nothing is wrong
     */
    static Map.@Nullable Entry<String, String> ofJaxRs(String patterns) {
        Matcher parameter = OF_JAX_RS.matcher(patterns);
        return parameter.find()
                ? Map.entry(
                        parameter.group(),
                        "Write a parameter with a colon, and its expression in parentheses: :" + parameter.group(1)
                                + "("
                                + parameter.group(2) + "), for example ~/users/:id([0-9]+). In a properties file a"
                                + " backslash must be written twice.")
                : null;
    }

    /** Returns the text to write instead, or null if nothing is wrong. */
    static @Nullable String of(Setting setting, String pattern) {
        List<String> groups = new ArrayList<>();
        String withoutGroups = withoutGroups(pattern, groups);
        String mistake = found(WITHOUT_GROUPS, withoutGroups);
        String plain = BRACES.matcher(withoutGroups).replaceAll("{}");
        if (mistake == null) {
            mistake = found(PLAIN, plain);
        }
        if (mistake == null && setting.scope() == Setting.Scope.APPLICATION) {
            mistake = found(OF_RULES, plain);
        }
        if (mistake != null) {
            return mistake;
        }
        if (!pattern.matches("(?s)(~?/|\\([^A-Za-z0-9]).*")) {
            return "A pattern starts with / (from the origin) or with ~/ (from the context root).";
        }
        boolean lost = groups.stream().anyMatch(it -> LOST_BACKSLASH.matcher(it).find());
        return lost ? "A backslash was lost: in a properties file it must be written twice, (\\\\d+)." : null;
    }

    /**
     * Returns the pattern with {@code ()} in place of each group. A group holds a regular expression, with commas,
     * braces and brackets of its own.
     */
    private static String withoutGroups(String pattern, List<String> groups) {
        StringBuilder text = new StringBuilder();
        StringBuilder group = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            String one = c == '\\' && i + 1 < pattern.length() ? pattern.substring(i, ++i + 1) : String.valueOf(c);
            depth += one.equals("(") ? 1 : 0;
            (depth > 0 ? group : text).append(one);
            if (one.equals(")") && depth > 0 && --depth == 0) {
                groups.add(group.toString());
                group.setLength(0);
                text.append("()");
            }
        }
        return text.append(group).toString();
    }

    private static @Nullable String found(Map<Pattern, String> mistakes, String text) {
        for (Map.Entry<Pattern, String> mistake : mistakes.entrySet()) {
            Matcher matcher = mistake.getKey().matcher(text);
            if (matcher.find()) {
                return mistake.getValue().replace("$1", matcher.group(1));
            }
        }
        return null;
    }
}
