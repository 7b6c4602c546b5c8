package io.github.clerkjakarta.internal.token;

import java.util.function.Function;

/** The result of verifying a token. */
public sealed interface TokenResult {

    <T> T match(Function<Verified, ? extends T> verified, Function<Refused, ? extends T> refused);

    record Verified(VerifiedToken token) implements TokenResult {
        @Override
        public <T> T match(Function<Verified, ? extends T> verified, Function<Refused, ? extends T> refused) {
            return verified.apply(this);
        }
    }

    /**
     * The token was refused.
     *
     * @param message for developers: the problem and the remedy; of the token it quotes only claims that are not secret
     * @param clerkUnavailable true if the token may be good, but Clerk could not be asked
     */
    record Refused(AuthReason reason, String message, boolean clerkUnavailable) implements TokenResult {
        Refused(AuthReason reason, String message) {
            this(reason, message, false);
        }

        @Override
        public <T> T match(Function<Verified, ? extends T> verified, Function<Refused, ? extends T> refused) {
            return refused.apply(this);
        }
    }
}
