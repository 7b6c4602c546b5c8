package io.github.clerkjakarta.benchmarks;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads to measure with. */
final class Threads {
    private Threads() {}

    /** @param kind {@code platform}, or {@code virtual}, which needs a JVM that has them */
    static ExecutorService of(String kind, int number) {
        if (kind.equals("platform")) {
            return Executors.newFixedThreadPool(number);
        }
        try {
            // Java 17, for which this is compiled, does not have it.
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This JVM has no virtual threads.", e);
        }
    }
}
