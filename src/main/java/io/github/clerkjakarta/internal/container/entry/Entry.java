package io.github.clerkjakarta.internal.container.entry;

import io.github.clerkjakarta.internal.authentication.RequestState.Ended;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.tenant.Options;
import java.util.function.Function;
import java.util.function.Supplier;

/** The outcome of the first list of {@link Door}. */
public sealed interface Entry {

    /** Reads every case. A new case does not compile until every filter answers it. */
    <T> T match(
            Supplier<? extends T> ignored,
            Function<? super Stopped, ? extends T> stopped,
            Function<? super Admitted, ? extends T> admitted);

    /** The request is not authenticated. */
    record Ignored() implements Entry {
        @Override
        public <T> T match(
                Supplier<? extends T> ignored,
                Function<? super Stopped, ? extends T> stopped,
                Function<? super Admitted, ? extends T> admitted) {
            return ignored.get();
        }
    }

    /**
     * The request is answered at the door.
     *
     * @param state the outcome of authentication that the reply is for
     */
    record Stopped(Reply reply, Ended state) implements Entry {
        Stopped(Ended state, boolean development) {
            this(Reply.to(state, development), state);
        }

        @Override
        public <T> T match(
                Supplier<? extends T> ignored,
                Function<? super Stopped, ? extends T> stopped,
                Function<? super Admitted, ? extends T> admitted) {
            return stopped.apply(this);
        }
    }

    /**
     * The request goes on, signed in or not.
     *
     * @param options the options of this request
     */
    record Admitted(RequestAuth auth, Visit visit, Options options) implements Entry {
        @Override
        public <T> T match(
                Supplier<? extends T> ignored,
                Function<? super Stopped, ? extends T> stopped,
                Function<? super Admitted, ? extends T> admitted) {
            return admitted.apply(this);
        }
    }
}
