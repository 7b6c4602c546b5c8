package io.github.clerkjakarta.internal.token;

import io.github.clerkjakarta.Machine;
import io.github.clerkjakarta.internal.backend.MachineKind;
import java.util.function.Function;

/** What came of verifying a machine's token. */
public sealed interface MachineResult {

    <T> T match(Function<Verified, ? extends T> verified, Function<Refused, ? extends T> refused);

    record Verified(Machine machine) implements MachineResult {
        @Override
        public <T> T match(Function<Verified, ? extends T> verified, Function<Refused, ? extends T> refused) {
            return verified.apply(this);
        }
    }

    /**
     * The token is not good.
     *
     * @param kind what it was taken for
     * @param clerkUnavailable whether it may be good, and only Clerk could not be asked
     */
    record Refused(MachineKind kind, AuthReason reason, String message, boolean clerkUnavailable)
            implements MachineResult {
        @Override
        public <T> T match(Function<Verified, ? extends T> verified, Function<Refused, ? extends T> refused) {
            return refused.apply(this);
        }
    }
}
