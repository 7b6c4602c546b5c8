package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.authentication.RequestState.ErrorPage;
import io.github.clerkjakarta.internal.log.LimitedLog;
import io.github.clerkjakarta.route.UnmatchablePathException;

/** A path on which a pattern cannot decide. The log names the pattern; the answer does not. */
public final class UnmatchablePath {
    private static final LimitedLog LOG = LimitedLog.named("io.github.clerkjakarta.route");

    private UnmatchablePath() {}

    /** Writes the log's line and returns the answer. */
    public static ErrorPage answer(UnmatchablePathException stopped) {
        // The message names one of the application's patterns, never the path.
        String message = String.valueOf(stopped.getMessage());
        LOG.warning(message, message);
        return RequestState.UNREADABLE;
    }
}
