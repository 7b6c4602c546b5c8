package io.github.clerkjakarta.internal.backend;

import io.github.clerkjakarta.TokenType;
import jakarta.json.JsonObject;

/** Asks Clerk's Backend API about machine tokens. */
@FunctionalInterface
public interface MachineApi {

    /**
     * Returns Clerk's record of an opaque token.
     *
     * @param kind a kind of machine token
     */
    JsonObject verify(TokenType kind, String token) throws BackendException;

    /** Does the same for a token that Clerk accepted a few minutes ago: a flood of made-up tokens must not block it. */
    default JsonObject verifyAgain(TokenType kind, String token) throws BackendException {
        return verify(kind, token);
    }
}
