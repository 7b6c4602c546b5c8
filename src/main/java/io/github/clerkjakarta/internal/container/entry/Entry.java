package io.github.clerkjakarta.internal.container.entry;

import io.github.clerkjakarta.internal.authentication.RequestState;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.tenant.Options;

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
