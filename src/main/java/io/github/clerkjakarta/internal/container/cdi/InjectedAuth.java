package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.Actor;
import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Caller;
import io.github.clerkjakarta.FactorVerificationAge;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.Requirement;
import io.github.clerkjakarta.SessionStatus;
import io.github.clerkjakarta.TokenRequest;
import io.github.clerkjakarta.TokenType;
import io.github.clerkjakarta.UserSession;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Auth} that applications inject. Each call goes to the current request's {@code Auth}. With a
 * request-scoped bean, another thread would see CDI's own exception instead of our message. Public, so that JSON-B can
 * read it.
 */
public final class InjectedAuth implements Auth {
    private final Supplier<Auth> current;

    InjectedAuth(Supplier<Auth> current) {
        this.current = current;
    }

    private Auth now() {
        return current.get();
    }

    @Override
    public boolean isAuthenticated() {
        return now().isAuthenticated();
    }

    @Override
    public TokenType getTokenType() {
        return now().getTokenType();
    }

    @Override
    public @Nullable String getUserId() {
        return now().getUserId();
    }

    @Override
    public @Nullable String getSessionId() {
        return now().getSessionId();
    }

    @Override
    public @Nullable SessionStatus getSessionStatus() {
        return now().getSessionStatus();
    }

    @Override
    public @Nullable String getOrgId() {
        return now().getOrgId();
    }

    @Override
    public @Nullable String getOrgRole() {
        return now().getOrgRole();
    }

    @Override
    public @Nullable String getOrgSlug() {
        return now().getOrgSlug();
    }

    @Override
    public Set<String> getOrgPermissions() {
        return now().getOrgPermissions();
    }

    @Override
    public @Nullable Actor getActor() {
        return now().getActor();
    }

    @Override
    public @Nullable FactorVerificationAge getFactorVerificationAge() {
        return now().getFactorVerificationAge();
    }

    @Override
    public @Nullable JsonWebToken getClaims() {
        return now().getClaims();
    }

    @Override
    public boolean has(Requirement requirement) {
        return now().has(requirement);
    }

    @Override
    public boolean hasRole(String role) {
        return now().hasRole(role);
    }

    @Override
    public boolean hasPermission(String permission) {
        return now().hasPermission(permission);
    }

    @Override
    public UserSession protect() {
        return now().protect();
    }

    @Override
    public UserSession protect(Requirement requirement) {
        return now().protect(requirement);
    }

    @Override
    public Caller protect(Protection protection) {
        return now().protect(protection);
    }

    @Override
    public Optional<Caller> caller() {
        return now().caller();
    }

    @Override
    public Optional<Caller> caller(TokenType kind, TokenType... otherKinds) {
        return now().caller(kind, otherKinds);
    }

    @Override
    public ProtectionException redirectToSignIn() {
        return now().redirectToSignIn();
    }

    @Override
    public ProtectionException redirectToSignIn(@Nullable String returnBackUrl) {
        return now().redirectToSignIn(returnBackUrl);
    }

    @Override
    public ProtectionException redirectToSignUp() {
        return now().redirectToSignUp();
    }

    @Override
    public ProtectionException redirectToSignUp(@Nullable String returnBackUrl) {
        return now().redirectToSignUp(returnBackUrl);
    }

    @Override
    public ProtectionException redirectTo(String url) {
        return now().redirectTo(url);
    }

    @Override
    public @Nullable String getToken() {
        return now().getToken();
    }

    @Override
    public @Nullable String getToken(TokenRequest request) {
        return now().getToken(request);
    }

    @Override
    public void signOut() {
        now().signOut();
    }

    @Override
    public Auth treatingPendingAsSignedOut(boolean signedOut) {
        return now().treatingPendingAsSignedOut(signedOut);
    }
}
