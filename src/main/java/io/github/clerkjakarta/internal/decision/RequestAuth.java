package io.github.clerkjakarta.internal.decision;

import io.github.clerkjakarta.Actor;
import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Caller;
import io.github.clerkjakarta.ClerkScript;
import io.github.clerkjakarta.FactorVerificationAge;
import io.github.clerkjakarta.Machine;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.Requirement;
import io.github.clerkjakarta.SessionStatus;
import io.github.clerkjakarta.TokenRequest;
import io.github.clerkjakarta.TokenType;
import io.github.clerkjakarta.User;
import io.github.clerkjakarta.UserSession;
import io.github.clerkjakarta.internal.decision.RequestState.Settled;
import io.github.clerkjakarta.internal.decision.RequestState.SignedIn;
import io.github.clerkjakarta.internal.decision.RequestState.SignedOut;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.MachineResult;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** {@link Auth} of one request, as the filter leaves it for guard, interceptors and response. */
public final class RequestAuth implements Auth {
    private static final List<Protection> SIGNED_IN = List.of(Protection.signedIn());

    private final boolean pendingIsSignedOut;
    private final RequestCalls calls;
    private Settled state;
    private @Nullable Session session;
    private Protector protector;
    private List<String> signOutCookies = List.of();
    private Consumer<String> cookieSink = line -> {};
    private @Nullable List<List<Protection>> passed;
    private @Nullable Machine machine;

    /** Of which this is another view. */
    private @Nullable RequestAuth original;

    public RequestAuth(Settled state, Protector protector, RequestCalls calls, boolean pendingIsSignedOut) {
        this(
                state,
                state instanceof SignedIn signedIn ? new Session(signedIn) : null,
                protector,
                calls,
                pendingIsSignedOut);
    }

    private RequestAuth(
            Settled state,
            @Nullable Session session,
            Protector protector,
            RequestCalls calls,
            boolean pendingIsSignedOut) {
        this.state = state;
        this.session = session;
        this.protector = protector;
        this.calls = calls;
        this.pendingIsSignedOut = pendingIsSignedOut;
    }

    public Settled state() {
        return state;
    }

    /** The tags that load ClerkJS into a page of this request's. */
    public ClerkScript script(String nonce) {
        return protector.script(nonce);
    }

    /** Whether answers may explain themselves. */
    public boolean isDevelopment() {
        return protector.isDevelopment();
    }

    /** The session, unless it is pending and that counts as none. */
    private @Nullable Session shown() {
        return session != null && pendingIsSignedOut && isPending(session) ? null : session;
    }

    private static boolean isPending(Session session) {
        return SessionStatus.PENDING.equals(session.getSessionStatus());
    }

    private <T> @Nullable T ask(Function<Session, @Nullable T> question) {
        Session shown = shown();
        return shown == null ? null : question.apply(shown);
    }

    @Override
    public boolean isAuthenticated() {
        return shown() != null;
    }

    @Override
    public TokenType getTokenType() {
        return caller().map(Caller::getTokenType).orElse(TokenType.SESSION);
    }

    @Override
    public @Nullable String getUserId() {
        return ask(Session::getUserId);
    }

    @Override
    public @Nullable String getSessionId() {
        return ask(Session::getSessionId);
    }

    @Override
    public @Nullable SessionStatus getSessionStatus() {
        return session == null ? null : session.getSessionStatus();
    }

    @Override
    public @Nullable String getOrgId() {
        return ask(Session::getOrgId);
    }

    @Override
    public @Nullable String getOrgRole() {
        return ask(Session::getOrgRole);
    }

    @Override
    public @Nullable String getOrgSlug() {
        return ask(Session::getOrgSlug);
    }

    @Override
    public Set<String> getOrgPermissions() {
        Session shown = shown();
        return shown == null ? Set.of() : shown.getOrgPermissions();
    }

    @Override
    public @Nullable Actor getActor() {
        return ask(Session::getActor);
    }

    @Override
    public @Nullable FactorVerificationAge getFactorVerificationAge() {
        return ask(Session::getFactorVerificationAge);
    }

    @Override
    public @Nullable JsonWebToken getClaims() {
        return ask(Session::getClaims);
    }

    @Override
    public boolean has(Requirement requirement) {
        Session shown = shown();
        return shown != null && shown.has(requirement);
    }

    @Override
    public boolean hasRole(String role) {
        return has(Requirement.role(role));
    }

    @Override
    public boolean hasPermission(String permission) {
        return has(Requirement.permission(permission));
    }

    @Override
    public UserSession protect() {
        return session(allowed(SIGNED_IN));
    }

    @Override
    public UserSession protect(Requirement requirement) {
        return session(allowed(List.of(Protection.require(requirement))));
    }

    @Override
    public Caller protect(Protection protection) {
        return allowed(List.of(protection));
    }

    private Caller allowed(List<Protection> protections) {
        Verdict verdict = protector.decide(protections);
        raise(verdict);
        if (verdict instanceof Verdict.AllowedMachine allowed) {
            return allowed.machine();
        }
        if (session == null) {
            throw new IllegalStateException("Nobody is signed in, yet the request was allowed.");
        }
        return session;
    }

    private static UserSession session(Caller caller) {
        if (caller instanceof UserSession session) {
            return session;
        }
        throw new IllegalStateException("A machine was allowed where only sessions are.");
    }

    /**
     * Guard and interceptors meet the same method, and several bindings may fire for it: what passed once passes again.
     *
     * @param protections known by identity: the same list for the same method
     * @throws ProtectionException where the visitor may not pass
     */
    public void enforce(List<Protection> protections) {
        if (protections.isEmpty() || hasPassed(protections)) {
            return;
        }
        raise(protector.decide(protections));
        if (passed == null) {
            passed = new ArrayList<>(2);
        }
        passed.add(protections);
    }

    private boolean hasPassed(List<Protection> protections) {
        if (passed != null) {
            for (List<Protection> one : passed) {
                if (one == protections) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whoever is signed in and not pending; nobody else has a principal or roles. */
    public Optional<UserSession> fullySignedIn() {
        return session == null || isPending(session) ? Optional.empty() : Optional.of(session);
    }

    @Override
    public Optional<Caller> caller() {
        Session shown = shown();
        return shown != null ? Optional.of(shown) : Optional.ofNullable(machine);
    }

    @Override
    public Optional<Caller> caller(TokenType kind, TokenType... otherKinds) {
        Set<TokenType> kinds = EnumSet.of(kind, otherKinds);
        Verdict verdict = protector.machine(Accepted.oneOf(kinds));
        raise(verdict);
        if (verdict instanceof Verdict.AllowedMachine allowed) {
            return Optional.of(allowed.machine());
        }
        boolean session = kinds.contains(TokenType.SESSION) || kinds.contains(TokenType.ANY);
        return session ? Optional.ofNullable(shown()) : Optional.empty();
    }

    /** What came of a machine's token; empty where nothing asked. */
    public Optional<MachineResult> machineResult() {
        return protector.machineResult();
    }

    @Override
    public ProtectionException redirectToSignIn() {
        return raised(protector.redirectToSignIn(protector.wayBack()));
    }

    @Override
    public ProtectionException redirectToSignIn(@Nullable String returnBackUrl) {
        return raised(protector.redirectToSignIn(returnBackUrl));
    }

    @Override
    public ProtectionException redirectToSignUp() {
        return raised(protector.redirectToSignUp(protector.wayBack()));
    }

    @Override
    public ProtectionException redirectToSignUp(@Nullable String returnBackUrl) {
        return raised(protector.redirectToSignUp(returnBackUrl));
    }

    @Override
    public ProtectionException redirectTo(String url) {
        return raised(protector.redirectTo(url));
    }

    @Override
    public @Nullable String getToken() {
        return ask(Session::token);
    }

    @Override
    public @Nullable String getToken(TokenRequest request) {
        Session shown = shown();
        if (shown == null) {
            return null;
        }
        String sessionId = shown.getSessionId();
        boolean own = request.getTemplate() == null && request.getExpiresIn() == null && !request.isFresh();
        if (own || sessionId == null) {
            return own ? shown.token() : null;
        }
        return calls.token(sessionId, shown.getOrgId(), request);
    }

    /** The user's record; empty where nobody is signed in. */
    Optional<User> user() {
        Session shown = shown();
        return shown == null || shown.getUserId().isEmpty()
                ? Optional.empty()
                : Optional.of(calls.user(shown.getUserId()));
    }

    @Override
    public void signOut() {
        if (session == null) {
            return;
        }
        if (session.getSessionId() != null) {
            calls.revoke(session.getSessionId());
        }
        session = null;
        // What passed before does not pass again.
        passed = null;
        state = new SignedOut(AuthReason.SESSION_TOKEN_AND_UAT_MISSING);
        signOutCookies = protector.signOutCookies();
        protector = protector.signedOut(state);
        signOutCookies.forEach(cookieSink);
        if (original != null) {
            original.signedOutBy(this);
        }
    }

    private void signedOutBy(RequestAuth view) {
        session = null;
        passed = null;
        state = view.state;
        protector = view.protector;
        signOutCookies = view.signOutCookies;
        signOutCookies.forEach(cookieSink);
    }

    /** The Set-Cookie lines that {@link #signOut()} asks for. */
    public List<String> signOutCookies() {
        return signOutCookies;
    }

    /** Where responses begin before the request is over, who signs out is told at once. */
    public void sendSignOutCookiesTo(Consumer<String> sink) {
        cookieSink = sink;
    }

    @Override
    public Auth treatingPendingAsSignedOut(boolean signedOut) {
        if (signedOut == pendingIsSignedOut) {
            return this;
        }
        RequestAuth other = new RequestAuth(state, session, protector, calls, signedOut);
        other.machine = machine;
        other.original = original == null ? this : original;
        return other;
    }

    private ProtectionException raised(Verdict verdict) {
        raise(verdict);
        throw new IllegalStateException("A redirect was expected.");
    }

    /** Only what is known to be allowed passes. */
    private void raise(Verdict verdict) {
        if (verdict instanceof Verdict.Allowed) {
            return;
        }
        if (verdict instanceof Verdict.AllowedMachine allowed) {
            machine = allowed.machine();
            return;
        }
        if (verdict instanceof Verdict.MachineUnauthorized unauthorized) {
            throw new ProtectionException.MachineUnauthorized(unauthorized.challenge());
        }
        if (verdict instanceof Verdict.RedirectTo redirect) {
            throw new ProtectionException.Redirect(redirect.location().toString(), redirect.status());
        }
        if (verdict instanceof Verdict.NotFound notFound) {
            throw new ProtectionException.NotFound(notFound.reason());
        }
        if (verdict instanceof Verdict.Unauthorized unauthorized) {
            throw new ProtectionException.Unauthorized(unauthorized.signInUrl().toString());
        }
        if (verdict instanceof Verdict.ReverificationNeeded needed) {
            throw new ProtectionException.ReverificationNeeded(needed.reverification());
        }
        if (verdict instanceof Verdict.InALoop loop) {
            throw new ProtectionException.Answer(
                    400, "text/html;charset=UTF-8", RedirectLoop.page(loop.cause(), loop.reason()));
        }
        throw new ProtectionException.Unavailable();
    }
}
