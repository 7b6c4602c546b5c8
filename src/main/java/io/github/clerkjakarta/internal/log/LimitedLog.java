package io.github.clerkjakarta.internal.log;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A log for events that strangers can cause. They decide how often it happens, so each reason gets one line a minute.
 * The next line says how many were left out.
 */
public final class LimitedLog {
    static final Duration PAUSE = Duration.ofMinutes(1);
    static final int LONGEST = 1_000;
    static final int MOST_REASONS = 100;

    private final Logger log;
    private final InstantSource clock;
    private final Map<String, Reason> reasons = new HashMap<>();

    /** The time of a reason's last line, and the number of lines left out since. */
    private static final class Reason {
        private @Nullable Instant writtenAt;
        private long leftOut;

        /**
         * Returns true while the reason gets no line. A last line in the future means that the clock has been set back.
         */
        private boolean isPausing(Instant now) {
            return writtenAt != null && !now.isBefore(writtenAt) && now.isBefore(writtenAt.plus(PAUSE));
        }
    }

    LimitedLog(Logger log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** @param name of the logger */
    public static LimitedLog named(String name) {
        return new LimitedLog(System.getLogger(name), InstantSource.system());
    }

    public void warning(String reason, String message) {
        write(Level.WARNING, reason, message);
    }

    public void error(String reason, String message) {
        write(Level.ERROR, reason, message);
    }

    /**
     * Writes the message unless its reason had a line within the last minute.
     *
     * @param reason one of a few fixed texts, never request data; Clerk's error codes may be part of it. Beyond 100
     * reasons, new ones share a line.
     * @param message says what happened; cut after 1,000 characters
     */
    private void write(Level level, String reason, String message) {
        long leftOut;
        synchronized (reasons) {
            Instant now = clock.instant();
            if (reasons.size() >= MOST_REASONS) {
                reasons.values().removeIf(it -> !it.isPausing(now));
            }
            boolean full = reasons.size() >= MOST_REASONS && !reasons.containsKey(reason);
            Reason known = reasons.computeIfAbsent(full ? "" : reason, unknown -> new Reason());
            if (known.isPausing(now)) {
                known.leftOut++;
                return;
            }
            leftOut = known.leftOut;
            known.writtenAt = now;
            known.leftOut = 0;
        }
        log.log(level, "{0}", onOneLine(message) + (leftOut == 0 ? "" : " (" + leftOut + " more since the last line)"));
    }

    /**
     * Keeps a line a line: a stranger's text must not look like another log line, or change how a terminal shows it.
     */
    private static String onOneLine(String message) {
        String cut = message.length() > LONGEST ? message.substring(0, LONGEST) + "..." : message;
        return cut.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
    }
}
