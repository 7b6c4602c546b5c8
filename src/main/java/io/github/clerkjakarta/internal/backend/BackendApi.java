package io.github.clerkjakarta.internal.backend;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * What authentication asks Clerk's Backend API.
 *
 * @see <a href="https://clerk.com/docs/reference/backend-api">Clerk: Backend API</a>
 */
public interface BackendApi {

    /** The instance's signing keys, as JSON Web Keys. */
    List<JsonObject> signingKeys() throws BackendException;

    /** The Set-Cookie lines that a handshake left under this nonce. It can be asked for once. */
    List<String> handshakeDirectives(String nonce) throws BackendException;

    /** The Set-Cookie lines of a fresh session token, for an expired one and the refresh token that goes with it. */
    List<String> refreshSession(SessionRefreshRequest request) throws BackendException;

    /**
     * An expired token and what renews it.
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
