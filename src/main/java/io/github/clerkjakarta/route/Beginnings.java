package io.github.clerkjakarta.route;

import java.util.BitSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Finds the texts with which another text begins, without comparing it with each. */
final class Beginnings {
    private final NavigableMap<String, BitSet> numbers = new TreeMap<>();

    void add(String beginning, int number) {
        numbers.computeIfAbsent(beginning, key -> new BitSet()).set(number);
    }

    /**
     * Returns the numbers of the texts with which this text begins.
     *
     * <p>Each of them is at most {@code text} in the order of strings. All strings between it and {@code text} begin with it, too. So
     * the greatest string up to {@code text} begins with all of them, and none is longer than what this string and {@code text} have
     * in common. The same then holds for that shorter text.
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
