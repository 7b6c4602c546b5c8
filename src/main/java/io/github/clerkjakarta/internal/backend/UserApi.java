package io.github.clerkjakarta.internal.backend;

import io.github.clerkjakarta.TokenRequest;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * What an application asks Clerk's Backend API about its users and their sessions.
 *
 * @see <a href="https://clerk.com/docs/reference/backend-api">Clerk: Backend API</a>
 */
public interface UserApi {

    JsonObject user(String userId) throws BackendException;

    JsonObject createEmailAddress(String userId, String emailAddress, boolean verified, boolean primary)
            throws BackendException;

    /** The tokens that other services gave for a user. */
    List<JsonObject> oauthAccessTokens(String userId, String provider) throws BackendException;

    /** A token of a session, which must be alive. */
    String sessionToken(String sessionId, TokenRequest wanted) throws BackendException;

    /** Ends a session. */
    void revokeSession(String sessionId) throws BackendException;
}
