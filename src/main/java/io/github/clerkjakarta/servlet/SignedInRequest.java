package io.github.clerkjakarta.servlet;

import io.github.clerkjakarta.UserSession;
import io.github.clerkjakarta.internal.container.OrganizationRoles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/** A request of somebody who is signed in with Clerk, as servlets and pages see it. */
final class SignedInRequest extends HttpServletRequestWrapper {
    private final UserSession session;

    SignedInRequest(HttpServletRequest request, UserSession session) {
        super(request);
        this.session = session;
    }

    @Override
    public String getRemoteUser() {
        return session.getUserId();
    }

    @Override
    public Principal getUserPrincipal() {
        return session.getClaims();
    }

    @Override
    public boolean isUserInRole(String role) {
        return OrganizationRoles.includes(session, role);
    }

    @Override
    public String getAuthType() {
        return "Clerk";
    }
}
