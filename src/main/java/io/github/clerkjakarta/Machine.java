package io.github.clerkjakarta;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A caller without a session, whose token was verified: an {@link M2M} token, an {@link OAuth} access token or an
 * {@link ApiKey}. It has no roles and permissions; {@link #hasScope scopes} say what it may do.
 *
 * @see <a href="https://clerk.com/docs/guides/development/machine-auth/overview">Clerk: machine authentication</a>
 */
public abstract sealed class Machine implements Caller {
    private final String id;
    private final String subject;
    private final List<String> scopes;

    private Machine(String id, String subject, List<String> scopes) {
        this.id = Objects.requireNonNull(id, "id");
        this.subject = Objects.requireNonNull(subject, "subject");
        this.scopes = List.copyOf(scopes);
    }

    /** The token's own id; empty where a JWT has none. */
    public String getId() {
        return id;
    }

    /** Whose token it is: the id of a machine, a user or an organization. */
    public String getSubject() {
        return subject;
    }

    /** What the token is for; of an {@link M2M} token the ids of the machines that it may be sent to. */
    public List<String> getScopes() {
        return scopes;
    }

    /** Whether the scope is one of {@link #getScopes()}, letter by letter. */
    public boolean hasScope(String scope) {
        return scopes.contains(scope);
    }

    /** Kind and id; never the token. */
    @Override
    public String toString() {
        return getTokenType() + "(" + id + ")";
    }

    /** A machine that calls another one of the same Clerk instance. */
    public static final class M2M extends Machine {
        private final @Nullable JsonObject claims;

        public M2M(String id, String machineId, List<String> scopes, @Nullable JsonObject claims) {
            super(id, machineId, scopes);
            this.claims = claims;
        }

        @Override
        public TokenType getTokenType() {
            return TokenType.M2M;
        }

        /** The calling machine, {@code mch_...}: the subject. */
        public String getMachineId() {
            return getSubject();
        }

        /** What its maker put into the token; null: nothing. */
        public @Nullable JsonObject getClaims() {
            return claims;
        }

        /** Always null: no user is behind it. */
        @Override
        public @Nullable String getUserId() {
            return null;
        }
    }

    /** An application that a user allowed to act for them. */
    public static final class OAuth extends Machine {
        private final String clientId;

        public OAuth(String id, String userId, List<String> scopes, String clientId) {
            super(id, userId, scopes);
            this.clientId = Objects.requireNonNull(clientId, "clientId");
        }

        @Override
        public TokenType getTokenType() {
            return TokenType.OAUTH;
        }

        /** The user for whom it acts: the subject. */
        @Override
        public String getUserId() {
            return getSubject();
        }

        /** The application; empty where a JWT names none. */
        public String getClientId() {
            return clientId;
        }
    }

    /** A key that a user made, for themselves or for an organization. */
    public static final class ApiKey extends Machine {
        private final String name;
        private final @Nullable JsonObject claims;

        public ApiKey(String id, String subject, List<String> scopes, String name, @Nullable JsonObject claims) {
            super(id, subject, scopes);
            this.name = Objects.requireNonNull(name, "name");
            this.claims = claims;
        }

        @Override
        public TokenType getTokenType() {
            return TokenType.API_KEY;
        }

        /** What its owner calls it. */
        public String getName() {
            return name;
        }

        /** What its maker put into it; null: nothing. */
        public @Nullable JsonObject getClaims() {
            return claims;
        }

        /** The user whose key it is; null where it is an organization's. */
        @Override
        public @Nullable String getUserId() {
            return getSubject().startsWith("user_") ? getSubject() : null;
        }

        /** The organization whose key it is; null where it is a user's. */
        public @Nullable String getOrgId() {
            return getSubject().startsWith("org_") ? getSubject() : null;
        }
    }
}
