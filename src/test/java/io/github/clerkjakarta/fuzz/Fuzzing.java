package io.github.clerkjakarta.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** Changes known inputs at random until a rule breaks. The same seed tries the same inputs in the same order. */
final class Fuzzing {
    private static final int MOST_KEPT = 2_000;
    private static final int MOST_ATTEMPTS_TO_SHORTEN = 2_000;

    private final Target target;
    private final long seed;
    private final Random random;
    private final Mutations mutations;
    private final List<String> corpus;
    private final Map<String, Long> outcomes = new TreeMap<>();
    private long executions;

    Fuzzing(Target target, long seed) {
        this.target = target;
        this.seed = seed;
        this.random = new Random(seed);
        this.mutations = new Mutations(random, target.pieces());
        this.corpus = new ArrayList<>(Inputs.of(target.name()).texts());
    }

    /**
     * Tries inputs for as long as the predicate, which gets the number of inputs so far, returns true.
     *
     * @throws AssertionError that names the broken rule and shows a short input that breaks it
     */
    void run(LongPredicate goesOn) {
        while (goesOn.test(executions)) {
            String input = mutations.changed(any(), any());
            executions++;
            AssertionError broken = broken(input);
            if (broken != null) {
                throw finding(broken, shortened(input, ruleOf(broken)));
            }
        }
    }

    @Override
    public String toString() {
        return target.name() + ": " + executions + " inputs, " + outcomes.size() + " outcomes, seed " + seed;
    }

    private String any() {
        return corpus.get(random.nextInt(corpus.size()));
    }

    private AssertionError broken(String input) {
        try {
            String outcome = target.read(input);
            if (outcomes.merge(outcome, 1L, Long::sum) == 1 && corpus.size() < MOST_KEPT) {
                corpus.add(input);
            }
            return null;
        } catch (AssertionError rule) {
            return rule;
        } catch (RuntimeException | StackOverflowError thrown) {
            return new AssertionError("never throws: " + thrown.getClass().getName(), thrown);
        }
    }

    private static String ruleOf(AssertionError broken) {
        return String.valueOf(broken.getMessage()).split(":", 2)[0];
    }

    /** Removes parts as long as the input breaks the same rule. */
    private String shortened(String input, String rule) {
        String shortest = input;
        int attempts = 0;
        for (int size = input.length() / 2; size > 0; size = size == 1 ? 0 : (size + 1) / 2) {
            for (int at = 0; at + size <= shortest.length() && attempts < MOST_ATTEMPTS_TO_SHORTEN; attempts++) {
                String shorter = shortest.substring(0, at) + shortest.substring(at + size);
                AssertionError broken = broken(shorter);
                if (broken != null && ruleOf(broken).equals(rule)) {
                    shortest = shorter;
                } else {
                    at += size;
                }
            }
        }
        return shortest;
    }

    private AssertionError finding(AssertionError broken, String input) {
        AssertionError reason = broken(input);
        return new AssertionError(
                (reason == null ? broken : reason).getMessage() + "\nFound by " + this
                        + ". To try it in every build, add to"
                        + " src/test/resources/fuzz/" + target.name() + ".txt:\n\n## a name for it\n"
                        + Inputs.escaped(input)
                        + "\n",
                broken.getCause());
    }
}
