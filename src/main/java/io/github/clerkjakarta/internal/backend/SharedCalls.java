package io.github.clerkjakarta.internal.backend;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;

/** One call for all who ask the same at the same time. Nothing is kept once it is answered. */
public final class SharedCalls<K, V> {
    private final ConcurrentMap<K, CompletableFuture<V>> running = new ConcurrentHashMap<>();

    /** A call to the Backend API. */
    @FunctionalInterface
    public interface Call<V> {
        V make() throws BackendException;
    }

    /** The answer, of this thread's call or of another's that was on its way. */
    public V share(K key, Call<V> call) throws BackendException {
        CompletableFuture<V> own = new CompletableFuture<>();
        CompletableFuture<V> others = running.putIfAbsent(key, own);
        if (others != null) {
            return await(others);
        }
        try {
            V answer = call.make();
            own.complete(answer);
            return answer;
        } catch (BackendException | RuntimeException | Error failed) {
            own.completeExceptionally(failed);
            throw failed;
        } finally {
            running.remove(key, own);
        }
    }

    private static <V> V await(CompletableFuture<V> others) throws BackendException {
        try {
            return others.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BackendException("Waiting for another request's call was interrupted");
        } catch (ExecutionException | CancellationException failed) {
            if (failed.getCause() instanceof BackendException known) {
                throw known;
            }
            throw new BackendException("Another request's call failed");
        }
    }
}
