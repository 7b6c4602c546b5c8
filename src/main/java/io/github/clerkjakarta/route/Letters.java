package io.github.clerkjakarta.route;

import java.util.BitSet;
import java.util.Locale;

/**
 * A set of characters, as ECMAScript compares them if case does not matter. The text that is matched must be
 * {@link #canonical(String)}; then {@link java.util.regex.Pattern} compares as browsers do, without flags of its own.
 *
 * @see <a href="https://tc39.es/ecma262/#sec-runtime-semantics-canonicalize-ch">ECMAScript: Canonicalize</a>
 */
final class Letters {
    private static final int ALL = 0x10000;
    private static final int TO_PRIVATE = '\uE000' - '\uD800';
    private static final char LAST_PRIVATE = '\uE800';

    /** Not in any canonical text, so it does not matter if a range contains them. */
    private static final Letters NEVER = of('\0', '\uFFFF').negated();

    private final BitSet members;

    private Letters(BitSet members) {
        this.members = members;
    }

    static Letters of(String letters) {
        BitSet members = new BitSet();
        letters.chars().forEach(letter -> members.set(canonical((char) letter)));
        return new Letters(members);
    }

    static Letters of(char first, char last) {
        BitSet members = new BitSet();
        for (int letter = first; letter <= last; letter++) {
            members.set(canonical((char) letter));
        }
        return new Letters(members);
    }

    Letters or(Letters other) {
        BitSet both = (BitSet) members.clone();
        both.or(other.members);
        return new Letters(both);
    }

    Letters negated() {
        BitSet others = (BitSet) members.clone();
        others.flip(0, ALL);
        return new Letters(others);
    }

    /** Returns the set in the syntax of {@link java.util.regex.Pattern}. */
    String toJava() {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a [] that no character matches");
        }
        if (members.cardinality() == 1) {
            return hex(members.nextSetBit(0));
        }
        StringBuilder ranges = new StringBuilder("[");
        // Java tries the ranges one by one. Merged across characters that never occur, they are few.
        BitSet wide = (BitSet) members.clone();
        wide.or(NEVER.members);
        int end;
        for (int from = members.nextSetBit(0); from >= 0; from = members.nextSetBit(end)) {
            end = wide.nextClearBit(from);
            ranges.append(hex(from)).append('-').append(hex(Math.min(end, ALL) - 1));
        }
        return ranges.append(']').toString();
    }

    private static String hex(int letter) {
        return "\\x{" + Integer.toHexString(letter) + "}";
    }

    /** Returns true if {@link #canonical(String)} confuses the character with another. Patterns cannot contain such characters. */
    static boolean isReserved(char c) {
        return c >= '\uE000' && c <= LAST_PRIVATE;
    }

    /** Returns a text of the same length in which characters that differ only in case are equal. */
    static String canonical(String text) {
        StringBuilder canonical = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            canonical.append(canonical(text.charAt(i)));
        }
        return canonical.toString();
    }

    /**
     * Returns the upper case, if that is one character and does not become ASCII. The halves of a surrogate pair become
     * characters for private use, because ECMAScript matches each by itself, and Java both together.
     */
    private static char canonical(char c) {
        if (c < 128) {
            return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
        }
        if (Character.isSurrogate(c)) {
            return (char) (c + TO_PRIVATE);
        }
        if (isReserved(c)) {
            return LAST_PRIVATE;
        }
        String upper = String.valueOf(c).toUpperCase(Locale.ROOT);
        return upper.length() != 1 || upper.charAt(0) < 128 ? c : upper.charAt(0);
    }
}
