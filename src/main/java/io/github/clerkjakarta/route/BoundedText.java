package io.github.clerkjakarta.route;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text that stops matching after a number of looks: {@link Pattern} takes exponential time for some expressions, and
 * strangers choose the paths.
 */
final class BoundedText implements CharSequence {
    private static final int LOOKS = 1_000_000;

    private final String text;
    private final String named;
    private int looks;

    private BoundedText(String text, String named) {
        this.text = text;
        this.named = named;
    }

    /** @throws UnmatchablePathException if matching takes too long */
    static boolean isFound(Pattern pattern, String text) {
        return bounded(pattern, pattern.pattern(), text, Matcher::find) != null;
    }

    /**
     * Matches from the beginning of the text on.
     *
     * @param named the pattern as its author wrote it
     * @return null if the text does not match
     * @throws UnmatchablePathException if matching takes too long
     */
    static @Nullable MatchResult match(Pattern pattern, String named, String text) {
        return bounded(pattern, named, text, Matcher::lookingAt);
    }

    private static @Nullable MatchResult bounded(
            Pattern pattern, String named, String text, Predicate<Matcher> search) {
        Matcher matcher = pattern.matcher(new BoundedText(text, named));
        try {
            return search.test(matcher) ? matcher : null;
        } catch (StackOverflowError deep) {
            throw UnmatchablePathException.tooLong(named);
        }
    }

    /**
     * @throws IllegalArgumentException if something repeats without limit inside of a repetition without limit, or if
     *     the flag {@link Pattern#CANON_EQ} is set: Java then reads the text over and over without a look
     */
    static void refuseRunaway(Pattern pattern) {
        if ((pattern.flags() & Pattern.CANON_EQ) != 0) {
            throw new IllegalArgumentException("\"" + pattern + "\" has the flag CANON_EQ: on some paths matching would"
                    + " take too long. Leave it out.");
        }
        if ((pattern.flags() & Pattern.LITERAL) != 0) {
            return;
        }
        String regex = pattern.pattern();
        // For each open group: true if something in it repeats.
        Deque<Boolean> groups = new ArrayDeque<>();
        boolean repeats = false;
        boolean justClosedRepeats = false;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            boolean closed = false;
            if (c == '\\') {
                boolean quoted = regex.startsWith("\\Q", i);
                i = !quoted ? i + 1 : regex.indexOf("\\E", i) < 0 ? regex.length() : regex.indexOf("\\E", i) + 1;
            } else if (c == '[') {
                i = endOfClass(regex, i);
            } else if (c == '(') {
                groups.push(repeats);
                repeats = false;
            } else if (c == ')' && !groups.isEmpty()) {
                closed = repeats;
                repeats = groups.pop() || repeats;
            } else if (isUnlimited(regex, i)) {
                if (justClosedRepeats) {
                    throw new IllegalArgumentException("\"" + regex + "\" repeats at " + i
                            + " something that itself repeats without limit: on some paths matching would not end. Repeat"
                            + " only one of the two, or use possessive quantifiers.");
                }
                boolean possessive = i + 1 < regex.length() && regex.charAt(i + 1) == '+';
                repeats |= !possessive;
                i += possessive ? 1 : 0;
            }
            justClosedRepeats = closed;
        }
    }

    private static boolean isUnlimited(String regex, int at) {
        char c = regex.charAt(at);
        if (c == '*' || c == '+') {
            return true;
        }
        int close = c == '{' ? regex.indexOf('}', at) : -1;
        return close > 0 && regex.substring(at + 1, close).matches("[0-9]+,");
    }

    private static int endOfClass(String regex, int start) {
        int depth = 0;
        for (int i = start; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                depth++;
            } else if (c == ']' && --depth == 0) {
                return i;
            }
        }
        return regex.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks > LOOKS) {
            throw UnmatchablePathException.tooLong(named);
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
