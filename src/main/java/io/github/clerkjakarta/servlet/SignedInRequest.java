package io.github.clerkjakarta.servlet;

import io.github.clerkjakarta.UserSession;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.protection.OrganizationRoles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * The request of a user who is signed in with Clerk, as servlets and pages see it. After a sign-out it answers as the
 * container's own request.
 */
final class SignedInRequest extends HttpServletRequestWrapper {
    private final RequestAuth auth;

    SignedInRequest(HttpServletRequest request, RequestAuth auth) {
        super(request);
        this.auth = auth;
    }

    @Override
    public @Nullable String getRemoteUser() {
        return auth.fullySignedIn().map(UserSession::getUserId).orElseGet(super::getRemoteUser);
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return auth.fullySignedIn().<Principal>map(UserSession::getClaims).orElseGet(super::getUserPrincipal);
    }

    @Override
    public boolean isUserInRole(String role) {
        return auth.fullySignedIn()
                .map(session -> OrganizationRoles.includes(session, role))
                .orElseGet(() -> super.isUserInRole(role));
    }

    @Override
    public @Nullable String getAuthType() {
        return auth.fullySignedIn().isPresent() ? "Clerk" : super.getAuthType();
    }
}
