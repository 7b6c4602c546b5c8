package io.github.clerkjakarta.internal.backend;

import io.github.clerkjakarta.internal.memory.BoundedTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Remembers Clerk's refusals for a moment, so that the same question is not asked again. Strangers can fill this
 * memory, so the number of entries is bounded; each is a digest and an exception without a stack trace. Successful
 * answers are not kept.
 */
final class Refusals {
    static final Duration KEPT = Duration.ofSeconds(10);

    /** At least; at most twice as many. */
    static final int ENTRIES_KEPT = 1_000;

    private final Clock clock;

    private final BoundedTable<String, Refusal> byDigest = BoundedTable.ofLast(ENTRIES_KEPT, KEPT);

    private record Refusal(BackendException answer, Instant until) {}

    Refusals(Clock clock) {
        this.clock = clock;
    }

    /** Returns the refusal, or null if Clerk may be asked. */
    @Nullable
    BackendException find(String digest) {
        Refusal known = byDigest.get(digest);
        Instant now = clock.instant();
        // After that the entry has expired; before, the clock has been set back.
        boolean counts =
                known != null && now.isBefore(known.until) && !now.plus(KEPT).isBefore(known.until);
        return known != null && counts ? known.answer : null;
    }

    /** Remembers an answer that refuses the data sent. Other failures do not show that the data is bad. */
    void remember(String digest, BackendException answer) {
        if (answer.isAboutTheRequest()) {
            Instant now = clock.instant();
            byDigest.put(digest, new Refusal(answer, now.plus(KEPT)), now.toEpochMilli());
        }
    }

    int size() {
        return byDigest.size();
    }
}
