package io.github.clerkjakarta;

import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.beans.Transient;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The caller of the current request, with methods to check and refuse them. Inject it into any bean:
 *
 * <pre>{@code
 * @Inject Auth auth;
 * }</pre>
 *
 * <p>It is request-scoped and named {@code auth} for expression language. Absent texts are null, absent collections are
 * empty. If Clerk's filter has not seen the request (outside a request, on a path that {@code clerk.ignored} names, or with JAX-RS
 * providers switched off), it throws {@link IllegalStateException}: it never takes "not checked" for "signed out".
 *
 * <p>Response filters may use it, too. It is signed out there if the request was answered before anybody was known: by a redirect to Clerk, by
 * a 400 because of the host, by an earlier filter, or on a path that {@code clerk.ignored} names. Then getters return null,
 * {@code protect()} throws, and {@code signOut()} does nothing. After a refusal it is the real caller.
 *
 * <p>A session that is {@link SessionStatus#PENDING pending} is shown, unless
 * {@code clerk.treat-pending-as-signed-out} says otherwise; {@link #protect()} and annotations never let one pass.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/types/auth-object">Clerk: Auth object</a>
 */
public interface Auth {

    /**
     * Returns the {@code Auth} of a request, for filters and objects that are not beans.
     *
     * @throws IllegalStateException if Clerk's filter has not seen the request: it has priority {@code AUTHENTICATION}, before
     *     matching, and does not authenticate paths that {@code clerk.ignored} names
     */
    static Auth of(ContainerRequestContext request) {
        if (request.getProperty(Auth.class.getName()) instanceof Auth auth) {
            return auth;
        }
        throw new IllegalStateException("Clerk's filter has not seen this request. It runs before resource matching,"
                + " at priority AUTHENTICATION: ask in a filter that comes later. If clerk.ignored names the path, remove it"
                + " there.");
    }

    /** Returns true if a user is signed in. */
    boolean isAuthenticated();

    /**
     * The kind of token of {@link #caller()}; {@link TokenType#SESSION} also where nobody is there. What this interface says
     * of a user it says of a session's only: a machine's are at {@link #caller()}.
     */
    TokenType getTokenType();

    /** The user's id, {@code user_...}; null where nobody is signed in. */
    @Nullable
    String getUserId();

    @Nullable
    String getSessionId();

    /** The session's status; also that of a pending session which is treated as signed out. */
    @Nullable
    SessionStatus getSessionStatus();

    @Nullable
    String getOrgId();

    /** The role in the active organization, {@code org:admin}; null where no organization is active. */
    @Nullable
    String getOrgRole();

    @Nullable
    String getOrgSlug();

    /** The permissions in the active organization, {@code org:invoices:create}; empty where there is none. */
    Set<String> getOrgPermissions();

    /** Returns who really acts if the session is an impersonation, otherwise null. */
    @Nullable
    Actor getActor();

    /** How long ago the user proved who they are; null where the token does not say. */
    @Nullable
    FactorVerificationAge getFactorVerificationAge();

    /**
     * The verified token as a MicroProfile principal, or null if no user is signed in. Left out of this object's JSON, because it contains
     * the token.
     */
    @Nullable
    @JsonbTransient
    @Transient
    JsonWebToken getClaims();

    /** Returns true if a user is signed in and meets the requirement. */
    boolean has(Requirement requirement);

    /** Short for {@code has(Requirement.role(role))}, for expression language. */
    boolean hasRole(String role);

    /** Short for {@code has(Requirement.permission(permission))}, for expression language. */
    boolean hasPermission(String permission);

    /**
     * Lets only the signed-in pass. Others leave by an exception: a browser that asks for a page goes to sign-in, any
     * other request gets 404.
     *
     * @throws ProtectionException where nobody is signed in; let it pass
     * @see <a href="https://clerk.com/docs/reference/nextjs/app-router/auth">Clerk: auth.protect()</a>
     */
    UserSession protect();

    /**
     * Lets only those pass who are signed in and meet the requirement. The signed-in who do not get 404.
     *
     * @throws ProtectionException where they may not pass; let it pass
     */
    UserSession protect(Requirement requirement);

    /**
     * Lets only those pass who meet the protection, and sends the others where it says.
     *
     * @throws ProtectionException where they may not pass; let it pass
     */
    Caller protect(Protection protection);

    /**
     * Returns the caller: the session, or the machine that a protection of this request accepted; otherwise empty. Safe
     * on other threads.
     */
    Optional<Caller> caller();

    /**
     * Returns the caller if the request has a token of one of these kinds, otherwise empty. A machine's token is verified now,
     * once a request.
     *
     * @throws ProtectionException.Unavailable where Clerk cannot be asked; let it pass
     */
    Optional<Caller> caller(TokenType kind, TokenType... otherKinds);

    /**
     * Sends the visitor to sign-in and back here; after methods other than GET and HEAD, back to the page of this origin
     * that they came from.
     *
     * @return nothing, ever: it throws, and {@code throw auth.redirectToSignIn()} tells the compiler so
     */
    ProtectionException redirectToSignIn();

    /**
     * Sends the visitor to sign-in and then to this URL.
     *
     * @param returnBackUrl absolute, a path of this origin, or {@code ~/path} from the context root; null: no way back.
     *     It must come from the application, never unchecked from a request.
     * @return nothing, ever: it throws
     */
    ProtectionException redirectToSignIn(@Nullable String returnBackUrl);

    /** As {@link #redirectToSignIn()}, to the sign-up page. */
    ProtectionException redirectToSignUp();

    /** As {@link #redirectToSignIn(String)}, to the sign-up page. */
    ProtectionException redirectToSignUp(@Nullable String returnBackUrl);

    /**
     * Sends the visitor to another page: 307 after GET and HEAD, 303 after other methods.
     *
     * @param url absolute, a path of this origin, or {@code ~/path} from the context root. It must come from the application,
     *     never unchecked from a request.
     * @return nothing, ever: it throws
     */
    ProtectionException redirectTo(String url);

    /**
     * The session token of this request, for calls to other services of the same owner, or null if signed out. Left out of this object's
     * JSON.
     */
    @Nullable
    @JsonbTransient
    @Transient
    String getToken();

    /**
     * A token to send on: of a JWT template, with another life, or fresh. It is used again until shortly before it expires;
     * concurrent askers share one call. Null where nobody is signed in.
     *
     * @throws ClerkApiException where Clerk gives none: there is no such template, or Clerk cannot be reached
     * @see <a href="https://clerk.com/docs/reference/backend/sessions/get-token">Clerk: getToken()</a>
     */
    @Nullable
    String getToken(TokenRequest request);

    /** Short for {@code getToken(TokenRequest.template(template))}. */
    default @Nullable String getToken(String template) {
        return getToken(TokenRequest.template(template));
    }

    /**
     * Ends the session at Clerk and removes its cookies from the browser, for pages without ClerkJS; from now on the request
     * is signed out. The session's token may have expired. Does nothing if the request brings no session, or if it was answered
     * before authentication ended. Call it from a POST that no other site can cause ({@code clerk.csrf}) and that requires no
     * signed-in user. Satellites learn of it when their token expires, within a minute.
     *
     * @throws ClerkApiException where Clerk cannot be reached: the session goes on
     */
    void signOut();

    /** The same with pending sessions shown as signed out, or not, whatever is configured. */
    Auth treatingPendingAsSignedOut(boolean signedOut);
}
