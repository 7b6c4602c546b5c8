package io.github.clerkjakarta.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
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

    /**
     * Segments with a slash between any two: {@code SEGMENT(?:\/SEGMENT)*}, one character at a time, because Java would need
     * stack for each segment.
     */
    private static final String SEGMENTS = "(?!\\/)(?:(?!\\/(?![^\\/#\\?]))[^#\\?])*[^\\/#\\?]";

    /**
     * The longest path for patterns that need stack for each repetition of a group. For most of them, half a megabyte of stack is then
     * enough.
     */
    private static final int LONGEST_IF_RECURSIVE = 1_000;

    private final String text;
    private final List<Parameter> parameters = new ArrayList<>();
    private final String start;
    private final String end;
    private final Expression matching;
    /** Also finds the parameters, so it may need stack if {@link #matching} does not. */
    private final Expression exact;

    /** @throws IllegalArgumentException if the text is not a pattern; the message says why */
    PathPattern(String pattern) {
        this.text = pattern;
        List<Object> parts = new Parser(pattern).parts();
        this.start = parts.isEmpty() ? "" : literal(parts.get(0));
        this.end = parts.isEmpty() ? "" : literal(parts.get(parts.size() - 1));
        parts.forEach(part -> {
            if (part instanceof Parameter parameter && !parameter.pattern.isEmpty()) {
                parameters.add(parameter);
            }
        });
        this.exact = expression(parts, false);
        this.matching = exact.recursive ? expression(parts, true) : exact;
        if (exact.regex.matcher("").groupCount() != parameters.size()) {
            throw new IllegalArgumentException(EcmaScriptSyntax.SWALLOWED);
        }
    }

    /** @param recursive true if it needs stack for each repetition of a group */
    private record Expression(Pattern regex, boolean recursive) {}

    private @Nullable MatchResult match(Expression expression, String canonical) {
        if (expression.recursive && canonical.length() > LONGEST_IF_RECURSIVE) {
            throw UnmatchablePathException.tooLong(text);
        }
        return BoundedText.match(expression.regex, text, canonical);
    }

    private static String literal(Object part) {
        return part instanceof String text ? Letters.canonical(text) : "";
    }

    /** @param onlyMatching true if the parameters' values do not matter */
    private static Expression expression(List<Object> parts, boolean onlyMatching) {
        StringBuilder source = new StringBuilder("^");
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Parameter parameter) {
                boolean segments = onlyMatching || parts.stream().skip(i + 1).allMatch(PathPattern::startsWithSlash);
                append(parameter, segments, source);
            } else {
                source.append(escaped((String) parts.get(i)));
            }
        }
        EcmaScriptSyntax syntax =
                new EcmaScriptSyntax(source.append("[\\/#\\?]?$").toString());
        return new Expression(compiled(syntax.toJava()), syntax.isRecursive());
    }

    private static Pattern compiled(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException problem) {
            // Its message shows our translation, which the reader did not write.
            throw new IllegalArgumentException(problem.getDescription(), problem);
        }
    }

    private static boolean startsWithSlash(Object part) {
        return (part instanceof Parameter parameter ? parameter.prefix : (String) part).startsWith("/");
    }

    /**
     * Returns true if the path matches.
     *
     * @param canonical the path as {@link Letters#canonical(String)} returns it
     * @throws UnmatchablePathException if matching would take too long
     */
    boolean matches(String canonical) {
        // Rejects most paths at once, for long lists of patterns.
        return canonical.startsWith(start) && mayEnd(canonical) && match(matching, canonical) != null;
    }

    /** Returns the canonical text that every matching path begins with. */
    String start() {
        return start;
    }

    /** Returns true if the pattern begins with other text than a slash, so no path matches. */
    boolean isBesideAllPaths() {
        return !start.isEmpty() && !start.startsWith("/");
    }

    private boolean mayEnd(String canonical) {
        // After the end, one delimiter may follow.
        return canonical.endsWith(end) || canonical.startsWith(end, canonical.length() - 1 - end.length());
    }

    /** Returns the values of the pattern's parameters, or null if the path does not match. */
    @Nullable
    Map<String, String> parametersOf(String path) {
        String canonical = Letters.canonical(path);
        MatchResult match = matches(canonical) ? match(exact, canonical) : null;
        if (match == null) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            int from = match.start(i + 1);
            if (from >= 0 && !(parameter.isAbsentIfEmpty() && from == match.end(i + 1))) {
                String value = path.substring(from, match.end(i + 1));
                values.put(parameter.name, parameter.repeats() ? parameter.prefix + value : value);
            }
        }
        return values;
    }

    /** @param segments true if the values do not matter, or if only whole segments can match before what follows */
    private static void append(Parameter parameter, boolean segments, StringBuilder source) {
        String prefix = escaped(parameter.prefix);
        String suffix = escaped(parameter.suffix);
        String modifier = parameter.modifier;
        boolean repeats = parameter.repeats();
        if (parameter.pattern.isEmpty()) {
            source.append("(?:").append(prefix).append(suffix).append(')').append(modifier);
            return;
        }
        // Not ")?": inside a group with a quantifier, Java forgets at which places a repetition has failed.
        String close = modifier.equals("*") || modifier.equals("?") ? "|)" : ")";
        String one = "(?:" + parameter.pattern + ")";
        if (prefix.isEmpty() && suffix.isEmpty()) {
            if (repeats) {
                throw new IllegalArgumentException(
                        "\"" + parameter.name + "\" cannot repeat without text before or after it");
            }
            source.append('(').append(parameter.pattern).append(')').append(modifier);
        } else if (repeats && segments && parameter.isSegments()) {
            source.append("(?:\\/(" + SEGMENTS + ")").append(close);
        } else if (repeats) {
            String more = "(?:" + suffix + prefix + one + ")*";
            source.append("(?:" + prefix + "(" + one + more + ")" + suffix + close);
        } else {
            source.append("(?:" + prefix + "(" + parameter.pattern + ")" + suffix + close);
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

        boolean isSegments() {
            return prefix.equals("/") && suffix.isEmpty() && pattern.equals(SEGMENT);
        }

        /** Returns true for {@code (.*)?}: if it matches nothing, ECMAScript leaves the optional group out, and Java has an empty one. */
        boolean isAbsentIfEmpty() {
            return modifier.equals("?") && prefix.isEmpty() && suffix.isEmpty();
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
            String hint = expected != Kind.CLOSE
                    ? ""
                    : token.kind == Kind.END
                            ? ", a } is missing"
                            : ": {} holds one parameter, with text before and after it";
            return new IllegalArgumentException("unexpected " + found + hint);
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
                throw new IllegalArgumentException("a group cannot begin with \"?\" at " + (start + 1)
                        + ": it belongs into a group, as in ((?!api).*)");
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
