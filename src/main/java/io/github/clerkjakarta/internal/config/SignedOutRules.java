package io.github.clerkjakarta.internal.config;

/**
 * Who counts as signed out, and what they are answered.
 *
 * @param pendingCounts true if {@code Auth} shows a pending session as signed out
 * @param status the answer to a signed-out request that is not for a document
 */
public record SignedOutRules(boolean pendingCounts, Status status) {

    /** The answer to a signed-out request that is not for a document. */
    public enum Status {
        NOT_FOUND,
        UNAUTHORIZED
    }

    static SignedOutRules read(SettingReader settings) {
        return new SignedOutRules(
                settings.flag(Setting.TREAT_PENDING_AS_SIGNED_OUT, false),
                settings.oneOf(Setting.UNAUTHENTICATED_STATUS, "404", "401").equals("401")
                        ? Status.UNAUTHORIZED
                        : Status.NOT_FOUND);
    }
}
