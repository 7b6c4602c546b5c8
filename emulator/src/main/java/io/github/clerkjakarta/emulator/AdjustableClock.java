package io.github.clerkjakarta.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock ahead of or behind another clock. */
final class AdjustableClock extends Clock {
    private final Clock base;
    private volatile Duration skew = Duration.ZERO;

    AdjustableClock(Clock base) {
        this.base = base;
    }

    void skew(Duration ahead) {
        skew = ahead;
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Instants alone are asked of it.");
    }

    @Override
    public Instant instant() {
        return base.instant().plus(skew);
    }
}
