package io.github.clerkjakarta.internal.config;

/**
 * The rules for signed-out requests.
 *
 * @param pendingCounts true if {@code Auth} shows a pending session as signed out
 * @param status the response to a signed-out request that is not a page navigation
 */
public record SignedOutRules(boolean pendingCounts, Status status) {

    /** The response to a signed-out request that is not a page navigation. */
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
