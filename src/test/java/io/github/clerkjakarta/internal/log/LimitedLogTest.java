package io.github.clerkjakarta.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class LimitedLogTest {
    private final List<String> lines = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private final LimitedLog log = new LimitedLog(new Lines(lines), (InstantSource) () -> now);

    @Test
    void eachReasonHasItsOwnLine() {
        log.warning("a", "first");
        log.error("b", "second");

        assertThat(lines).containsExactly("WARNING first", "ERROR second");
    }

    @Test
    void aReasonIsWrittenOnceAMinute() {
        for (int i = 0; i < 10_000; i++) {
            log.warning("a", "message " + i);
        }

        assertThat(lines).containsExactly("WARNING message 0");
    }

    @Test
    void theNextLineTellsHowManyWereLeftOut() {
        log.warning("a", "one");
        log.warning("a", "two");
        log.warning("a", "three");

        now = now.plus(LimitedLog.PAUSE);
        log.warning("a", "four");
        now = now.plus(LimitedLog.PAUSE);
        log.warning("a", "five");

        assertThat(lines).containsExactly("WARNING one", "WARNING four (2 more since the last line)", "WARNING five");
    }

    @Test
    void justBeforeTheMinuteIsOverNothingIsWritten() {
        log.warning("a", "one");

        now = now.plus(LimitedLog.PAUSE).minus(Duration.ofNanos(1));
        log.warning("a", "two");

        assertThat(lines).hasSize(1);
    }

    @Test
    void reasonsBeyondTheLimitShareALine() {
        for (int i = 0; i < LimitedLog.MOST_REASONS + 50; i++) {
            log.warning("reason " + i, "message");
        }

        assertThat(lines).hasSize(LimitedLog.MOST_REASONS + 1);
    }

    /** Otherwise a hundred reasons, each caused once, would silence all others for ever. */
    @Test
    void oldReasonsMakeRoom() {
        for (int i = 0; i < 2 * LimitedLog.MOST_REASONS; i++) {
            log.warning("stranger " + i, "message");
        }
        now = now.plus(LimitedLog.PAUSE);
        lines.clear();

        log.warning("a", "one");
        log.warning("b", "two");

        assertThat(lines).containsExactly("WARNING one", "WARNING two");
    }

    @Test
    void aClockThatIsSetBackSilencesNothing() {
        log.warning("a", "one");
        now = now.minus(Duration.ofDays(1));

        log.warning("a", "two");

        assertThat(lines).hasSize(2);
    }

    @Test
    void aLineStaysALineAndIsCut() {
        log.warning("a", "x\r\n[ERROR] forged\u2028\u0085\u009b\u202e" + "y".repeat(5_000));

        assertThat(lines.get(0)).startsWith("WARNING x??[ERROR] forged????yyy").doesNotContain("\n");
        assertThat(lines.get(0)).hasSizeLessThan(LimitedLog.LONGEST + 20);
    }

    @Test
    void bracesInAMessageAreText() {
        log.warning("a", "{0} isn't {broken");

        assertThat(lines).containsExactly("WARNING {0} isn't {broken");
    }

    private record Lines(List<String> written) implements System.Logger {
        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            written.add(level + " " + message);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... params) {
            written.add(level + " " + MessageFormat.format(format, params));
        }
    }
}
