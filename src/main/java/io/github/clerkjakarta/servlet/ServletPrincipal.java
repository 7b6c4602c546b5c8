package io.github.clerkjakarta.servlet;

import io.github.clerkjakarta.internal.protection.ContainerPrincipal;
import jakarta.servlet.http.HttpServletRequest;

/** The principal of a servlet's request: Clerk's user, or one that the container authenticated. */
record ServletPrincipal(HttpServletRequest request) implements ContainerPrincipal {
    @Override
    public boolean isPresent() {
        return request.getUserPrincipal() != null;
    }

    @Override
    public boolean isInRole(String role) {
        return request.isUserInRole(role);
    }
}
