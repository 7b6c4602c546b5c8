package io.github.clerkjakarta.benchmarks;

import java.util.function.Function;

/** Requests that each have a new token. */
final class Ring {
    /** More tokens than the library keeps, so each has been forgotten when its turn comes again. */
    private static final int TOKENS = 20_000;

    private final Incoming[] requests;
    private int next;

    /** @param characters the length of each token, or 0 */
    Ring(Function<String, Incoming> request, int characters) {
        requests = Signed.tokens(TOKENS, characters).map(request).toArray(Incoming[]::new);
    }

    Incoming next() {
        next = next + 1 == TOKENS ? 0 : next + 1;
        return requests[next];
    }
}
