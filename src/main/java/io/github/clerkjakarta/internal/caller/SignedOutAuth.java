package io.github.clerkjakarta.internal.caller;

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
import io.github.clerkjakarta.user.CurrentUser;
import io.github.clerkjakarta.user.User;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Auth} of a request that was answered before authentication ended: by a redirect to Clerk, or because of its host. No
 * resource runs, but response filters do and may ask for it.
 */
public final class SignedOutAuth implements Auth {
    public static final SignedOutAuth INSTANCE = new SignedOutAuth();

    /** The user record of such a request, always empty. */
    public static final CurrentUser NO_USER = new CurrentUser() {
        @Override
        public Optional<User> get() {
            return Optional.empty();
        }

        @Override
        public CurrentUser treatingPendingAsSignedOut(boolean signedOut) {
            return this;
        }
    };

    private SignedOutAuth() {}

    /** Refuses a signed-out caller. The response has already been chosen, so it is never a redirect. */
    public static ProtectionException refusal() {
        return new ProtectionException.NotFound("not-authenticated");
    }

    @Override
    public boolean isAuthenticated() {
        return false;
    }

    @Override
    public TokenType getTokenType() {
        return TokenType.SESSION;
    }

    @Override
    public @Nullable String getUserId() {
        return null;
    }

    @Override
    public @Nullable String getSessionId() {
        return null;
    }

    @Override
    public @Nullable SessionStatus getSessionStatus() {
        return null;
    }

    @Override
    public @Nullable String getOrgId() {
        return null;
    }

    @Override
    public @Nullable String getOrgRole() {
        return null;
    }

    @Override
    public @Nullable String getOrgSlug() {
        return null;
    }

    @Override
    public Set<String> getOrgPermissions() {
        return Set.of();
    }

    @Override
    public @Nullable Actor getActor() {
        return null;
    }

    @Override
    public @Nullable FactorVerificationAge getFactorVerificationAge() {
        return null;
    }

    @Override
    public @Nullable JsonWebToken getClaims() {
        return null;
    }

    @Override
    public boolean has(Requirement requirement) {
        return false;
    }

    @Override
    public boolean hasRole(String role) {
        return false;
    }

    @Override
    public boolean hasPermission(String permission) {
        return false;
    }

    @Override
    public UserSession protect() {
        throw refusal();
    }

    @Override
    public UserSession protect(Requirement requirement) {
        throw refusal();
    }

    @Override
    public Caller protect(Protection protection) {
        throw refusal();
    }

    @Override
    public Optional<Caller> caller() {
        return Optional.empty();
    }

    @Override
    public Optional<Caller> caller(TokenType kind, TokenType... otherKinds) {
        return Optional.empty();
    }

    @Override
    public ProtectionException redirectToSignIn() {
        throw refusal();
    }

    @Override
    public ProtectionException redirectToSignIn(@Nullable String returnBackUrl) {
        throw refusal();
    }

    @Override
    public ProtectionException redirectToSignUp() {
        throw refusal();
    }

    @Override
    public ProtectionException redirectToSignUp(@Nullable String returnBackUrl) {
        throw refusal();
    }

    @Override
    public ProtectionException redirectTo(String url) {
        throw refusal();
    }

    @Override
    public @Nullable String getToken() {
        return null;
    }

    @Override
    public @Nullable String getToken(TokenRequest request) {
        return null;
    }

    @Override
    public void signOut() {
        // There is no session, and no response left to remove cookies with.
    }

    @Override
    public Auth treatingPendingAsSignedOut(boolean signedOut) {
        return this;
    }
}
