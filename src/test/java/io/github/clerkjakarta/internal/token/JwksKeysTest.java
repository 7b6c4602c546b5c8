package io.github.clerkjakarta.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.LogLines;
import io.github.clerkjakarta.MovingClock;
import io.github.clerkjakarta.internal.backend.BackendApi;
import io.github.clerkjakarta.internal.backend.BackendException;
import io.github.clerkjakarta.internal.backend.Failures;
import io.github.clerkjakarta.internal.token.JwksKeys.Waits;
import io.github.clerkjakarta.internal.token.SigningKeys.KeyResult.Found;
import io.github.clerkjakarta.internal.token.SigningKeys.KeyResult.NotFound;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JwksKeysTest {
    private static final KeyPair FIRST = Fixtures.keys();
    private static final KeyPair SECOND = Fixtures.keys();

    private final FakeBackend backend = new FakeBackend();
    private final MovingClock clock = new MovingClock();
    private JwksKeys keys = new JwksKeys(backend, clock);

    /** Fetches in the caller's thread. */
    private final JwksKeys atOnce = new JwksKeys(backend, clock, Runnable::run, Waits.STANDARD);

    /** Requests find what was fetched, however busy this machine is. */
    private static final Waits AS_LONG_AS_IT_TAKES =
            new Waits(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));

    private static JsonValue kid(String text) {
        return Json.createValue(text);
    }

    @Test
    void aKeyIsFetchedOnce() {
        backend.keys = List.of(Fixtures.jwk(FIRST, "ins_1"));

        assertThat(keys.find(kid("ins_1"))).isInstanceOf(Found.class);
        assertThat(keys.find(kid("ins_1"))).isInstanceOf(Found.class);

        assertThat(backend.calls).hasValue(1);
    }

    @Test
    void keysAreAskedForAgainAfterFiveMinutes() {
        backend.keys = List.of(Fixtures.jwk(FIRST, "ins_1"));
        atOnce.find(kid("ins_1"));

        clock.forward(JwksKeys.FRESH.minusMillis(1));
        atOnce.find(kid("ins_1"));
        assertThat(backend.calls).hasValue(1);

        clock.forward(Duration.ofMillis(1));
        atOnce.find(kid("ins_1"));
        assertThat(backend.calls).hasValue(2);
    }

    @Test
    void unknownKeyIdsDoNotCauseAFetchEach() {
        backend.keys = List.of(Fixtures.jwk(FIRST, "ins_1"));

        for (int i = 0; i < 50; i++) {
            assertThat(keys.find(kid("ins_made_up_" + i))).isInstanceOf(NotFound.class);
        }

        assertThat(backend.calls).hasValue(1);
    }

    @Test
    void aRotatedKeyIsLearnedAfterThePause() {
        backend.keys = List.of(Fixtures.jwk(FIRST, "ins_1"));
        keys.find(kid("ins_1"));
        backend.keys = List.of(Fixtures.jwk(SECOND, "ins_2"));

        assertThat(keys.find(kid("ins_2"))).isInstanceOf(NotFound.class);
        clock.forward(JwksKeys.PAUSE);

        assertThat(keys.find(kid("ins_2"))).isInstanceOf(Found.class);
        assertThat(keys.find(kid("ins_1"))).as("the key that is gone").isInstanceOf(NotFound.class);
    }

    @Test
    void oldKeysStayWhileClerkCannotBeReached() {
        backend.keys = List.of(Fixtures.jwk(FIRST, "ins_1"));
        keys.find(kid("ins_1"));
        backend.failure = Failures.unreachable();
        clock.forward(Duration.ofHours(1));

        assertThat(keys.find(kid("ins_1"))).isInstanceOf(Found.class);
    }

    @Test
    void withoutAnyKeyAnOutageIsSaidAndNotAskedForEachRequest() {
        backend.failure = Failures.unreachable();

        for (int i = 0; i < 20; i++) {
            NotFound notFound = (NotFound) keys.find(kid("ins_1"));
            assertThat(notFound.why().clerkUnavailable()).isTrue();
        }

        assertThat(backend.calls).as("one asking").hasValue(1);
    }

    @Test
    void twoInstancesWithOneKeyIdDoNotMix() {
        FakeBackend other = new FakeBackend();
        other.keys = List.of(Fixtures.jwk(SECOND, "ins_1"));
        backend.keys = List.of(Fixtures.jwk(FIRST, "ins_1"));

        Found mine = (Found) keys.find(kid("ins_1"));
        Found others = (Found) new JwksKeys(other, clock).find(kid("ins_1"));

        assertThat(mine.key()).isEqualTo(FIRST.getPublic());
        assertThat(others.key()).isEqualTo(SECOND.getPublic());
    }

    @Test
    void manyRequestsAtOnceAskOnce() throws Exception {
        keys = patient();
        backend.keys = List.of(Fixtures.jwk(FIRST, "ins_1"));
        backend.hold = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<SigningKeys.KeyResult>> found = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                found.add(threads.submit(() -> {
                    started.countDown();
                    return keys.find(kid("ins_1"));
                }));
            }
            // All are under way before Clerk answers the first.
            started.await(10, TimeUnit.MINUTES);
            backend.hold.countDown();
            for (Future<SigningKeys.KeyResult> one : found) {
                assertThat(one.get(10, TimeUnit.MINUTES)).isInstanceOf(Found.class);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(backend.calls).hasValue(1);
    }

    /** A server that starts under load: all wait for the one fetch, and none is turned away. */
    @Test
    void aThousandRequestsAtTheFirstMomentFindTheirKeyWithOneCall() throws Exception {
        keys = patient();
        backend.keys = List.of(Fixtures.jwk(FIRST, "ins_1"));
        backend.hold = new CountDownLatch(1);

        List<Future<SigningKeys.KeyResult>> found = ask(1_000, "ins_1", backend.hold::countDown);

        for (Future<SigningKeys.KeyResult> one : found) {
            assertThat(one.get(10, TimeUnit.MINUTES)).isInstanceOf(Found.class);
        }
        assertThat(backend.calls).hasValue(1);
    }

    /** Clerk begins to sign with a new key while many users are signed in. */
    @Test
    void aRotationUnderLoadRefusesNobody() throws Exception {
        keys = patient();
        backend.keys = List.of(Fixtures.jwk(FIRST, "ins_1"));
        keys.find(kid("ins_1"));
        backend.keys = List.of(Fixtures.jwk(FIRST, "ins_1"), Fixtures.jwk(SECOND, "ins_2"));
        clock.forward(JwksKeys.PAUSE);

        List<Future<SigningKeys.KeyResult>> found = ask(500, "ins_2", () -> {});

        for (Future<SigningKeys.KeyResult> one : found) {
            assertThat(one.get(10, TimeUnit.MINUTES)).isInstanceOf(Found.class);
        }
        assertThat(backend.calls).hasValue(2);
    }

    @Test
    void aRequestWhoseKeyIsKnownNeverWaitsForClerk() {
        backend.keys = List.of(Fixtures.jwk(FIRST, "ins_1"));
        keys.find(kid("ins_1"));
        backend.hold = new CountDownLatch(1);
        clock.forward(JwksKeys.FRESH);

        // Each would take as long as Clerk hangs, and nothing would end it.
        for (int i = 0; i < 100; i++) {
            assertThat(keys.find(kid("ins_1"))).isInstanceOf(Found.class);
        }

        assertThat(backend.hold.getCount()).isOne();
        backend.hold.countDown();
    }

    /** Made-up key ids must not hold the server's threads while Clerk hangs. */
    @Test
    void whileClerkHangsUnknownKeyIdsAreAnsweredWithoutIt() throws Exception {
        backend.keys = List.of(Fixtures.jwk(FIRST, "ins_1"));
        keys.find(kid("ins_1"));
        backend.hold = new CountDownLatch(1);
        clock.forward(JwksKeys.PAUSE);

        List<Future<SigningKeys.KeyResult>> found = ask(200, "made_up", () -> {});

        for (Future<SigningKeys.KeyResult> one : found) {
            NotFound notFound = (NotFound) one.get(10, TimeUnit.MINUTES);
            assertThat(notFound.why().clerkUnavailable()).isTrue();
        }
        assertThat(backend.hold.getCount()).as("Clerk has not answered").isOne();
        assertThat(backend.calls).hasValue(2);
        backend.hold.countDown();
    }

    /** One after the other, so that each needs the place that the one before has left. */
    @Test
    void aSlowAnswerStillReachesRequestsThatWait() throws Exception {
        keys = new JwksKeys(
                backend,
                clock,
                JwksKeysTest::inAnotherThread,
                new Waits(Duration.ofHours(1), Duration.ZERO, Duration.ofHours(1)));
        backend.keys = List.of(Fixtures.jwk(FIRST, "ins_1"));
        keys.find(kid("ins_1"));
        for (int i = 0; i <= JwksKeys.MOST_WAITING; i++) {
            backend.hold = new CountDownLatch(1);
            clock.forward(JwksKeys.PAUSE);
            backend.keys = List.of(Fixtures.jwk(SECOND, "ins_new_" + i));
            Future<SigningKeys.KeyResult> found =
                    ask(1, "ins_new_" + i, () -> {}).get(0);
            backend.hold.countDown();

            assertThat(found.get(10, TimeUnit.MINUTES)).isInstanceOf(Found.class);
        }
    }

    @Test
    void theFirstKeysAreWaitedFor() throws Exception {
        keys = new JwksKeys(
                backend,
                clock,
                JwksKeysTest::inAnotherThread,
                new Waits(Duration.ofHours(1), Duration.ZERO, Duration.ZERO));
        backend.keys = List.of(Fixtures.jwk(FIRST, "ins_1"));
        backend.hold = new CountDownLatch(1);
        Future<SigningKeys.KeyResult> found = ask(1, "ins_1", () -> {}).get(0);
        backend.hold.countDown();

        assertThat(found.get(10, TimeUnit.MINUTES)).isInstanceOf(Found.class);
    }

    /** A server that stops interrupts its threads, and other code of the request must see that. */
    @Test
    void anInterruptedThreadStaysInterrupted() {
        backend.hold = new CountDownLatch(1);
        Thread.currentThread().interrupt();

        NotFound notFound = (NotFound) keys.find(kid("ins_1"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(notFound.why().clerkUnavailable()).isTrue();
        backend.hold.countDown();
    }

    private JwksKeys patient() {
        return new JwksKeys(backend, clock, JwksKeysTest::inAnotherThread, AS_LONG_AS_IT_TAKES);
    }

    private static void inAnotherThread(Runnable fetch) {
        new Thread(fetch).start();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(Failures.keyInvalid(), "secret-key-invalid", "clerk.secret-key"),
                arguments(new Failures.Answer(418).exception(), "jwk-remote-failed-to-load", "answered 418"),
                arguments(Failures.notAsked(), "jwk-remote-failed-to-load", "was not asked"),
                arguments(Failures.unreachable(), "unexpected-error", "ConnectException"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsNamed(BackendException failure, String reason, String message) {
        backend.failure = failure;

        NotFound notFound = (NotFound) keys.find(kid("ins_1"));

        assertThat(notFound.why().reason().text()).isEqualTo(reason);
        assertThat(notFound.why().message()).contains(message);
        assertThat(notFound.why().clerkUnavailable()).isTrue();
    }

    @Test
    void aFailureIsLogged() {
        backend.failure = new Failures.Answer(419).exception();

        try (LogLines log = LogLines.of("io.github.clerkjakarta.keys")) {
            atOnce.find(kid("ins_1"));

            assertThat(log.all()).singleElement().asString().endsWith("answered 419");
        }
    }

    /** A server that stops does not wait for Clerk, and JSON-P finds its provider as in a request. */
    @Test
    void theThreadOfAFetchIsADaemonWithTheRequestsClassLoader() {
        keys.find(kid("ins_1"));

        assertThat(backend.thread.isDaemon()).isTrue();
        assertThat(backend.classLoader).isSameAs(Thread.currentThread().getContextClassLoader());
    }

    /** Waits until all have begun. */
    private List<Future<SigningKeys.KeyResult>> ask(int threads, String kid, Runnable then) throws Exception {
        CountDownLatch begun = new CountDownLatch(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<SigningKeys.KeyResult>> found = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            found.add(pool.submit(() -> {
                begun.countDown();
                begun.await(10, TimeUnit.MINUTES);
                return keys.find(kid(kid));
            }));
        }
        pool.shutdown();
        begun.await(10, TimeUnit.MINUTES);
        then.run();
        return found;
    }

    @Test
    void aFetchThatCannotBeginLeavesNobodyWaiting() {
        Executor noThread = fetch -> {
            throw new OutOfMemoryError("no thread can be made");
        };
        JwksKeys broken = new JwksKeys(backend, clock, noThread, Waits.STANDARD);

        for (int i = 0; i < 2; i++) {
            NotFound notFound = (NotFound) broken.find(kid("ins_1"));
            assertThat(notFound.why().clerkUnavailable()).isTrue();
        }
    }

    /** A leaked key is withdrawn at night, while the application has no users. */
    @Test
    void afterAnHourWithoutRequestsAWithdrawnKeyIsNotBelieved() {
        backend.keys = List.of(Fixtures.jwk(FIRST, "ins_1"));
        keys.find(kid("ins_1"));
        backend.keys = List.of(Fixtures.jwk(SECOND, "ins_2"));
        clock.forward(JwksKeys.OLD);

        assertThat(keys.find(kid("ins_1"))).isInstanceOf(NotFound.class);
    }

    /** A server that starts with a clock a day ahead, before the time service sets it right. */
    @Test
    void aClockThatIsSetBackStopsNoFetch() {
        backend.failure = Failures.unreachable();
        keys.find(kid("ins_1"));
        backend.failure = null;
        backend.keys = List.of(Fixtures.jwk(FIRST, "ins_1"));
        clock.forward(Duration.ofDays(-1));

        assertThat(keys.find(kid("ins_1"))).isInstanceOf(Found.class);
    }

    @Test
    void anOldKeyIsGoodWhileClerkHangs() {
        backend.keys = List.of(Fixtures.jwk(FIRST, "ins_1"));
        keys.find(kid("ins_1"));
        backend.hold = new CountDownLatch(1);
        clock.forward(JwksKeys.OLD);

        assertThat(keys.find(kid("ins_1"))).isInstanceOf(Found.class);

        backend.hold.countDown();
    }

    @Test
    void aKeyIdThatIsNoTextIsUnknown() {
        assertThat(keys.find(null)).isInstanceOf(NotFound.class);
        assertThat(keys.find(JsonValue.TRUE)).isInstanceOf(NotFound.class);
        assertThat(backend.calls).hasValue(0);
    }

    private static final class FakeBackend implements BackendApi {
        private final AtomicInteger calls = new AtomicInteger();
        private volatile List<JsonObject> keys = List.of();
        private volatile BackendException failure;
        private volatile Thread thread;
        private volatile ClassLoader classLoader;
        private volatile CountDownLatch hold = new CountDownLatch(0);

        @Override
        public List<JsonObject> signingKeys() throws BackendException {
            calls.incrementAndGet();
            thread = Thread.currentThread();
            classLoader = thread.getContextClassLoader();
            try {
                hold.await(10, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (failure != null) {
                throw failure;
            }
            return keys;
        }

        @Override
        public List<String> handshakeDirectives(String nonce) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> refreshSession(SessionRefreshRequest request) {
            throw new UnsupportedOperationException();
        }
    }
}
