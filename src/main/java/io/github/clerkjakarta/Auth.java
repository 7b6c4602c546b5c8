package io.github.clerkjakarta;

import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.beans.Transient;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The caller of the current request, and methods to check and refuse the caller. Inject it into any bean:
 *
 * <pre>{@code
 * @Inject Auth auth;
 * }</pre>
 *
 * <p>It is request-scoped, and named {@code auth} for expression language. Strings and objects that do not exist are
 * null, collections are empty.
 *
 * <p>It throws {@link IllegalStateException} if Clerk's filter has not seen the request: outside a request, on a path
 * that {@code clerk.ignored} names, or with JAX-RS providers switched off. "Not checked" never counts as "signed out".
 *
 * <p>Response filters may use it, too. It is signed out there if the request was answered before authentication ended:
 * by a redirect to Clerk, by a 400 because of the host, by an earlier filter, or on a path that {@code clerk.ignored}
 * names. Then getters return null, {@code protect()} throws, and {@code signOut()} does nothing. After a refusal it is
 * the real caller.
 *
 * <p>A {@link SessionStatus#PENDING pending} session is shown like any other, unless
 * {@code clerk.treat-pending-as-signed-out} is true. {@link #protect()} and annotations never let a pending session
 * pass.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/types/auth-object">Clerk: Auth object</a>
 */
public interface Auth {

    /**
     * Returns the {@code Auth} of a request, for filters and other objects that are not beans.
     *
     * @throws IllegalStateException if Clerk's filter has not seen the request. The filter runs before resource
     *     matching, at priority {@code AUTHENTICATION}, and skips paths that {@code clerk.ignored} names.
     */
    static Auth of(ContainerRequestContext request) {
        if (request.getProperty(Auth.class.getName()) instanceof Auth auth) {
            return auth;
        }
        throw new IllegalStateException(
                "Clerk's filter has not seen this request. It runs before resource matching,"
                        + " at priority AUTHENTICATION: use Auth in a later filter. If clerk.ignored names the path, remove it there.");
    }

    /**
     * Returns true if a user is signed in. A machine is not a user. A pending session counts, unless it is treated as
     * signed out.
     */
    boolean isAuthenticated();

    /**
     * The token type of {@link #caller()}, or {@link TokenType#SESSION} if there is no caller. All getters here
     * describe a session; for a machine, use {@link #caller()}.
     */
    TokenType getTokenType();

    /** The user's id, {@code user_...}, or null if no user is signed in. */
    @Nullable
    String getUserId();

    /** The session's id, {@code sess_...}, or null if no user is signed in. */
    @Nullable
    String getSessionId();

    /**
     * The session's status, or null if the request has no session. It is also set for a pending session that is treated
     * as signed out.
     */
    @Nullable
    SessionStatus getSessionStatus();

    /** The id of the active organization, {@code org_...}, or null if none is active. */
    @Nullable
    String getOrgId();

    /**
     * The user's role in the active organization, for example {@code org:admin}, or null if no organization is active.
     */
    @Nullable
    String getOrgRole();

    /** The slug of the active organization, for example {@code acme}, or null if none is active or it has no slug. */
    @Nullable
    String getOrgSlug();

    /**
     * The user's permissions in the active organization, for example {@code org:invoices:create}. Empty if no
     * organization is active. Clerk's tokens contain custom permissions only, no system permissions
     * ({@code org:sys_...}).
     */
    Set<String> getOrgPermissions();

    /**
     * The person who really acts if the session impersonates the user, otherwise null.
     *
     * @see <a href="https://clerk.com/docs/guides/users/impersonation">Clerk: user impersonation</a>
     */
    @Nullable
    Actor getActor();

    /** The time since the user last verified each factor, or null if the token does not state it. */
    @Nullable
    FactorVerificationAge getFactorVerificationAge();

    /**
     * The verified session token as a MicroProfile principal, or null if no user is signed in. Left out of this
     * object's JSON, because it contains the token.
     */
    @Nullable
    @JsonbTransient
    @Transient
    JsonWebToken getClaims();

    /**
     * Returns true if a user is signed in and meets the requirement. Never true for a machine. A pending session
     * counts, unless it is treated as signed out.
     */
    boolean has(Requirement requirement);

    /** Shorthand for {@code has(Requirement.role(role))}, for expression language. */
    boolean hasRole(String role);

    /** Shorthand for {@code has(Requirement.permission(permission))}, for expression language. */
    boolean hasPermission(String permission);

    /**
     * Requires a signed-in user. Otherwise it throws: a page navigation is redirected to sign-in, any other request
     * gets the response of {@code clerk.unauthenticated-status}, by default 404.
     *
     * @throws ProtectionException if no user is signed in. Do not catch it: the library turns it into the response.
     * @see <a href="https://clerk.com/docs/reference/nextjs/app-router/auth">Clerk: auth.protect()</a>
     */
    UserSession protect();

    /**
     * Requires a signed-in user who meets the requirement. A signed-out request is answered as by {@link #protect()}, a
     * user who does not meet the requirement gets 404.
     *
     * @throws ProtectionException if the caller may not pass. Do not catch it.
     */
    UserSession protect(Requirement requirement);

    /**
     * Requires a caller who meets the protection. The protection also chooses the responses to other callers.
     *
     * @throws ProtectionException if the caller may not pass. Do not catch it.
     */
    Caller protect(Protection protection);

    /**
     * Returns the caller: the user's session, or the machine that a protection of this request accepted. Otherwise
     * empty. You may use the result on other threads.
     */
    Optional<Caller> caller();

    /**
     * Returns the caller if the request has a valid token of one of these kinds, otherwise empty. Verifies a machine's
     * token now, at most once in a request.
     *
     * @throws ProtectionException.Unavailable if Clerk is needed to verify the token and cannot be reached. Do not
     *     catch it.
     */
    Optional<Caller> caller(TokenType kind, TokenType... otherKinds);

    /**
     * Redirects the visitor to sign-in and then back to this URL. If the method is not GET or HEAD, back to the page
     * that sent the request, provided that it is on this origin.
     *
     * @return nothing: it always throws. {@code throw auth.redirectToSignIn()} tells the compiler so.
     */
    ProtectionException redirectToSignIn();

    /**
     * Redirects the visitor to sign-in and then to the given URL.
     *
     * @param returnBackUrl absolute, a path of this origin, {@code ~/path} from the context root, or null for no way
     *     back. Never pass an unchecked value from the request.
     * @return nothing: it always throws
     */
    ProtectionException redirectToSignIn(@Nullable String returnBackUrl);

    /**
     * Redirects the visitor to sign-up, otherwise like {@link #redirectToSignIn()}.
     *
     * @return nothing: it always throws
     */
    ProtectionException redirectToSignUp();

    /**
     * Redirects the visitor to sign-up and then to the given URL.
     *
     * @param returnBackUrl absolute, a path of this origin, {@code ~/path} from the context root, or null for no way
     *     back. Never pass an unchecked value from the request.
     * @return nothing: it always throws
     */
    ProtectionException redirectToSignUp(@Nullable String returnBackUrl);

    /**
     * Redirects the visitor to another page: with status 307 after GET and HEAD, 303 after other methods.
     *
     * @param url absolute, a path of this origin, or {@code ~/path} from the context root. Never pass an unchecked
     *     value from the request.
     * @return nothing: it always throws
     */
    ProtectionException redirectTo(String url);

    /**
     * The session token of this request, for calls to other services of yours, or null if no user is signed in. Left
     * out of this object's JSON.
     *
     * @see <a href="https://clerk.com/docs/guides/sessions/session-tokens">Clerk: session tokens</a>
     */
    @Nullable
    @JsonbTransient
    @Transient
    String getToken();

    /**
     * Returns a token to send to another service: from a JWT template, with another lifetime, or fresh. Null if no user
     * is signed in. A token is reused until shortly before it expires; concurrent requests for the same token share one
     * call to Clerk.
     *
     * @throws ClerkApiException if Clerk issues no token, for example because the template does not exist, or cannot be
     *     reached
     * @see <a href="https://clerk.com/docs/reference/backend/sessions/get-token">Clerk: getToken()</a>
     */
    @Nullable
    String getToken(TokenRequest request);

    /**
     * Shorthand for {@code getToken(TokenRequest.template(template))}.
     *
     * @throws ClerkApiException if Clerk issues no token, for example because the template does not exist, or cannot be
     *     reached
     */
    default @Nullable String getToken(String template) {
        return getToken(TokenRequest.template(template));
    }

    /**
     * Ends the session at Clerk and removes its cookies from the browser. For pages without ClerkJS. From now on the
     * request is signed out. It also works if the session's token has expired, and does nothing if the request has no
     * session.
     *
     * <p>Call it from a POST method that requires no signed-in user, and set {@code clerk.csrf} so that no other site
     * can cause the call. A satellite domain notices when its token expires, within a minute.
     *
     * @throws ClerkApiException if Clerk cannot be reached; the session then continues
     */
    void signOut();

    /**
     * Returns a view of the same caller that overrides {@code clerk.treat-pending-as-signed-out}.
     *
     * @param signedOut true to show a pending session as signed out
     */
    Auth treatingPendingAsSignedOut(boolean signedOut);
}
