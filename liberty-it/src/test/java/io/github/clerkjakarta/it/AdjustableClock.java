package io.github.clerkjakarta.it;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The offline Clerk's clock, which may go wrong. */
final class AdjustableClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    void ahead(Duration newOffset) {
        ahead = newOffset;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
