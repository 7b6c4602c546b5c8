package io.github.clerkjakarta.shapes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Chooses a few of many combinations, so that each pair (or triple) of possible values occurs at least once. */
public final class Covering {
    private Covering() {}

    /**
     * Chooses greedily: combinations with many new pairs first. The choice is the same in each run.
     *
     * @param axes of a combination, below 256 values each
     * @param strength 2: pairs; 3: triples
     */
    public static <T> List<T> of(List<T> combinations, Function<T, int[]> axes, int strength) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, combinations.size()).boxed().toList());
        Collections.shuffle(order, new Random(1));
        Map<Long, Integer> numbers = new HashMap<>();
        List<int[]> tuples = combinations.stream()
                .map(it -> tuples(axes.apply(it), strength)
                        .mapToInt(tuple -> numbers.computeIfAbsent(tuple, unknown -> numbers.size()))
                        .toArray())
                .toList();
        BitSet covered = new BitSet();
        BitSet chosen = new BitSet();
        int most = tuples.stream().mapToInt(it -> it.length).max().orElse(0);
        for (int wanted = most; wanted > 0; wanted--) {
            for (int candidate : order) {
                int[] its = tuples.get(candidate);
                if (Arrays.stream(its).filter(it -> !covered.get(it)).count() >= wanted) {
                    chosen.set(candidate);
                    Arrays.stream(its).forEach(covered::set);
                }
            }
        }
        return chosen.stream().mapToObj(combinations::get).toList();
    }

    /** Returns each subset of the axes with its values as one number. */
    private static LongStream tuples(int[] values, int strength) {
        LongStream.Builder tuples = LongStream.builder();
        for (int subset = 0; subset < 1 << values.length; subset++) {
            if (Integer.bitCount(subset) == strength) {
                long tuple = subset;
                for (int axis = 0; axis < values.length; axis++) {
                    tuple = (subset >> axis & 1) == 0 ? tuple : tuple << 8 | values[axis];
                }
                tuples.add(tuple);
            }
        }
        return tuples.build();
    }
}
