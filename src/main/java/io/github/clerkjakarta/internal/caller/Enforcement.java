package io.github.clerkjakarta.internal.caller;

import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.internal.protection.ContainerPrincipal;
import io.github.clerkjakarta.internal.protection.OrganizationRoles;
import io.github.clerkjakarta.internal.protection.Requirements;
import io.github.clerkjakarta.internal.protection.RoleRule;
import io.github.clerkjakarta.internal.protection.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Enforces annotations on the caller of one request. Guard and interceptors meet the same method, and several bindings
 * may fire for it: requirements that Clerk's user has met are not checked again.
 */
final class Enforcement {
    private final CallerState caller;
    private final List<Requirements> passed = new ArrayList<>(2);
    private ContainerPrincipal principal;

    Enforcement(CallerState caller) {
        this.caller = caller;
        this.principal = new ClerkPrincipal(caller);
    }

    /** Only Clerk's user: for a unit test, or a runtime that shows no principal of its own. */
    private record ClerkPrincipal(CallerState caller) implements ContainerPrincipal {
        @Override
        public boolean isPresent() {
            return caller.fullySignedIn().isPresent();
        }

        @Override
        public boolean isInRole(String role) {
            return caller.fullySignedIn()
                    .filter(it -> OrganizationRoles.includes(it, role))
                    .isPresent();
        }
    }

    void enter(ContainerPrincipal ofContainer) {
        principal = ofContainer;
    }

    /** Requirements met before a sign-out must be checked again. */
    void forget() {
        passed.clear();
    }

    void enforce(Requirements requirements) {
        if (requirements.denyAll()) {
            // Before a browser is redirected to sign in, which would not help.
            throw new ProtectionException.Forbidden();
        }
        if (!requirements.protections().isEmpty() && !hasPassed(requirements)) {
            caller.pass(caller.protector().decide(requirements.protections()));
            passed.add(requirements);
        }
        if (!requirements.roles().isEmpty()) {
            // Checked each time: unlike Clerk's user, the container's principal may change within a request.
            caller.pass(decideRoles(requirements.roles()));
        }
    }

    /** Compares by identity: the same object stands for the same method. */
    private boolean hasPassed(Requirements requirements) {
        for (Requirements one : passed) {
            if (one == requirements) {
                return true;
            }
        }
        return false;
    }

    private Verdict decideRoles(List<RoleRule> rules) {
        if (principal.isPresent()) {
            return rules.stream().allMatch(it -> it.isMetBy(principal)) ? Verdict.ALLOWED : forbidden();
        }
        Verdict signedIn = caller.protector().decide(List.of(Protection.signedIn()));
        // The application may have removed the principal of a signed-in user: then the roles are gone, too.
        return signedIn.match(Enforcement::forbidden, machine -> forbidden(), Verdict.Denied::new);
    }

    private static Verdict forbidden() {
        return new Verdict.Denied(new ProtectionException.Forbidden());
    }
}
