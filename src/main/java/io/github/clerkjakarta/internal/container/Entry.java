package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.Options;
import io.github.clerkjakarta.internal.decision.RequestAuth;
import io.github.clerkjakarta.internal.decision.RequestState;
import io.github.clerkjakarta.internal.decision.Visit;

/** The outcome of the first list of {@link Door}. */
public sealed interface Entry {

    /** The request is not authenticated. */
    record Ignored() implements Entry {}

    /**
     * The request is answered at the door.
     *
     * @param state the outcome of authentication that the reply is for
     */
    record Stopped(Reply reply, RequestState state) implements Entry {
        Stopped(RequestState state, boolean development) {
            this(Reply.to(state, development), state);
        }
    }

    /**
     * The request goes on, signed in or not.
     *
     * @param options the options of this request
     */
    record Admitted(RequestAuth auth, Visit visit, Options options) implements Entry {}
}
