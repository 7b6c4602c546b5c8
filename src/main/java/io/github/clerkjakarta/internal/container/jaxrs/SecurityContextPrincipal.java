package io.github.clerkjakarta.internal.container.jaxrs;

import io.github.clerkjakarta.internal.protection.ContainerPrincipal;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;

/** The principal of a JAX-RS request, read each time: a filter of the application may replace the security context. */
record SecurityContextPrincipal(ContainerRequestContext request) implements ContainerPrincipal {
    @Override
    public boolean isPresent() {
        SecurityContext context = request.getSecurityContext();
        return context != null && context.getUserPrincipal() != null;
    }

    @Override
    public boolean isInRole(String role) {
        SecurityContext context = request.getSecurityContext();
        return context != null && context.isUserInRole(role);
    }
}
