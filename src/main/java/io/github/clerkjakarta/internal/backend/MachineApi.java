package io.github.clerkjakarta.internal.backend;

import io.github.clerkjakarta.TokenType;
import jakarta.json.JsonObject;

/** What Clerk's Backend API says of machines' tokens. */
@FunctionalInterface
public interface MachineApi {

    /**
     * Returns what Clerk knows of an opaque token.
     *
     * @param kind one of the machines'
     */
    JsonObject verify(TokenType kind, String token) throws BackendException;

    /** Returns the same of a token that Clerk knew a few minutes ago. A flood of made-up tokens must not be in its way. */
    default JsonObject verifyAgain(TokenType kind, String token) throws BackendException {
        return verify(kind, token);
    }
}
