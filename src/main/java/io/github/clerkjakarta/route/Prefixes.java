package io.github.clerkjakarta.route;

import java.util.BitSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Finds which of many prefixes a text has, without trying each. */
final class Prefixes {
    private final NavigableMap<String, BitSet> numbers = new TreeMap<>();

    void add(String prefix, int number) {
        numbers.computeIfAbsent(prefix, key -> new BitSet()).set(number);
    }

    /**
     * Returns the numbers of all prefixes of the text.
     *
     * <p>Each prefix of the text sorts before the text, and all strings between the two begin with it. So the greatest key up
     * to the text begins with every prefix there is, and no prefix is longer than what that key and the text have in common.
     * The search goes on from there.
     */
    BitSet of(String text) {
        BitSet found = new BitSet();
        Map.Entry<String, BitSet> entry = numbers.floorEntry(text);
        while (entry != null) {
            String greatest = entry.getKey();
            int common = common(greatest, text);
            if (common == greatest.length()) {
                found.or(entry.getValue());
                entry = numbers.lowerEntry(greatest);
            } else {
                entry = numbers.floorEntry(text.substring(0, common));
            }
        }
        return found;
    }

    private static int common(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }
}
