package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.UserSession;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** The JAX-RS security context where Clerk has somebody signed in. */
final class ClerkSecurityContext implements SecurityContext {
    private final UserSession session;
    private final SecurityContext container;

    ClerkSecurityContext(UserSession session, SecurityContext container) {
        this.session = session;
        this.container = container;
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
    public boolean isSecure() {
        return container != null && container.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
        return "Clerk";
    }
}
