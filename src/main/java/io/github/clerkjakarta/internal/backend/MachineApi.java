package io.github.clerkjakarta.internal.backend;

import jakarta.json.JsonObject;

/** Asks Clerk's Backend API about machine tokens. */
@FunctionalInterface
public interface MachineApi {

    /** Returns Clerk's record of an opaque token. */
    JsonObject verify(MachineKind kind, String token) throws BackendException;

    /** Does the same for a token that Clerk accepted a few minutes ago: a flood of made-up tokens must not block it. */
    default JsonObject verifyAgain(MachineKind kind, String token) throws BackendException {
        return verify(kind, token);
    }
}
