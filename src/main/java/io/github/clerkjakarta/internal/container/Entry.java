package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.Options;
import io.github.clerkjakarta.internal.decision.RequestAuth;
import io.github.clerkjakarta.internal.decision.Visit;

/** The outcome of the first list of {@link Door}. */
public sealed interface Entry {

    /** The request is not authenticated. */
    record Ignored() implements Entry {}

    /** The request is answered at the door. */
    record Stopped(Reply reply) implements Entry {}

    /**
     * The request goes on, signed in or not.
     *
     * @param options the options of this request
     */
    record Admitted(RequestAuth auth, Visit visit, Options options) implements Entry {}
}
