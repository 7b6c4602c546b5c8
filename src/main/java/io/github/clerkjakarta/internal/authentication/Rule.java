package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.token.SessionClaims;
import io.github.clerkjakarta.internal.token.VerifiedToken;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A rule of authentication.
 *
 * @param reason the reason for its place in the order, for the documentation
 * @param answer the rule's answer, or null to go on to the next
 */
record Rule(String name, String reason, Function<Attempt, @Nullable RequestState> answer) {

    /** Returns a rule that needs only the request. */
    static Rule of(String name, String reason, Function<Visit, @Nullable RequestState> answer) {
        return new Rule(name, reason, attempt -> answer.apply(attempt.visit));
    }

    /**
     * One request on its way through the rules, with the token that they have verified. No rule can sign a user in
     * without one.
     */
    static final class Attempt {
        final Visit visit;
        private @Nullable VerifiedToken token;

        Attempt(Visit visit) {
            this.visit = visit;
        }

        void establish(VerifiedToken verified) {
            token = verified;
        }

        VerifiedToken token() {
            return Objects.requireNonNull(token, "The verification comes first.");
        }

        /** Returns null if what the token says of the organization cannot be read. */
        @Nullable
        SessionClaims claims() {
            return token().sessionClaims();
        }
    }
}
