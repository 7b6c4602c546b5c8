package io.github.clerkjakarta.internal.caller;

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
import io.github.clerkjakarta.UserSession;
import io.github.clerkjakarta.internal.authentication.RequestState;
import io.github.clerkjakarta.internal.authentication.RequestState.Settled;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedIn;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.protection.AcceptedTokens;
import io.github.clerkjakarta.internal.protection.ContainerPrincipal;
import io.github.clerkjakarta.internal.protection.MachineCheck;
import io.github.clerkjakarta.internal.protection.OrganizationRoles;
import io.github.clerkjakarta.internal.protection.Protector;
import io.github.clerkjakarta.internal.protection.RedirectLoop;
import io.github.clerkjakarta.internal.protection.Requirements;
import io.github.clerkjakarta.internal.protection.RoleRule;
import io.github.clerkjakarta.internal.protection.SignInLoops;
import io.github.clerkjakarta.internal.protection.Verdict;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.MachineResult;
import io.github.clerkjakarta.internal.url.Url;
import io.github.clerkjakarta.user.User;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** {@link Auth} of one request, as the filter leaves it for guard, interceptors and response. */
public final class RequestAuth implements Auth {
    private static final List<Protection> SIGNED_IN = List.of(Protection.signedIn());

    /** Clerk's user alone: a unit test, or a runtime that shows no principal of its own. */
    private final class ClerkPrincipal implements ContainerPrincipal {
        @Override
        public boolean isPresent() {
            return fullySignedIn().isPresent();
        }

        @Override
        public boolean isInRole(String role) {
            return fullySignedIn()
                    .filter(it -> OrganizationRoles.includes(it, role))
                    .isPresent();
        }
    }

    private final Now now;
    private final boolean pendingIsSignedOut;

    /** The state that all views of the request share: it changes when a machine is accepted and at sign-out. */
    private static final class Now {
        private final RequestCalls calls;
        private Settled state;
        private @Nullable Session session;
        private Protector protector;
        private BooleanSupplier isDocument;
        private List<String> signOutCookies = List.of();
        private Consumer<String> cookieSink = line -> {};
        private Runnable machineSink = () -> {};
        private @Nullable List<Requirements> passed;
        private @Nullable ContainerPrincipal principal;
        private @Nullable Machine machine;

        Now(Visit visit, Settled state, RequestCalls calls, SignInLoops loops, BooleanSupplier isDocument) {
            this.calls = calls;
            this.state = state;
            this.session = state instanceof SignedIn signedIn ? new Session(signedIn) : null;
            this.isDocument = isDocument;
            this.protector = new Protector(visit, state, calls.machines(), loops, () -> this.isDocument.getAsBoolean());
        }

        void signOut() {
            List<String> removed = calls.signOut(session == null ? null : session.getSessionId());
            if (signOutCookies.isEmpty()) {
                signOutCookies = removed;
                removed.forEach(cookieSink);
            }
            if (session != null) {
                session = null;
                // What passed before does not pass again.
                passed = null;
                state = new SignedOut(AuthReason.SESSION_TOKEN_AND_UAT_MISSING);
                protector = protector.signedOut(state);
            }
        }
    }

    RequestAuth(Visit visit, Settled state, RequestCalls calls, SignInLoops loops, BooleanSupplier isDocument) {
        this(new Now(visit, state, calls, loops, isDocument), visit.config().treatPendingAsSignedOut());
    }

    private RequestAuth(Now now, boolean pendingIsSignedOut) {
        this.now = now;
        this.pendingIsSignedOut = pendingIsSignedOut;
    }

    public Settled state() {
        return now.state;
    }

    /** The tags that load ClerkJS into a page of this request's. */
    public ClerkScript script(String nonce) {
        return now.protector.script(nonce);
    }

    /** Returns true for a development instance, whose answers may explain themselves. */
    public boolean isDevelopment() {
        return now.protector.isDevelopment();
    }

    /** The session, unless it is pending and that counts as none. */
    private @Nullable Session shown() {
        Session session = now.session;
        return session != null && pendingIsSignedOut && isPending(session) ? null : session;
    }

    private static boolean isPending(UserSession session) {
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
        return now.session == null ? null : now.session.getSessionStatus();
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
        Verdict verdict = now.protector.decide(protections);
        raise(verdict);
        if (verdict instanceof Verdict.AllowedMachine allowed) {
            return allowed.machine();
        }
        Session session = now.session;
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
     * Says what only the container knows. A request may pass through two of them: servlets, then JAX-RS. Until the first, the
     * principal is Clerk's user.
     *
     * @param isDocument true if a browser asks for a page
     */
    public void enter(ContainerPrincipal principal, BooleanSupplier isDocument) {
        now.principal = principal;
        now.isDocument = isDocument;
    }

    /**
     * Guard and interceptors meet the same method, and several bindings may fire for it: what Clerk's user passed once passes again.
     *
     * @param requirements known by identity: the same object for the same method
     * @throws ProtectionException if the caller may not pass
     */
    public void enforce(Requirements requirements) {
        if (requirements.denyAll()) {
            // Before a browser is sent to sign in: it would not help.
            throw new ProtectionException.Forbidden();
        }
        if (!requirements.protections().isEmpty() && !hasPassed(requirements)) {
            raise(now.protector.decide(requirements.protections()));
            if (now.passed == null) {
                now.passed = new ArrayList<>(2);
            }
            now.passed.add(requirements);
        }
        if (!requirements.roles().isEmpty()) {
            // Asked each time: unlike Clerk's user, the container's principal may change within a request.
            raise(decideRoles(requirements.roles()));
        }
    }

    private Verdict decideRoles(List<RoleRule> rules) {
        ContainerPrincipal principal = now.principal == null ? new ClerkPrincipal() : now.principal;
        if (principal.isPresent()) {
            return rules.stream().allMatch(it -> it.isMetBy(principal)) ? Verdict.ALLOWED : new Verdict.Forbidden();
        }
        Verdict signedIn = now.protector.decide(SIGNED_IN);
        // The application may have taken the principal of a signed-in user away: then the roles are gone, too.
        return signedIn instanceof Verdict.Allowed ? new Verdict.Forbidden() : signedIn;
    }

    private boolean hasPassed(Requirements requirements) {
        if (now.passed != null) {
            for (Requirements one : now.passed) {
                if (one == requirements) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whoever is signed in and not pending; nobody else has a principal or roles. */
    public Optional<UserSession> fullySignedIn() {
        return Optional.<UserSession>ofNullable(now.session).filter(it -> !isPending(it));
    }

    @Override
    public Optional<Caller> caller() {
        Session shown = shown();
        return shown != null ? Optional.of(shown) : Optional.ofNullable(now.machine);
    }

    @Override
    public Optional<Caller> caller(TokenType kind, TokenType... otherKinds) {
        Set<TokenType> kinds = EnumSet.of(kind, otherKinds);
        Verdict verdict = now.protector.machine(AcceptedTokens.oneOf(kinds));
        raise(verdict);
        if (verdict instanceof Verdict.AllowedMachine allowed) {
            return Optional.of(allowed.machine());
        }
        return kinds.contains(TokenType.SESSION) ? Optional.ofNullable(shown()) : Optional.empty();
    }

    /** Verifies a machine's token if its kind is accepted. */
    public MachineCheck.Answer machine(AcceptedTokens accepted) {
        return now.calls.machines().ask(accepted);
    }

    /** Returns the outcome of verifying a machine's token, or empty if nothing has asked for it. */
    public Optional<MachineResult> machineResult() {
        return now.protector.machineResult();
    }

    @Override
    public ProtectionException redirectToSignIn() {
        return raised(now.protector.redirectToSignIn(now.protector.wayBack()));
    }

    @Override
    public ProtectionException redirectToSignIn(@Nullable String returnBackUrl) {
        return raised(now.protector.redirectToSignIn(returnBackUrl));
    }

    @Override
    public ProtectionException redirectToSignUp() {
        return raised(now.protector.redirectToSignUp(now.protector.wayBack()));
    }

    @Override
    public ProtectionException redirectToSignUp(@Nullable String returnBackUrl) {
        return raised(now.protector.redirectToSignUp(returnBackUrl));
    }

    @Override
    public ProtectionException redirectTo(String url) {
        return raised(now.protector.redirectTo(url));
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
        return now.calls.token(sessionId, shown.getOrgId(), request);
    }

    /** The user's record; empty if no user is signed in. */
    Optional<User> user() {
        Session shown = shown();
        return shown == null || shown.getUserId().isEmpty()
                ? Optional.empty()
                : Optional.of(now.calls.user(shown.getUserId()));
    }

    @Override
    public void signOut() {
        now.signOut();
    }

    /** The Set-Cookie lines that {@link #signOut()} asks for. */
    public List<String> signOutCookies() {
        return now.signOutCookies;
    }

    /** Sends the cookies of a sign-out at once: in a servlet, the response may begin before the request is over. */
    public void sendSignOutCookiesTo(Consumer<String> sink) {
        now.cookieSink = sink;
    }

    /**
     * Tells a container that writes headers early when a machine is accepted: until then the request is signed out.
     *
     * @return false if no machine's token came, so that nothing can change
     */
    public boolean tellAboutMachine(Runnable sink) {
        now.machineSink = sink;
        return now.protector.bringsMachine();
    }

    @Override
    public Auth treatingPendingAsSignedOut(boolean signedOut) {
        if (signedOut == pendingIsSignedOut) {
            return this;
        }
        return new RequestAuth(now, signedOut);
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
            now.machine = allowed.machine();
            now.machineSink.run();
            return;
        }
        if (verdict instanceof Verdict.MachineUnauthorized unauthorized) {
            throw new ProtectionException.MachineUnauthorized(unauthorized.challenge());
        }
        if (verdict instanceof Verdict.RedirectTo redirect) {
            throw new ProtectionException.Redirect(redirect.location().toString(), redirect.status());
        }
        if (verdict instanceof Verdict.Forbidden) {
            throw new ProtectionException.Forbidden();
        }
        if (verdict instanceof Verdict.NotFound notFound) {
            throw new ProtectionException.NotFound(notFound.reason());
        }
        if (verdict instanceof Verdict.Unauthorized unauthorized) {
            Url signIn = unauthorized.signInUrl();
            throw new ProtectionException.Unauthorized(
                    signIn.isNowhere() ? signIn.path() : signIn.toString(), unauthorized.challenge());
        }
        if (verdict instanceof Verdict.Nowhere) {
            throw new ProtectionException.Answer(400, "text/plain;charset=UTF-8", RequestState.NO_HOST.message());
        }
        if (verdict instanceof Verdict.ReverificationNeeded needed) {
            throw new ProtectionException.ReverificationNeeded(needed.reverification());
        }
        if (verdict instanceof Verdict.InALoop loop) {
            throw new ProtectionException.Answer(
                    400, "text/html;charset=UTF-8", RedirectLoop.page(loop.cause(), loop.reason(), isDevelopment()));
        }
        throw new ProtectionException.Unavailable();
    }
}
