package io.github.clerkjakarta.internal.protection;

import io.github.clerkjakarta.Protection;
import java.util.List;

/** Everything that a method requires of its caller. All of it must be met. */
public record Requirements(List<Protection> protections, List<RoleRule> roles) {
    public static final Requirements NONE = new Requirements(List.of(), List.of());

    public Requirements {
        protections = List.copyOf(protections);
        roles = List.copyOf(roles);
    }

    public boolean isEmpty() {
        return protections.isEmpty() && roles.isEmpty();
    }

    public boolean denyAll() {
        for (RoleRule rule : roles) {
            if (rule.deniesAll()) {
                return true;
            }
        }
        return false;
    }
}
