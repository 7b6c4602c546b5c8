package io.github.clerkjakarta;

/** Who makes a request. Immutable, so that it can be handed to another thread, where {@link Auth} does not follow. */
public sealed interface Caller permits UserSession {

    TokenType getTokenType();
}
