package io.github.clerkjakarta.internal.backend;

import java.util.function.LongSupplier;

/**
 * The shares of one Clerk instance. In ten seconds Clerk takes 1,000 calls of a production instance and 100 of a
 * development instance, and answers 429 beyond. All shares together stay below that, so strangers cannot provoke a 429.
 * The rest is for calls that only signed-in users cause.
 *
 * @param unknownMachines opaque machine tokens that were not verified lately: a part of {@code machines}
 * @param machines opaque machine tokens
 * @see <a href="https://clerk.com/docs/guides/how-clerk-works/system-limits">Clerk: rate limits</a>
 */
record CallShares(
        CallShare handshakes, CallShare refreshes, CallShare keys, CallShare unknownMachines, CallShare machines) {
    static final int PRODUCTION_LIMIT = 1_000;
    static final int DEVELOPMENT_LIMIT = 100;

    static CallShares of(boolean development, LongSupplier nanoTime) {
        int percent = (development ? DEVELOPMENT_LIMIT : PRODUCTION_LIMIT) / 100;
        CallShare machines = new CallShare("a machine's token", 40 * percent, 64, null, nanoTime);
        return new CallShares(
                new CallShare("a handshake", 30 * percent, 32, null, nanoTime),
                new CallShare("a fresh session token", 12 * percent, 32, null, nanoTime),
                new CallShare("its signing keys", 15, 1, null, nanoTime),
                new CallShare("a machine's token that was not verified lately", 20 * percent, 32, machines, nanoTime),
                machines);
    }
}
