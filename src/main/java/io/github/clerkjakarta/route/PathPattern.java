package io.github.clerkjakarta.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of paths in the language of path-to-regexp 6, which Clerk's own SDKs use: {@code /users/:id},
 * {@code /docs/:path*}, {@code /dashboard(.*)}. Ignores case and one trailing slash.
 *
 * <p>The check at deployment, {@code internal.deployment.PatternReach}, estimates which paths a pattern can match. New syntax here is
 * new syntax there.
 *
 * @see <a href="https://github.com/pillarjs/path-to-regexp/tree/6.x">path-to-regexp 6</a>
 */
final class PathPattern {
    private static final String DELIMITERS = "/#?";
    private static final String SEGMENT = "[^" + escaped(DELIMITERS) + "]+?";

    private final List<Parameter> parameters = new ArrayList<>();
    private final String start;
    private final EcmaScriptRegex regex;

    /** @throws IllegalArgumentException if the text is not a pattern; the message says why */
    PathPattern(String pattern) {
        StringBuilder source = new StringBuilder("^");
        List<Object> parts = new Parser(pattern).parts();
        this.start = !parts.isEmpty() && parts.get(0) instanceof String text ? text : "";
        for (Object part : parts) {
            if (part instanceof Parameter parameter) {
                append(parameter, source);
            } else {
                source.append(escaped((String) part));
            }
        }
        this.regex = new EcmaScriptRegex(source.append("[\\/#\\?]?$").toString());
    }

    boolean matches(String path) {
        return mayMatch(path) && regex.match(path) != null;
    }

    /** Rejects most paths at once, for long lists of patterns. */
    private boolean mayMatch(String path) {
        if (path.length() < start.length()) {
            return false;
        }
        for (int i = 0; i < start.length(); i++) {
            if (!EcmaScriptRegex.isSame(start.charAt(i), path.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns the values of the pattern's parameters, or null if the path does not match. */
    @Nullable
    Map<String, String> parametersOf(String path) {
        int[] groups = mayMatch(path) ? regex.match(path) : null;
        if (groups == null) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            int from = groups[2 * i + 2];
            if (from >= 0) {
                Parameter parameter = parameters.get(i);
                String value = path.substring(from, groups[2 * i + 3]);
                values.put(parameter.name, parameter.repeats() ? parameter.prefix + value : value);
            }
        }
        return values;
    }

    private void append(Parameter parameter, StringBuilder source) {
        String prefix = escaped(parameter.prefix);
        String suffix = escaped(parameter.suffix);
        String modifier = parameter.modifier;
        boolean repeats = parameter.repeats();
        if (parameter.pattern.isEmpty()) {
            source.append("(?:").append(prefix).append(suffix).append(')').append(modifier);
            return;
        }
        parameters.add(parameter);
        String one = "(?:" + parameter.pattern + ")";
        if (prefix.isEmpty() && suffix.isEmpty()) {
            if (repeats) {
                throw new IllegalArgumentException(
                        "\"" + parameter.name + "\" cannot repeat without text before or after it");
            }
            source.append('(').append(parameter.pattern).append(')').append(modifier);
        } else if (repeats) {
            String more = "(?:" + suffix + prefix + one + ")*";
            source.append("(?:" + prefix + "(" + one + more + ")" + suffix + ")");
            source.append(modifier.equals("*") ? "?" : "");
        } else {
            source.append("(?:" + prefix + "(" + parameter.pattern + ")" + suffix + ")" + modifier);
        }
    }

    private static String escaped(String text) {
        return text.replaceAll("[.+*?=^!:${}()\\[\\]|/\\\\]", "\\\\$0");
    }

    /** @param modifier empty, {@code ?}, {@code *} or {@code +} */
    private record Parameter(String name, String prefix, String pattern, String suffix, String modifier) {
        boolean repeats() {
            return modifier.equals("*") || modifier.equals("+");
        }
    }

    private enum Kind {
        MODIFIER,
        ESCAPED,
        OPEN,
        CLOSE,
        NAME,
        PATTERN,
        CHARACTER,
        END
    }

    private record Token(Kind kind, String text, int index) {}

    private static final class Parser {
        private final List<Token> tokens;
        private final List<Object> parts = new ArrayList<>();
        private int at;
        private int unnamed;

        Parser(String pattern) {
            tokens = tokens(pattern);
        }

        /** Strings and {@link Parameter}s. */
        List<Object> parts() {
            StringBuilder text = new StringBuilder();
            while (tokens.get(at).kind != Kind.END) {
                String character = next(Kind.CHARACTER);
                String name = next(Kind.NAME);
                String pattern = next(Kind.PATTERN);
                if (name != null || pattern != null) {
                    boolean prefixes = "/".equals(character) || ".".equals(character);
                    String prefix = prefixes ? orEmpty(character) : "";
                    text.append(prefixes ? "" : orEmpty(character));
                    addText(text);
                    String matched = pattern != null ? pattern : segment(prefix);
                    parts.add(new Parameter(name(name), prefix, matched, "", orEmpty(next(Kind.MODIFIER))));
                    continue;
                }
                String plain = character != null ? character : next(Kind.ESCAPED);
                if (plain != null) {
                    text.append(plain);
                    continue;
                }
                addText(text);
                if (next(Kind.OPEN) == null) {
                    throw unexpected(Kind.END);
                }
                parts.add(braced());
            }
            addText(text);
            return parts;
        }

        private Parameter braced() {
            String prefix = texts();
            String name = next(Kind.NAME);
            String pattern = next(Kind.PATTERN);
            String suffix = texts();
            String matched = pattern != null ? pattern : name != null ? segment(prefix) : "";
            if (next(Kind.CLOSE) == null) {
                throw unexpected(Kind.CLOSE);
            }
            String known = name == null && pattern == null ? "" : name(name);
            return new Parameter(known, prefix, matched, suffix, orEmpty(next(Kind.MODIFIER)));
        }

        private String name(@Nullable String name) {
            return name != null ? name : String.valueOf(unnamed++);
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }

        private void addText(StringBuilder text) {
            if (!text.isEmpty()) {
                parts.add(text.toString());
                text.setLength(0);
            }
        }

        /** Returns the pattern of a parameter without one of its own: anything but the preceding text and delimiters. */
        private String segment(String prefix) {
            Object before = parts.isEmpty() ? "" : parts.get(parts.size() - 1);
            String limit = !prefix.isEmpty() ? prefix : before instanceof String text ? text : "";
            if (before instanceof Parameter parameter && limit.isEmpty()) {
                throw new IllegalArgumentException(
                        "there must be text between two parameters, but there is no text after \"" + parameter.name
                                + "\"");
            }
            boolean delimited = limit.isEmpty() || limit.chars().anyMatch(c -> DELIMITERS.indexOf(c) >= 0);
            return delimited ? SEGMENT : "(?:(?!" + escaped(limit) + ")[^" + escaped(DELIMITERS) + "])+?";
        }

        private String texts() {
            StringBuilder text = new StringBuilder();
            while (true) {
                String more = next(Kind.CHARACTER);
                more = more != null ? more : next(Kind.ESCAPED);
                if (more == null) {
                    return text.toString();
                }
                text.append(more);
            }
        }

        private @Nullable String next(Kind kind) {
            return tokens.get(at).kind == kind ? tokens.get(at++).text : null;
        }

        private IllegalArgumentException unexpected(Kind expected) {
            Token token = tokens.get(at);
            String found = token.kind == Kind.END ? "the end" : "\"" + token.text + "\" at " + token.index;
            return new IllegalArgumentException(
                    "unexpected " + found + (expected == Kind.CLOSE ? ", a } is missing" : ""));
        }

        private static List<Token> tokens(String pattern) {
            List<Token> tokens = new ArrayList<>();
            int at = 0;
            while (at < pattern.length()) {
                char c = pattern.charAt(at);
                int start = at++;
                switch (c) {
                    case '*', '+', '?' -> tokens.add(new Token(Kind.MODIFIER, String.valueOf(c), start));
                    case '{' -> tokens.add(new Token(Kind.OPEN, "{", start));
                    case '}' -> tokens.add(new Token(Kind.CLOSE, "}", start));
                    case '\\' -> {
                        if (at < pattern.length()) {
                            tokens.add(new Token(Kind.ESCAPED, pattern.substring(at, ++at), start));
                        }
                    }
                    case ':' -> {
                        while (at < pattern.length() && isNamePart(pattern.charAt(at))) {
                            at++;
                        }
                        if (at == start + 1) {
                            throw new IllegalArgumentException("a parameter's name is missing at " + start);
                        }
                        tokens.add(new Token(Kind.NAME, pattern.substring(start + 1, at), start));
                    }
                    case '(' -> {
                        at = endOfGroup(pattern, start);
                        tokens.add(new Token(Kind.PATTERN, pattern.substring(start + 1, at - 1), start));
                    }
                    default -> tokens.add(new Token(Kind.CHARACTER, String.valueOf(c), start));
                }
            }
            tokens.add(new Token(Kind.END, "", at));
            return tokens;
        }

        private static boolean isNamePart(char c) {
            return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
        }

        private static int endOfGroup(String pattern, int start) {
            if (pattern.startsWith("(?", start)) {
                throw new IllegalArgumentException("a group cannot begin with \"?\" at " + (start + 1));
            }
            int depth = 1;
            for (int at = start + 1; at < pattern.length(); at++) {
                char c = pattern.charAt(at);
                if (c == '\\') {
                    at++;
                } else if (c == ')' && --depth == 0) {
                    if (at == start + 1) {
                        throw new IllegalArgumentException("a group is empty at " + start);
                    }
                    return at + 1;
                } else if (c == '(') {
                    depth++;
                    if (!pattern.startsWith("(?", at)) {
                        throw new IllegalArgumentException("a group within a group must begin with \"(?:\" at " + at);
                    }
                }
            }
            throw new IllegalArgumentException("a group has no closing parenthesis at " + start);
        }
    }
}
