package io.github.clerkjakarta.internal.token;

/** What came of verifying a token. */
public sealed interface TokenResult {

    record Verified(VerifiedToken token) implements TokenResult {}

    /**
     * The token is not good.
     *
     * @param message for developers: what was wrong and what to do; nothing of the token but claims that are no secret
     * @param clerkUnavailable whether the token may be good, and only Clerk could not be asked
     */
    record Refused(AuthReason reason, String message, boolean clerkUnavailable) implements TokenResult {
        Refused(AuthReason reason, String message) {
            this(reason, message, false);
        }
    }
}
