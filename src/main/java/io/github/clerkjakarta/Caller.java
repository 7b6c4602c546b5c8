package io.github.clerkjakarta;

import org.jspecify.annotations.Nullable;

/**
 * The caller of a request: a user's session or a machine. Immutable. Unlike {@link Auth}, it can be used on other
 * threads.
 */
public sealed interface Caller permits UserSession, Machine {

    /** The type of the token with which the caller was authenticated. */
    TokenType getTokenType();

    /**
     * The signed-in user, or the user on whose behalf the machine acts. Null for M2M tokens and for an organization's
     * API keys.
     */
    @Nullable
    String getUserId();
}
