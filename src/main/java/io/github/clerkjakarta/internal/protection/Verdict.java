package io.github.clerkjakarta.internal.protection;

import io.github.clerkjakarta.Machine;
import io.github.clerkjakarta.ProtectionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** The outcome of protection. The ways to refuse a caller are the cases of {@link ProtectionException}. */
public sealed interface Verdict {

    /** Reads every case: a new case does not compile until each reader answers it. */
    <T> T match(
            Supplier<? extends T> allowed,
            Function<? super Machine, ? extends T> machine,
            Function<? super ProtectionException, ? extends T> denied);

    /** The request goes on, with the user of its session. */
    record Allowed() implements Verdict {
        @Override
        public <T> T match(
                Supplier<? extends T> allowed,
                Function<? super Machine, ? extends T> machine,
                Function<? super ProtectionException, ? extends T> denied) {
            return allowed.get();
        }
    }

    /** The request goes on, with a machine of an accepted kind. */
    record AllowedMachine(Machine caller) implements Verdict {
        @Override
        public <T> T match(
                Supplier<? extends T> allowed,
                Function<? super Machine, ? extends T> machine,
                Function<? super ProtectionException, ? extends T> denied) {
            return machine.apply(caller);
        }
    }

    /** The request ends with this response. */
    record Denied(ProtectionException refusal) implements Verdict {
        @Override
        public <T> T match(
                Supplier<? extends T> allowed,
                Function<? super Machine, ? extends T> machine,
                Function<? super ProtectionException, ? extends T> denied) {
            return denied.apply(refusal);
        }
    }

    Verdict ALLOWED = new Allowed();
}
