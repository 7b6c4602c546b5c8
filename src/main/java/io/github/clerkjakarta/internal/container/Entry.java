package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.Options;
import io.github.clerkjakarta.internal.decision.RequestAuth;
import io.github.clerkjakarta.internal.decision.Visit;

/** How a request comes in. */
public sealed interface Entry {

    /** Nobody asks who makes it. */
    record Ignored() implements Entry {}

    /** It goes no further. */
    record Stopped(Reply reply) implements Entry {}

    /**
     * It goes on, whoever makes it.
     *
     * @param options what was given for this request
     */
    record Admitted(RequestAuth auth, Visit visit, Options options) implements Entry {}
}
