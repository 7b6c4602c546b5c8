package io.github.clerkjakarta;

/** The kinds of token a request may be authenticated with. */
public enum TokenType {
    /** A user's session, by cookie or bearer token. */
    SESSION
}
