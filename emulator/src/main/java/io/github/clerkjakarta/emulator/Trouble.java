package io.github.clerkjakarta.emulator;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A deliberate failure, to see an application cope: {@link Emulator#trouble}.
 *
 * @param path the beginning of a request's path, for example {@code /v1/jwks}; {@code /} matches every path
 * @param delay the time that an answer takes
 * @param status the status of an error in place of the right answer; 0 for the right answer
 * @param retryAfter the header of that name, in whole seconds; null to omit it
 * @param dropped true to close the connection without an answer
 * @param times the number of requests that it happens to; 0 for all, until {@link Emulator#untroubled()}
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

    /** Returns a trouble with slow answers. */
    public static Trouble slow(String path, Duration delay) {
        return new Trouble(path, delay, 0, null, false, 0);
    }

    /** Returns a trouble with this error as the answer. */
    public static Trouble status(String path, int status) {
        return new Trouble(path, Duration.ZERO, status, null, false, 0);
    }

    /** Returns a trouble with answers of 429, which say when to come again. */
    public static Trouble tooMany(String path, Duration retryAfter) {
        return new Trouble(path, Duration.ZERO, 429, retryAfter, false, 0);
    }

    /** Returns a trouble without answers. */
    public static Trouble dropped(String path) {
        return new Trouble(path, Duration.ZERO, 0, null, true, 0);
    }

    /** Returns the same trouble for a number of requests only. */
    public Trouble times(int number) {
        return new Trouble(path, delay, status, retryAfter, dropped, number);
    }
}
