package io.github.clerkjakarta.fuzz;

import java.util.List;

/** A part of the library that reads what strangers send. */
interface Target extends AutoCloseable {
    /** The name of the file with its first inputs. */
    String name();

    /** Pieces from which inputs are built. */
    List<String> pieces();

    /**
     * Reads an input and returns a short name of the outcome. Inputs that lead to a new outcome are changed further.
     *
     * @throws AssertionError that names the rule that does not hold
     */
    String read(String input);

    @Override
    default void close() {}

    /** Throws unless the rule holds. */
    static void rule(boolean holds, String rule, Object detail) {
        if (!holds) {
            throw new AssertionError(rule + ": " + detail);
        }
    }
}
