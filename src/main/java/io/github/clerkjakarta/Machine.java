package io.github.clerkjakarta;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A caller without a session, authenticated by an {@link M2M} token, an {@link OAuth} access token or an {@link ApiKey}. A machine has no
 * roles or permissions; {@link #hasScope scopes} say what it may do. The library makes one only from a token that it has verified; a unit
 * test may implement one of the three interfaces.
 *
 * @see <a href="https://clerk.com/docs/guides/development/machine-auth/overview">Clerk: machine authentication</a>
 */
public sealed interface Machine extends Caller {

    /** Returns the token's id, or an empty string if the token is a JWT without one. */
    String getId();

    /** Returns the id of the machine, user or organization that owns the token. */
    String getSubject();

    /** Returns the token's scopes. For an {@link M2M} token, they are the ids of the machines that may receive it. */
    List<String> getScopes();

    /** Returns true if {@link #getScopes()} contains exactly this scope. */
    default boolean hasScope(String scope) {
        return getScopes().contains(scope);
    }

    /** A machine that calls another machine of the same Clerk instance. */
    non-sealed interface M2M extends Machine {
        @Override
        default TokenType getTokenType() {
            return TokenType.M2M;
        }

        /** Returns the id of the calling machine, {@code mch_...}. */
        default String getMachineId() {
            return getSubject();
        }

        /** Returns the token's custom claims, or null if it has none. */
        @Nullable
        JsonObject getClaims();

        /** Returns null: the machine does not act for a user. */
        @Override
        default @Nullable String getUserId() {
            return null;
        }
    }

    /** An application that acts for a user with the user's consent. */
    non-sealed interface OAuth extends Machine {
        @Override
        default TokenType getTokenType() {
            return TokenType.OAUTH;
        }

        /** Returns the id of the user for whom the application acts. */
        @Override
        default String getUserId() {
            return getSubject();
        }

        /** Returns the application's client id, or an empty string if the token is a JWT without one. */
        String getClientId();
    }

    /** A key that a user made, for themselves or for an organization. */
    non-sealed interface ApiKey extends Machine {
        @Override
        default TokenType getTokenType() {
            return TokenType.API_KEY;
        }

        /** Returns the name that its owner gave the key. */
        String getName();

        /** Returns the key's custom claims, or null if it has none. */
        @Nullable
        JsonObject getClaims();

        /** Returns the id of the user who owns the key, or null if an organization owns it. */
        @Override
        default @Nullable String getUserId() {
            return getSubject().startsWith("user_") ? getSubject() : null;
        }

        /** Returns the id of the organization that owns the key, or null if a user owns it. */
        default @Nullable String getOrgId() {
            return getSubject().startsWith("org_") ? getSubject() : null;
        }
    }
}
