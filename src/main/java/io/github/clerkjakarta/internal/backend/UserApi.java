package io.github.clerkjakarta.internal.backend;

import io.github.clerkjakarta.TokenRequest;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * The calls to Clerk's Backend API that an application makes about its users and their sessions.
 *
 * @see <a href="https://clerk.com/docs/reference/backend-api">Clerk: Backend API</a>
 */
public interface UserApi {

    JsonObject user(String userId) throws BackendException;

    JsonObject createEmailAddress(String userId, String emailAddress, boolean verified, boolean primary)
            throws BackendException;

    /** Returns the tokens that other services issued for a user. */
    List<JsonObject> oauthAccessTokens(String userId, String provider) throws BackendException;

    /** Returns a token of a session. The session must be alive. */
    String sessionToken(String sessionId, TokenRequest wanted) throws BackendException;

    /** Ends a session. */
    void revokeSession(String sessionId) throws BackendException;
}
