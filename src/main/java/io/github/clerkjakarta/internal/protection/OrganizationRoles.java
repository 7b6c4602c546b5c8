package io.github.clerkjakarta.internal.protection;

import io.github.clerkjakarta.UserSession;

/**
 * Maps organization roles and permissions to roles of the container, by their full names. {@code admin} never counts,
 * because anyone may found an organization and be its {@code org:admin}.
 */
public final class OrganizationRoles {
    /** Jakarta Security's name for any signed-in caller. */
    static final String ANY_CALLER = "**";

    private OrganizationRoles() {}

    public static boolean includes(UserSession session, String role) {
        return role.equals(ANY_CALLER)
                || role.startsWith("org:")
                        && (role.equals(session.getOrgRole())
                                || session.getOrgPermissions().contains(role));
    }
}
