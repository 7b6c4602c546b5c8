package io.github.clerkjakarta.internal.backend;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits the calls of one kind that strangers can cause. A kind that has used up its share is not called, so a flood of
 * one kind takes nothing from the others, and while Clerk hangs only a few threads wait for it.
 */
final class CallShare {
    /** The period in which Clerk counts calls. */
    static final Duration WINDOW = Duration.ofSeconds(10);

    /** The longest time that a call waits for another of its kind to end. */
    static final Duration LONGEST_WAIT = Duration.ofMillis(250);

    private final String kind;
    private final @Nullable CallShare whole;
    private final Semaphore places;
    private final int atOnce;
    private final LongSupplier nanoTime;

    /** The times of the last calls, as a ring buffer. */
    private final long[] times;

    private long made;

    /**
     * @param kind for messages
     * @param calls the most calls within {@link #WINDOW}
     * @param atOnce the most calls under way at the same time; as many again may wait
     * @param whole the larger share against which these calls count, too; null for a share of its own
     */
    CallShare(String kind, int calls, int atOnce, @Nullable CallShare whole, LongSupplier nanoTime) {
        this.kind = kind;
        this.whole = whole;
        this.places = new Semaphore(atOnce);
        this.atOnce = atOnce;
        this.nanoTime = nanoTime;
        this.times = new long[calls];
    }

    /**
     * Counts a call that is about to be made. After it, {@link #leave} must be called.
     *
     * @throws BackendException if the share is used up
     */
    void enter() throws BackendException {
        if (!places.tryAcquire() && !waitForAPlace()) {
            throw usedUp("too many such calls are under way");
        }
        if (!count()) {
            places.release();
            throw usedUp("its share of Clerk's rate limit is used up");
        }
    }

    void leave() {
        places.release();
    }

    private boolean waitForAPlace() throws BackendException {
        try {
            return places.getQueueLength() < atOnce && places.tryAcquire(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BackendException("Waiting to call Clerk was interrupted");
        }
    }

    private boolean count() {
        if (whole == null) {
            return countHere();
        }
        synchronized (whole) {
            return !whole.isUsedUp() && countHere() && whole.countHere();
        }
    }

    private synchronized boolean countHere() {
        if (isUsedUp()) {
            return false;
        }
        times[(int) (made % times.length)] = nanoTime.getAsLong();
        made++;
        return true;
    }

    private synchronized boolean isUsedUp() {
        long oldest = times[(int) (made % times.length)];
        return made >= times.length && nanoTime.getAsLong() - oldest < WINDOW.toNanos();
    }

    private BackendException usedUp(String why) {
        return BackendException.notAsked("Clerk was not asked about " + kind + ": " + why);
    }
}
