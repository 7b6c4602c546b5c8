package io.github.clerkjakarta.internal.token;

import io.github.clerkjakarta.internal.backend.BackendApi;
import io.github.clerkjakarta.internal.backend.BackendException;
import io.github.clerkjakarta.internal.log.LimitedLog;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The instance's keys, from the Backend API. Each instance has its own object, because a key id is unique only within
 * one: shared by key id, another instance's tokens would pass. Keys stay while Clerk cannot be reached.
 *
 * <p>A thread of its own fetches the keys: at first use, after {@link #FRESH}, and if a token names an unknown key. The
 * last happens at most once per {@link #PAUSE}: otherwise each made-up key id would make us call Clerk. Requests wait
 * as little as they can:
 *
 * <ul>
 * <li>Never, if their key is known. After an hour without requests the key may have been withdrawn: then they wait as
 * for an unknown key, but if Clerk does not answer, the key is good.
 * <li>At the start, until the first fetch has ended.
 * <li>Otherwise until the running fetch is half a second old, so a normal answer reaches every request. After that Clerk
 * is slow: {@link #MOST_WAITING} requests wait, until it is a second old, and the others are told to come back.
 * </ul>
 */
public final class JwksKeys implements SigningKeys {
    private static final LimitedLog LOG = LimitedLog.named("io.github.clerkjakarta.keys");

    static final Duration FRESH = Duration.ofMinutes(5);
    static final Duration PAUSE = Duration.ofSeconds(1);
    static final Duration OLD = Duration.ofHours(1);
    static final int MOST_WAITING = 8;

    /**
     * The ages of a fetch up to which requests wait for it.
     *
     * @param first at the start: about the time that a call and its repetitions can take
     * @param prompt later, for all requests
     * @param longest for {@link #MOST_WAITING} requests
     */
    record Waits(Duration first, Duration prompt, Duration longest) {
        static final Waits STANDARD = new Waits(Duration.ofSeconds(15), Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    private static final KeyResult UNKNOWN = notFound(
            AuthReason.KID_MISMATCH,
            "No signing key of the configured instance has the token's key id (kid). Check that publishable key and"
                    + " secret key are of the instance that issued the token.",
            false);
    private static final KeyResult STILL_LOADING =
            failedToLoad("The token's key is not known, and Clerk's keys are still being loaded.", true);

    private final BackendApi backend;
    private final Clock clock;
    private final Executor thread;
    private final Waits waits;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final AtomicReference<@Nullable Fetch> running = new AtomicReference<>();

    /** Replaced as a whole, never changed: readers need no lock. */
    private volatile Keys known = new Keys(Map.of(), Instant.MIN, Instant.MIN, null);

    public JwksKeys(BackendApi backend, Clock clock) {
        this(backend, clock, JwksKeys::inOwnThread, Waits.STANDARD);
    }

    JwksKeys(BackendApi backend, Clock clock, Executor thread, Waits waits) {
        this.backend = backend;
        this.clock = clock;
        this.thread = thread;
        this.waits = waits;
    }

    /**
     * Runs the fetch in a thread of its own, which ends with it. No request's thread may fetch, because a request whose
     * key is known must not wait.
     */
    private static void inOwnThread(Runnable fetch) {
        Thread own = new Thread(null, fetch, "clerk-signing-keys", 0, false);
        own.setDaemon(true);
        // JSON-P uses it to look its provider up.
        own.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        own.start();
    }

    /**
     * The keys that are known.
     *
     * @param askedAt the time of the last fetch, successful or not
     * @param loadedAt the time at which these keys came; {@code Instant.MIN} if never
     * @param failure the reason why the last fetch failed, or null
     */
    private record Keys(
            Map<String, KeyResult> byKid,
            Instant askedAt,
            Instant loadedAt,
            @Nullable KeyResult failure) {

        boolean wereLoaded() {
            return !loadedAt.equals(Instant.MIN);
        }

        boolean isFresh(Instant now) {
            return isWithin(FRESH, loadedAt, now);
        }

        boolean mayAskAgain(Instant now) {
            return !isWithin(PAUSE, askedAt, now);
        }

        KeyResult find(String kid) {
            KeyResult found = byKid.get(kid);
            if (found != null) {
                return found;
            }
            return failure != null ? failure : UNKNOWN;
        }
    }

    /** A running fetch. */
    private record Fetch(CompletableFuture<Keys> result, long startedAt) {
        Fetch() {
            this(new CompletableFuture<>(), System.nanoTime());
        }

        /** Returns the keys, or null if the fetch reaches this age without a result. */
        @Nullable
        Keys untilAge(Duration age) {
            try {
                long left = age.toNanos() - (System.nanoTime() - startedAt);
                return left <= 0 ? result.getNow(null) : result.get(left, TimeUnit.NANOSECONDS);
            } catch (TimeoutException slow) {
                return null;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return null;
            } catch (ExecutionException failed) {
                throw new IllegalStateException("A fetch always ends with keys, old or new.", failed);
            }
        }
    }

    @Override
    public KeyResult find(@Nullable JsonValue kid) {
        if (!(kid instanceof JsonString text)) {
            return UNKNOWN;
        }
        Instant now = clock.instant();
        Keys keys = known;
        KeyResult found = keys.byKid.get(text.getString());
        boolean mayBeWithdrawn = keys.failure == null && !isWithin(OLD, keys.loadedAt, now);
        if (found != null && !mayBeWithdrawn) {
            if (!keys.isFresh(now)) {
                fetch(now);
            }
            return found;
        }
        Fetch fetch = fetch(now);
        if (fetch == null) {
            // Clerk was asked a moment ago. The answer may have come since we read {@code keys}.
            return known.find(text.getString());
        }
        boolean first = !keys.wereLoaded() && keys.failure == null;
        Keys fetched = first ? fetch.untilAge(waits.first) : await(fetch);
        if (fetched == null) {
            return found != null ? found : STILL_LOADING;
        }
        return fetched.find(text.getString());
    }

    private @Nullable Keys await(Fetch fetch) {
        Keys keys = fetch.untilAge(waits.prompt);
        if (keys != null || !waiting.tryAcquire()) {
            return keys;
        }
        try {
            return fetch.untilAge(waits.longest);
        } finally {
            waiting.release();
        }
    }

    /** Returns the running fetch, a new one, or null if Clerk was asked a moment ago. */
    private @Nullable Fetch fetch(Instant now) {
        Fetch others = running.get();
        if (others != null || !known.mayAskAgain(now)) {
            return others;
        }
        Fetch own = new Fetch();
        others = running.compareAndExchange(null, own);
        if (others != null) {
            return others;
        }
        if (known.mayAskAgain(now)) {
            start(own, now);
        } else {
            // Another fetch has ended between the two reads.
            end(own, known);
        }
        return own;
    }

    private void start(Fetch fetch, Instant now) {
        try {
            thread.execute(() -> {
                Keys keys =
                        new Keys(known.byKid, now, known.loadedAt, failedToLoad("Clerk's keys cannot be read.", true));
                try {
                    keys = ask(now);
                } finally {
                    end(fetch, keys);
                }
            });
        } catch (RuntimeException | OutOfMemoryError noThread) {
            // No request waits for a fetch that never ends, and a request whose key is known needs none.
            end(fetch, failed(now, failedToLoad("No thread could be started to load Clerk's keys.", true)));
        }
    }

    private void end(Fetch fetch, Keys keys) {
        known = keys;
        running.set(null);
        fetch.result.complete(keys);
    }

    private Keys ask(Instant now) {
        try {
            List<JsonObject> keys = backend.signingKeys();
            return keys.isEmpty()
                    ? failed(now, failedToLoad("Clerk's key list is empty.", true))
                    : new Keys(JwkParser.byKid(keys), now, now, null);
        } catch (BackendException failed) {
            return failed(now, failure(failed));
        }
    }

    private Keys failed(Instant now, KeyResult.NotFound failure) {
        LOG.warning(failure.why().message(), failure.why().message());
        return new Keys(known.byKid, now, known.loadedAt, failure);
    }

    private static KeyResult.NotFound failure(BackendException failed) {
        if (failed.code().equals("clerk_key_invalid")) {
            return notFound(
                    AuthReason.SECRET_KEY_INVALID,
                    "Clerk does not accept the secret key. Set clerk.secret-key to the one of your instance.",
                    true);
        }
        String message = "Clerk's keys could not be loaded: " + failed.getMessage();
        return failed.isAnswered() || !failed.isAsked()
                ? failedToLoad(message, true)
                : notFound(AuthReason.UNEXPECTED_ERROR, message, true);
    }

    private static KeyResult.NotFound failedToLoad(String message, boolean unavailable) {
        return notFound(AuthReason.JWKS_FAILED_TO_LOAD, message, unavailable);
    }

    private static KeyResult.NotFound notFound(AuthReason reason, String message, boolean unavailable) {
        return new KeyResult.NotFound(new Refused(reason, message, unavailable));
    }

    /**
     * Returns true if less than the period has passed. A time in the future means that the clock has been set back:
     * waiting for it could take a day.
     */
    private static boolean isWithin(Duration period, Instant since, Instant now) {
        return !since.equals(Instant.MIN) && !now.isBefore(since) && now.isBefore(since.plus(period));
    }
}
