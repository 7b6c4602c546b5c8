package io.github.clerkjakarta.it;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for a condition, no longer than needed. The limits are for a busy machine. */
final class Patience {
    /** The longest wait for an answer or a page. */
    static final Duration MOST = Duration.ofMinutes(3);

    private static final int PAUSE_MILLIS = 100;

    private Patience() {}

    /** Returns true as soon as the condition holds, or false after {@link #MOST}. */
    static boolean until(BooleanSupplier condition) {
        return until(MOST, condition);
    }

    /** Returns true as soon as the condition holds, or false after this time. */
    static boolean until(Duration most, BooleanSupplier condition) {
        Instant last = Instant.now().plus(most);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(last)) {
                return false;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
