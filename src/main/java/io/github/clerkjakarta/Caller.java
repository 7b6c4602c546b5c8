package io.github.clerkjakarta;

import org.jspecify.annotations.Nullable;

/** Who makes a request. Immutable, so that it can be handed to another thread, where {@link Auth} does not follow. */
public sealed interface Caller permits UserSession, Machine {

    TokenType getTokenType();

    /** The user who is signed in, or for whom the machine acts; null for M2M tokens and organizations' API keys. */
    @Nullable
    String getUserId();
}
