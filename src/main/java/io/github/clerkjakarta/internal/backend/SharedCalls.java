package io.github.clerkjakarta.internal.backend;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes one call for all requests that ask the same at the same time. The answer is not kept. While the call is young,
 * all requests wait for it. If Clerk is slow, only a few keep waiting: otherwise one repeated nonce would hold every
 * thread of the server.
 */
public final class SharedCalls<K, V> {
    /** Long enough for a normal answer. */
    static final Duration PROMPT = Duration.ofSeconds(1);

    /** The most requests that wait longer than that. */
    static final int MOST_WAITING = 32;

    private final ConcurrentMap<K, Running<V>> running = new ConcurrentHashMap<>();
    private final Semaphore waiting;

    public SharedCalls() {
        this(MOST_WAITING);
    }

    /** @param mostWaiting the most requests that wait longer than {@link #PROMPT} */
    SharedCalls(int mostWaiting) {
        this.waiting = new Semaphore(mostWaiting);
    }

    private record Running<V>(CompletableFuture<V> answer, long startedAt) {
        Running() {
            this(new CompletableFuture<>(), System.nanoTime());
        }
    }

    /** A call to the Backend API. */
    @FunctionalInterface
    public interface Call<V> {
        V make() throws BackendException;
    }

    /** Returns the answer to this thread's call, or to another thread's call that was already on its way. */
    public V share(K key, Call<V> call) throws BackendException {
        Running<V> own = new Running<>();
        Running<V> others = running.putIfAbsent(key, own);
        if (others != null) {
            return await(others);
        }
        try {
            V answer = call.make();
            own.answer.complete(answer);
            return answer;
        } catch (BackendException | RuntimeException | Error failed) {
            own.answer.completeExceptionally(failed);
            throw failed;
        } finally {
            running.remove(key, own);
        }
    }

    private V await(Running<V> others) throws BackendException {
        try {
            long left = PROMPT.toNanos() - (System.nanoTime() - others.startedAt);
            return others.answer.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            return awaitSlow(others);
        } catch (InterruptedException stopped) {
            throw interrupted();
        } catch (ExecutionException | CancellationException failed) {
            throw failed(failed);
        }
    }

    private V awaitSlow(Running<V> others) throws BackendException {
        if (!waiting.tryAcquire()) {
            throw BackendException.notAsked("Clerk is slow, and enough requests wait for the same answer");
        }
        try {
            return others.answer.get();
        } catch (InterruptedException stopped) {
            throw interrupted();
        } catch (ExecutionException | CancellationException failed) {
            throw failed(failed);
        } finally {
            waiting.release();
        }
    }

    private static BackendException interrupted() {
        Thread.currentThread().interrupt();
        return new BackendException("Waiting for another request's call was interrupted");
    }

    private static BackendException failed(Exception failed) {
        return failed.getCause() instanceof BackendException known
                ? known
                : new BackendException("Another request's call failed");
    }
}
