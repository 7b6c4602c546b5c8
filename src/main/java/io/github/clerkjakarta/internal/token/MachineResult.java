package io.github.clerkjakarta.internal.token;

import io.github.clerkjakarta.Machine;
import io.github.clerkjakarta.internal.backend.MachineKind;
import java.util.function.Function;

/** The result of verifying a machine token. */
public sealed interface MachineResult {

    <T> T match(Function<Verified, ? extends T> verified, Function<Refused, ? extends T> refused);

    record Verified(Machine machine) implements MachineResult {
        @Override
        public <T> T match(Function<Verified, ? extends T> verified, Function<Refused, ? extends T> refused) {
            return verified.apply(this);
        }
    }

    /**
     * The token was refused.
     *
     * @param kind the kind that it was verified as, for the comparison with Clerk's SDK
     * @param clerkUnavailable true if it may be good, but Clerk could not be asked
     */
    record Refused(MachineKind kind, AuthReason reason, String message, boolean clerkUnavailable)
            implements MachineResult {
        @Override
        public <T> T match(Function<Verified, ? extends T> verified, Function<Refused, ? extends T> refused) {
            return refused.apply(this);
        }
    }
}
