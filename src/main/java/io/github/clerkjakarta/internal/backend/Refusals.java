package io.github.clerkjakarta.internal.backend;

import io.github.clerkjakarta.internal.memory.BoundedMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers Clerk's refusals for a moment, so that the same question is not asked again. Strangers can fill this
 * memory, so it has a fixed number of entries, each a digest and an exception without a stack trace. Successful answers
 * are not kept.
 */
final class Refusals {
    static final Duration KEPT = Duration.ofSeconds(10);
    static final int MOST = 1_000;

    private final Clock clock;

    private final Map<String, Refusal> byDigest = BoundedMap.byAge(MOST);

    private record Refusal(BackendException answer, Instant until) {}

    Refusals(Clock clock) {
        this.clock = clock;
    }

    /** Returns the refusal, or null if Clerk may be asked. */
    synchronized @Nullable BackendException find(String digest) {
        Refusal known = byDigest.get(digest);
        Instant now = clock.instant();
        // The entry has expired, or the clock has been set back.
        if (known != null && (!now.isBefore(known.until) || now.plus(KEPT).isBefore(known.until))) {
            byDigest.remove(digest);
            return null;
        }
        return known == null ? null : known.answer;
    }

    /** Remembers an answer that refuses the data sent. Other failures do not show that the data is bad. */
    synchronized void remember(String digest, BackendException answer) {
        if (answer.isAboutTheRequest()) {
            byDigest.remove(digest);
            byDigest.put(digest, new Refusal(answer, clock.instant().plus(KEPT)));
        }
    }

    synchronized int size() {
        return byDigest.size();
    }
}
