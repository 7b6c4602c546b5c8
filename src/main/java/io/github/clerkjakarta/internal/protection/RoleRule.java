package io.github.clerkjakarta.internal.protection;

import java.util.Set;

/**
 * A standard annotation's rule: the caller needs one of these roles.
 *
 * @param roles empty for {@code @DenyAll}; {@code **} stands for any signed-in caller, as in Jakarta Security
 */
public record RoleRule(Set<String> roles) {
    public RoleRule {
        roles = Set.copyOf(roles);
    }

    boolean deniesAll() {
        return roles.isEmpty();
    }

    /** @param principal one that is present */
    public boolean isMetBy(ContainerPrincipal principal) {
        return roles.contains(OrganizationRoles.ANY_CALLER) || roles.stream().anyMatch(principal::isInRole);
    }
}
