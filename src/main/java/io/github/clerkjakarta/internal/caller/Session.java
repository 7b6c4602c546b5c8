package io.github.clerkjakarta.internal.caller;

import io.github.clerkjakarta.Actor;
import io.github.clerkjakarta.FactorVerificationAge;
import io.github.clerkjakarta.Requirement;
import io.github.clerkjakarta.SessionStatus;
import io.github.clerkjakarta.UserSession;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedIn;
import io.github.clerkjakarta.internal.protection.SessionHas;
import io.github.clerkjakarta.internal.token.SessionClaims;
import io.github.clerkjakarta.internal.token.VerifiedToken;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** A signed-in user's session as applications see it. Public, so that JSON-B can read it. */
public final class Session implements UserSession {
    private final SessionClaims claims;
    private final VerifiedToken token;
    private volatile @Nullable JsonWebToken principal;

    Session(SignedIn state) {
        this.claims = state.claims();
        this.token = state.token();
    }

    @Override
    public String getUserId() {
        return claims.userId();
    }

    @Override
    public @Nullable String getSessionId() {
        return claims.sessionId();
    }

    @Override
    public @Nullable SessionStatus getSessionStatus() {
        return claims.sessionStatus();
    }

    @Override
    public @Nullable String getOrgId() {
        return claims.orgId();
    }

    @Override
    public @Nullable String getOrgRole() {
        return claims.orgRole();
    }

    @Override
    public @Nullable String getOrgSlug() {
        return claims.orgSlug();
    }

    @Override
    public Set<String> getOrgPermissions() {
        List<String> permissions = claims.orgPermissions();
        return permissions == null ? Set.of() : Set.copyOf(new LinkedHashSet<>(permissions));
    }

    @Override
    public @Nullable Actor getActor() {
        return claims.actor() == null ? null : new Actor(claims.actor());
    }

    @Override
    public @Nullable FactorVerificationAge getFactorVerificationAge() {
        return claims.factorVerificationAge();
    }

    @Override
    public JsonWebToken getClaims() {
        JsonWebToken known = principal;
        if (known == null) {
            known = JsonWebTokens.of(token);
            principal = known;
        }
        return known;
    }

    @Override
    public boolean has(Requirement requirement) {
        return requirement.isMetBy(new SessionHas(claims));
    }

    String token() {
        return token.text();
    }

    @Override
    public String toString() {
        return "UserSession(" + claims.userId() + ")";
    }
}
