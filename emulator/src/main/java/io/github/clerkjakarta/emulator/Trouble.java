package io.github.clerkjakarta.emulator;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong on purpose, so that an application can be seen to cope: {@link Emulator#trouble}.
 *
 * @param path what the path of a request begins with, for example {@code /v1/jwks}; {@code /} is every path
 * @param delay how long an answer takes
 * @param status the answer in place of the right one; 0: the right one
 * @param retryAfter the header of that name, whole seconds; null: none
 * @param dropped whether the connection is closed without an answer
 * @param times how many requests it happens to; 0: all, until {@link Emulator#untroubled()}
 */
public record Trouble(
        String path, Duration delay, int status, @Nullable Duration retryAfter, boolean dropped, int times) {

    public Trouble {
        Objects.requireNonNull(path, "path");
        boolean known = status == 0 || (status >= 400 && status <= 599);
        if (!path.startsWith("/") || delay.isNegative() || !known || times < 0) {
            throw new IllegalArgumentException(
                    "A path that starts with /, a delay >= 0, a status of 400 to 599 (0: none)"
                            + " and times >= 0 are expected, was " + path + ", " + delay + ", " + status + ", " + times
                            + ".");
        }
    }

    /** Answers take longer. */
    public static Trouble slow(String path, Duration delay) {
        return new Trouble(path, delay, 0, null, false, 0);
    }

    /** Answers are this error. */
    public static Trouble status(String path, int status) {
        return new Trouble(path, Duration.ZERO, status, null, false, 0);
    }

    /** Answers are 429 and say when to come again. */
    public static Trouble tooMany(String path, Duration retryAfter) {
        return new Trouble(path, Duration.ZERO, 429, retryAfter, false, 0);
    }

    /** There are no answers. */
    public static Trouble dropped(String path) {
        return new Trouble(path, Duration.ZERO, 0, null, true, 0);
    }

    /** The same for a number of requests only. */
    public Trouble times(int number) {
        return new Trouble(path, delay, status, retryAfter, dropped, number);
    }
}
