package io.github.clerkjakarta.internal.backend;

import io.github.clerkjakarta.TokenType;
import jakarta.json.JsonObject;

/** What Clerk's Backend API says of machines' tokens. */
@FunctionalInterface
public interface MachineApi {

    /**
     * What Clerk knows of an opaque token.
     *
     * @param kind one of the machines'
     */
    JsonObject verify(TokenType kind, String token) throws BackendException;
}
