package io.github.clerkjakarta.internal.token;

import io.github.clerkjakarta.Machine;
import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A machine whose token was verified. Only {@link MachineTokenVerifier} makes one. The nested classes are public,
 * because JSON-B can read only public ones.
 */
public final class VerifiedMachine {
    private VerifiedMachine() {}

    /** The facts that every machine's token contains. */
    record Facts(String id, String subject, List<String> scopes) {
        Facts {
            scopes = List.copyOf(scopes);
        }
    }

    public static final class M2M implements Machine.M2M {
        private final Facts facts;
        private final @Nullable JsonObject claims;

        M2M(Facts facts, @Nullable JsonObject claims) {
            this.facts = facts;
            this.claims = claims;
        }

        @Override
        public String getId() {
            return facts.id;
        }

        @Override
        public String getSubject() {
            return facts.subject;
        }

        @Override
        public List<String> getScopes() {
            return facts.scopes;
        }

        @Override
        public @Nullable JsonObject getClaims() {
            return claims;
        }

        @Override
        public String toString() {
            return VerifiedMachine.toString(this);
        }
    }

    public static final class OAuth implements Machine.OAuth {
        private final Facts facts;
        private final String clientId;

        OAuth(Facts facts, String clientId) {
            this.facts = facts;
            this.clientId = clientId;
        }

        @Override
        public String getId() {
            return facts.id;
        }

        @Override
        public String getSubject() {
            return facts.subject;
        }

        @Override
        public List<String> getScopes() {
            return facts.scopes;
        }

        @Override
        public String getClientId() {
            return clientId;
        }

        @Override
        public String toString() {
            return VerifiedMachine.toString(this);
        }
    }

    public static final class ApiKey implements Machine.ApiKey {
        private final Facts facts;
        private final String name;
        private final @Nullable JsonObject claims;

        ApiKey(Facts facts, String name, @Nullable JsonObject claims) {
            this.facts = facts;
            this.name = name;
            this.claims = claims;
        }

        @Override
        public String getId() {
            return facts.id;
        }

        @Override
        public String getSubject() {
            return facts.subject;
        }

        @Override
        public List<String> getScopes() {
            return facts.scopes;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public @Nullable JsonObject getClaims() {
            return claims;
        }

        @Override
        public String toString() {
            return VerifiedMachine.toString(this);
        }
    }

    /** Returns kind and id, never the token. */
    private static String toString(Machine machine) {
        return machine.getTokenType() + "(" + machine.getId() + ")";
    }
}
