package io.github.clerkjakarta.internal.backend;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * The calls to Clerk's Backend API that authentication makes.
 *
 * @see <a href="https://clerk.com/docs/reference/backend-api">Clerk: Backend API</a>
 */
public interface BackendApi {

    /** Returns the instance's signing keys, as JSON Web Keys. */
    List<JsonObject> signingKeys() throws BackendException;

    /** Returns the Set-Cookie lines that a handshake left under this nonce. Clerk returns them only once. */
    List<String> handshakeDirectives(String nonce) throws BackendException;

    /**
     * Returns the Set-Cookie lines of a fresh session token, in exchange for an expired token and its refresh token.
     */
    List<String> refreshSession(SessionRefreshRequest request) throws BackendException;

    /**
     * An expired token and the refresh token that renews it.
     *
     * @param sessionId claimed by the token, not verified
     * @param origin the application's public origin
     * @param headers the visitor's request headers, which Clerk checks
     */
    record SessionRefreshRequest(
            String sessionId,
            String expiredToken,
            String refreshToken,
            boolean suffixedCookies,
            String origin,
            Map<String, List<String>> headers) {}
}
