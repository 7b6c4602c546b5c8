package io.github.clerkjakarta.route;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a regular expression as browsers do, ignoring case, and writes it for {@link Pattern}. The two read much of the
 * same syntax differently, so anything that is not known to be alike is refused. The result is for
 * {@link Letters#canonical(String) canonical} texts.
 *
 * @see <a href="https://tc39.es/ecma262/#sec-patterns">ECMAScript: patterns</a>
 */
final class EcmaScriptSyntax {
    /** {@code /x(a[)])b(c])}: for path-to-regexp the first group ends within the brackets. */
    static final String SWALLOWED = "a [ swallows a parenthesis";

    private static final Pattern QUANTIFIER = Pattern.compile("([*+?]|\\{[0-9]{1,4}(,[0-9]{0,4})?})\\??");
    /** Of matching nothing. Each takes time, also if nothing in the text is looked at. */
    private static final int MOST_WAYS = 100;

    private static final Letters DIGIT = Letters.of('0', '9');
    private static final Letters WORD = Letters.of('A', 'Z').or(DIGIT).or(Letters.of("_"));
    private static final Letters SPACE = Letters.of('\u2000', '\u200a')
            .or(Letters.of("\t\n\u000b\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff"));
    private static final Map<String, Letters> KINDS = Map.of(
            "\\d",
            DIGIT,
            "\\D",
            DIGIT.negated(),
            "\\w",
            WORD,
            "\\W",
            WORD.negated(),
            "\\s",
            SPACE,
            "\\S",
            SPACE.negated());
    /** A look ahead, because an alternative anywhere else would make the group around it recursive. */
    private static final String WORD_EDGE = String.format("(?=(?<=%1$s)(?!%1$s)|(?<!%1$s)(?=%1$s))", WORD.toJava());

    private final String source;
    private final Matcher quantifier;
    private final StringBuilder java = new StringBuilder();
    private final Deque<Group> groups = new ArrayDeque<>();
    private int at;
    private boolean recursive;

    /** @throws IllegalArgumentException if the text is not a regular expression, or uses syntax that is left out */
    EcmaScriptSyntax(String source) {
        this.source = source;
        this.quantifier = QUANTIFIER.matcher(source);
        groups.push(new Group(false));
        while (at < source.length()) {
            readOne();
        }
        if (groups.size() > 1) {
            throw problem("a group without its closing parenthesis");
        }
    }

    /** Returns the expression for {@link Pattern}. */
    String toJava() {
        return java.toString();
    }

    /** Returns true if Java needs more stack for longer texts: for each repetition of a group that varies. */
    boolean isRecursive() {
        return recursive;
    }

    /**
     * A group whose end is not yet read. The outermost is the whole expression.
     *
     * <p>{@link BoundedText} does not see how often Java tries to match nothing, so this estimates it: each of {@code (?:a?|b?)} doubles
     * it.
     */
    private static final class Group {
        private final boolean ahead;
        private boolean varies;
        private boolean looks;
        /** Ways in which the alternatives before this one match nothing, and this one so far. */
        private double before;

        private double ways = 1;
        /** Tries since Java last had to look at the text, and the most anywhere. */
        private double run = 1;

        private double most = 1;

        Group(boolean ahead) {
            this.ahead = ahead;
        }

        /**
         * Notes the next part of the alternative.
         *
         * @param nothing ways in which it matches nothing
         * @param tries at most between two looks in it
         */
        void add(double nothing, double tries) {
            most = Math.max(most, run * tries);
            if (most > MOST_WAYS) {
                throw problem("too many ways to match nothing, so that matching would not end");
            }
            run = Math.max(run * nothing, tries);
            ways *= nothing;
        }

        void endAlternative() {
            before += ways;
            ways = 1;
            run = 1;
            most = Math.max(most, before);
        }

        /** Notes a group that has ended, and its quantifier. */
        void add(Group inner, String times) {
            double least = least(times);
            double nothing = Math.pow(inner.before, least) * (isFixed(times) ? 1 : inner.before + 1);
            // Even if there is only one way, Java counts.
            nothing = inner.before == 0 ? nothing : Math.max(nothing, least);
            boolean once = times.isEmpty() || times.startsWith("?");
            add(nothing, Math.max(nothing, once ? inner.most : inner.most * inner.most));
        }
    }

    private void readOne() {
        switch (source.charAt(at)) {
            case '(' -> open();
            case ')' -> close();
            case '|' -> alternative();
            case '^' -> place("^", 1);
            case '$' -> place("\\z", 1);
            case '.' -> {
                at++;
                repeatable(Letters.of("\n\r\u2028\u2029").negated());
            }
            case '[' -> {
                at++;
                repeatable(bracket());
            }
            case '{' -> throw problem("nothing to repeat with {, or a { that is a character: write \\{");
            case '*', '+', '?' ->
                throw problem("nothing to repeat with " + source.charAt(at)
                        + ": quantifiers and look aheads cannot be repeated");
            default -> {
                if (source.startsWith("\\b", at)) {
                    place(WORD_EDGE, 2);
                } else {
                    repeatable(letters(token()));
                }
            }
        }
    }

    private void place(String place, int length) {
        at += length;
        java.append(place);
        groups.element().looks = true;
        groups.element().add(1, 1);
    }

    private void repeatable(Letters letters) {
        java.append(letters.toJava());
        String times = quantifier();
        groups.element().varies |= !isFixed(times);
        groups.element().add(least(times) == 0 ? 1 : 0, 1);
    }

    /** Appends the quantifier, if one is here. */
    private String quantifier() {
        String found = quantifier.region(at, source.length()).lookingAt() ? quantifier.group() : "";
        at += found.length();
        java.append(found);
        return found;
    }

    private static boolean isFixed(String quantifier) {
        return quantifier.isEmpty() || (quantifier.startsWith("{") && !quantifier.contains(","));
    }

    private static int least(String quantifier) {
        String digits = quantifier.replaceAll(",.*|[^0-9]", "");
        return !digits.isEmpty()
                ? Integer.parseInt(digits)
                : quantifier.startsWith("*") || quantifier.startsWith("?") ? 0 : 1;
    }

    private void open() {
        boolean special = source.startsWith("(?", at);
        String kind = special ? source.substring(at, Math.min(at + 3, source.length())) : "(";
        if (special && !kind.matches("\\(\\?[:=!]")) {
            throw problem("a kind of group that route patterns do not have; they have (?:...), (?=...) and (?!...)");
        }
        at += kind.length();
        java.append(kind);
        groups.push(new Group(special && !kind.endsWith(":")));
    }

    private void close() {
        at++;
        Group group = groups.pop();
        if (groups.isEmpty()) {
            throw problem(SWALLOWED);
        }
        java.append(')');
        Group outer = groups.element();
        outer.looks |= group.looks || group.ahead;
        group.endAlternative();
        if (group.ahead) {
            outer.add(1, group.most);
            return;
        }
        String times = quantifier();
        // In (?:(?=a)|a){2}, Java takes an empty (?=a) for all remaining repetitions.
        if (times.startsWith("{") && group.varies && group.looks) {
            throw problem("a counted repetition of a group with a place or a look ahead in it");
        }
        recursive |= group.varies && !times.isEmpty() && !times.startsWith("?");
        outer.varies |= group.varies || !isFixed(times);
        outer.add(group, times);
    }

    private void alternative() {
        // Outside of all groups, a path that matches one side alone would match.
        if (groups.size() == 1) {
            throw problem(SWALLOWED);
        }
        at++;
        java.append('|');
        groups.element().varies = true;
        groups.element().endAlternative();
    }

    private Letters bracket() {
        boolean negated = next('^');
        Letters members = Letters.of("");
        while (!next(']')) {
            String first = token();
            boolean range = at + 1 < source.length() && source.charAt(at) == '-' && source.charAt(at + 1) != ']';
            at += range ? 1 : 0;
            String last = range ? token() : first;
            if (range && (first.length() > 1 || last.length() > 1 || first.charAt(0) > last.charAt(0))) {
                throw problem("a range whose ends are not two characters in order; write [\\dx-] for [\\d-x]");
            }
            members = members.or(range ? Letters.of(first.charAt(0), last.charAt(0)) : letters(first));
        }
        return negated ? members.negated() : members;
    }

    private static Letters letters(String token) {
        Letters kind = KINDS.get(token);
        return kind == null ? Letters.of(token) : kind;
    }

    /** Reads a character, or an escape that stands for several, such as {@code \d}. */
    private String token() {
        char c = nextOf("a [ without its ]");
        if (c == '\\') {
            c = nextOf("a backslash at the end");
            if (KINDS.containsKey("\\" + c)) {
                return "\\" + c;
            }
            if (c < 128 && Character.isLetterOrDigit(c)) {
                throw problem("the escape \\" + c + ", which route patterns do not have");
            }
        }
        if (Letters.isReserved(c)) {
            throw problem("a character for private use");
        }
        return String.valueOf(c);
    }

    private char nextOf(String otherwise) {
        if (at == source.length()) {
            throw problem(otherwise);
        }
        return source.charAt(at++);
    }

    private boolean next(char c) {
        boolean there = at < source.length() && source.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private static IllegalArgumentException problem(String what) {
        return new IllegalArgumentException(what);
    }
}
