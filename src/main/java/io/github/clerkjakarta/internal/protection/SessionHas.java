package io.github.clerkjakarta.internal.protection;

import io.github.clerkjakarta.FactorVerificationAge;
import io.github.clerkjakarta.Has;
import io.github.clerkjakarta.Reverification;
import io.github.clerkjakarta.internal.token.ScopedNames;
import io.github.clerkjakarta.internal.token.SessionClaims;
import java.util.List;

/** Answers for a session's user. */
public final class SessionHas implements Has {
    private final SessionClaims claims;

    public SessionHas(SessionClaims claims) {
        this.claims = claims;
    }

    @Override
    public boolean role(String role) {
        String orgRole = claims.orgRole();
        return isOrganizationActive()
                && orgRole != null
                && !orgRole.isEmpty()
                && prefixed(orgRole).equals(prefixed(role));
    }

    @Override
    public boolean permission(String permission) {
        List<String> permissions = claims.orgPermissions();
        return isOrganizationActive() && permissions != null && permissions.contains(prefixed(permission));
    }

    @Override
    public boolean feature(String feature) {
        return ScopedNames.has(claims.features(), feature);
    }

    @Override
    public boolean plan(String plan) {
        return ScopedNames.has(claims.plans(), plan);
    }

    @Override
    public boolean reverification(Reverification required) {
        FactorVerificationAge age = claims.factorVerificationAge();
        return age != null && required.isMetBy(age);
    }

    private boolean isOrganizationActive() {
        return claims.orgId() != null && !claims.orgId().isEmpty();
    }

    /** Adds the prefix. Clerk writes {@code org:admin}; older code asks for {@code admin}. */
    private static String prefixed(String name) {
        String bare = name;
        while (bare.startsWith("org:")) {
            bare = bare.substring(4);
        }
        return "org:" + bare;
    }
}
