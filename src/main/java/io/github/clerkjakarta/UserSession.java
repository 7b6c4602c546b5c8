package io.github.clerkjakarta;

import jakarta.json.bind.annotation.JsonbTransient;
import java.beans.Transient;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * A user's session: what {@link Auth} knows, without the request.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/types/auth-object">Clerk: Auth object</a>
 */
public non-sealed interface UserSession extends Caller {

    String getUserId();

    @Nullable
    String getSessionId();

    @Nullable
    SessionStatus getSessionStatus();

    @Nullable
    String getOrgId();

    /** The role in the active organization, {@code org:admin}; null where no organization is active. */
    @Nullable
    String getOrgRole();

    @Nullable
    String getOrgSlug();

    /** The permissions in the active organization, {@code org:invoices:create}; empty where there is none. */
    Set<String> getOrgPermissions();

    /** Returns who really acts if the session is an impersonation, otherwise null. */
    @Nullable
    Actor getActor();

    /** How long ago the user proved who they are; null where the token does not say. */
    @Nullable
    FactorVerificationAge getFactorVerificationAge();

    /** The verified token as a MicroProfile principal. Left out of this object's JSON, because it contains the token. */
    @JsonbTransient
    @Transient
    JsonWebToken getClaims();

    boolean has(Requirement requirement);

    @Override
    default TokenType getTokenType() {
        return TokenType.SESSION;
    }
}
