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
import io.github.clerkjakarta.internal.authentication.RequestState.Settled;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.page.ClerkJsTags;
import io.github.clerkjakarta.internal.protection.AcceptedTokens;
import io.github.clerkjakarta.internal.protection.ContainerPrincipal;
import io.github.clerkjakarta.internal.protection.LoopCounter;
import io.github.clerkjakarta.internal.protection.Requirements;
import io.github.clerkjakarta.internal.token.MachineResult;
import io.github.clerkjakarta.user.User;
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
    private final Visit visit;
    private final CallerState caller;
    private final Enforcement enforcement;
    private final boolean pendingIsSignedOut;

    RequestAuth(Visit visit, Settled state, RequestCalls calls, LoopCounter loops, BooleanSupplier isDocument) {
        this.visit = visit;
        this.caller = new CallerState(visit, state, calls, loops, isDocument);
        this.enforcement = new Enforcement(caller);
        this.pendingIsSignedOut = visit.config().signedOut().pendingCounts();
    }

    private RequestAuth(RequestAuth same, boolean pendingIsSignedOut) {
        this.visit = same.visit;
        this.caller = same.caller;
        this.enforcement = same.enforcement;
        this.pendingIsSignedOut = pendingIsSignedOut;
    }

    public Settled state() {
        return caller.state();
    }

    /** Returns the tags that load ClerkJS into a page of this request. */
    public ClerkScript script(String nonce) {
        return new ClerkJsTags(visit.config(), visit.facts().contextRoot().path(), caller.state(), nonce);
    }

    /** Returns true for a development instance, whose answers may explain themselves. */
    public boolean isDevelopment() {
        return visit.isDevelopment();
    }

    /** Returns the session, or null if it is pending and pending counts as signed out. */
    private @Nullable Session shown() {
        Session session = caller.session();
        return session != null && pendingIsSignedOut && CallerState.isPending(session) ? null : session;
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
        Session session = caller.session();
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
        return caller.protectSession(Protection.signedIn());
    }

    @Override
    public UserSession protect(Requirement requirement) {
        return caller.protectSession(Protection.require(requirement));
    }

    @Override
    public Caller protect(Protection protection) {
        return caller.protect(protection);
    }

    /**
     * Sets the facts that only the container knows. A request may pass through two containers: servlets, then JAX-RS.
     * Until the first call, the principal is Clerk's user.
     *
     * @param isDocument true if a browser asks for a page
     */
    public void enter(ContainerPrincipal principal, BooleanSupplier isDocument) {
        enforcement.enter(principal);
        caller.enter(isDocument);
    }

    /**
     * Refuses a caller who does not meet the requirements of a method.
     *
     * @param requirements recognised by identity: the same object for the same method
     * @throws ProtectionException if the caller may not pass
     */
    public void enforce(Requirements requirements) {
        enforcement.enforce(requirements);
    }

    /** Returns the session of a signed-in user that is not pending. No other caller has a principal or roles. */
    public Optional<UserSession> fullySignedIn() {
        return caller.fullySignedIn();
    }

    @Override
    public Optional<Caller> caller() {
        return Optional.<Caller>ofNullable(shown()).or(caller::machine);
    }

    @Override
    public Optional<Caller> caller(TokenType kind, TokenType... otherKinds) {
        Set<TokenType> kinds = EnumSet.of(kind, otherKinds);
        Optional<Machine> machine = caller.pass(caller.protector().machine(new AcceptedTokens(kinds)));
        if (machine.isPresent()) {
            return Optional.of(machine.get());
        }
        return kinds.contains(TokenType.SESSION) ? Optional.ofNullable(shown()) : Optional.empty();
    }

    /** Returns the outcome of verifying a machine token, or empty if it was not verified. */
    public Optional<MachineResult> machineResult() {
        return caller.calls().machines().result();
    }

    @Override
    public ProtectionException redirectToSignIn() {
        throw caller.protector().redirectToSignIn(caller.protector().wayBack());
    }

    @Override
    public ProtectionException redirectToSignIn(@Nullable String returnBackUrl) {
        throw caller.protector().redirectToSignIn(returnBackUrl);
    }

    @Override
    public ProtectionException redirectToSignUp() {
        throw caller.protector().redirectToSignUp(caller.protector().wayBack());
    }

    @Override
    public ProtectionException redirectToSignUp(@Nullable String returnBackUrl) {
        throw caller.protector().redirectToSignUp(returnBackUrl);
    }

    @Override
    public ProtectionException redirectTo(String url) {
        throw caller.protector().redirectTo(url);
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
        return caller.calls().token(sessionId, shown.getOrgId(), request);
    }

    /** Returns the user's record; empty if no user is signed in. */
    Optional<User> user() {
        return Optional.ofNullable(shown()).map(session -> caller.calls().user(session.getUserId()));
    }

    @Override
    public void signOut() {
        caller.signOut();
        enforcement.forget();
    }

    /** Returns the Set-Cookie lines that {@link #signOut()} requires. */
    public List<String> signOutCookies() {
        return caller.signOutCookies();
    }

    /** Sends the cookies of a sign-out at once: in a servlet, the response may begin before the request is over. */
    public void sendSignOutCookiesTo(Consumer<String> sink) {
        caller.sendSignOutCookiesTo(sink);
    }

    /**
     * Calls a container that writes headers early when a machine is accepted: until then the request is signed out.
     *
     * @return false if no machine token came, so nothing can change
     */
    public boolean tellAboutMachine(Runnable sink) {
        caller.tellAboutMachine(sink);
        return caller.protector().bringsMachine();
    }

    @Override
    public Auth treatingPendingAsSignedOut(boolean signedOut) {
        return signedOut == pendingIsSignedOut ? this : new RequestAuth(this, signedOut);
    }
}
