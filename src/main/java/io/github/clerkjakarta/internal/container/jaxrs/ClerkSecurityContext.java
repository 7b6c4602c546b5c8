package io.github.clerkjakarta.internal.container.jaxrs;

import io.github.clerkjakarta.UserSession;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.protection.OrganizationRoles;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** The JAX-RS security context of a request with a signed-in caller. After a sign-out it has no caller. */
final class ClerkSecurityContext implements SecurityContext {
    private final RequestAuth auth;
    private final SecurityContext container;

    ClerkSecurityContext(RequestAuth auth, SecurityContext container) {
        this.auth = auth;
        this.container = container;
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return auth.fullySignedIn().map(UserSession::getClaims).orElse(null);
    }

    @Override
    public boolean isUserInRole(String role) {
        return auth.fullySignedIn()
                .filter(session -> OrganizationRoles.includes(session, role))
                .isPresent();
    }

    @Override
    public boolean isSecure() {
        return container != null && container.isSecure();
    }

    @Override
    public @Nullable String getAuthenticationScheme() {
        return auth.fullySignedIn().isPresent() ? "Clerk" : null;
    }
}
