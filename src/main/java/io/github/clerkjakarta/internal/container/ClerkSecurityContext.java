package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.UserSession;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/**
 * The JAX-RS security context where Clerk has somebody signed in. Roles are organization roles and permissions by their
 * full names: {@code admin} is never one, for anyone may found an organization and be its {@code org:admin}.
 */
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
        return role.startsWith("org:")
                && (role.equals(session.getOrgRole())
                        || session.getOrgPermissions().contains(role));
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
