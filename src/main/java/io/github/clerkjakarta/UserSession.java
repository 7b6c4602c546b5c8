package io.github.clerkjakarta;

import jakarta.json.bind.annotation.JsonbTransient;
import java.beans.Transient;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in user's session: the data of {@link Auth}, independent of the request.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/types/auth-object">Clerk: Auth object</a>
 */
public non-sealed interface UserSession extends Caller {

    /** The user's id, {@code user_...}. */
    String getUserId();

    /** The session's id, {@code sess_...}, or null if the token does not state it. */
    @Nullable
    String getSessionId();

    /** The session's status, or null if the token does not state it. */
    @Nullable
    SessionStatus getSessionStatus();

    /** The id of the active organization, {@code org_...}, or null if none is active. */
    @Nullable
    String getOrgId();

    /**
     * The user's role in the active organization, for example {@code org:admin}, or null if no organization is active.
     */
    @Nullable
    String getOrgRole();

    /** The slug of the active organization, for example {@code acme}, or null if none is active or it has no slug. */
    @Nullable
    String getOrgSlug();

    /**
     * The user's permissions in the active organization, for example {@code org:invoices:create}. Empty if no
     * organization is active.
     */
    Set<String> getOrgPermissions();

    /** The person who really acts if the session impersonates the user, otherwise null. */
    @Nullable
    Actor getActor();

    /** The time since the user last verified each factor, or null if the token does not state it. */
    @Nullable
    FactorVerificationAge getFactorVerificationAge();

    /**
     * The verified session token as a MicroProfile principal. Left out of this object's JSON, because it contains the
     * token.
     */
    @JsonbTransient
    @Transient
    JsonWebToken getClaims();

    /** Returns true if the user meets the requirement. */
    boolean has(Requirement requirement);

    @Override
    default TokenType getTokenType() {
        return TokenType.SESSION;
    }
}
