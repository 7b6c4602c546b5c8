package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.Options;
import io.github.clerkjakarta.internal.decision.RequestCalls;
import io.github.clerkjakarta.internal.decision.RequestState;
import io.github.clerkjakarta.internal.decision.RequestState.Settled;
import io.github.clerkjakarta.internal.decision.Visit;

/** How a request comes in. */
public sealed interface Entry {

    /** Nobody asks who makes it. */
    record Ignored() implements Entry {}

    /**
     * It goes no further.
     *
     * @param state a redirect or an answer
     * @param development whether the answer may explain itself
     */
    record Stopped(RequestState state, boolean development) implements Entry {}

    /**
     * It goes on, whoever makes it.
     *
     * @param calls what it asks of Clerk, where something wants to know
     * @param options what was given for this request
     * @param method the request's when it came in, which filters may change
     * @param rawPath likewise
     */
    record Admitted(Visit visit, Settled state, RequestCalls calls, Options options, String method, String rawPath)
            implements Entry {
        boolean isUnchanged(String methodNow, String rawPathNow) {
            return methodNow.equals(method) && rawPathNow.equals(rawPath);
        }
    }
}
