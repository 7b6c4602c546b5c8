package io.github.clerkjakarta.internal.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerkjakarta.MovingClock;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same rules for each kind of question that strangers can cause. */
class SharedApiTest {
    private final FakeApi clerk = new FakeApi();
    private final MovingClock clock = new MovingClock();
    private final SharedApi api = new SharedApi(clerk, clerk, clock);

    /** A credential that a request can bring. */
    private enum Kind {
        NONCE {
            @Override
            void ask(SharedApi api, String secret) throws BackendException {
                api.handshakeDirectives(secret);
            }
        },
        REFRESH {
            @Override
            void ask(SharedApi api, String secret) throws BackendException {
                api.refreshSession(refresh(secret, "Firefox"));
            }
        },
        MACHINE {
            @Override
            void ask(SharedApi api, String secret) throws BackendException {
                api.verify(MachineKind.M2M, secret);
            }
        };

        abstract void ask(SharedApi api, String secret) throws BackendException;
    }

    private static BackendApi.SessionRefreshRequest refresh(String cookie, String browser) {
        return new BackendApi.SessionRefreshRequest(
                "sess_1", "expired", cookie, true, "https://app.example.com", Map.of("user-agent", List.of(browser)));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void concurrentRequestsWithTheSameShareOneCall(Kind kind) throws Exception {
        clerk.hold = new CountDownLatch(1);
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            CompletableFuture<Void> answer = new CompletableFuture<>();
            answers.add(answer);
            threads.add(new Thread(() -> {
                try {
                    kind.ask(api, "a");
                    answer.complete(null);
                } catch (BackendException failed) {
                    answer.completeExceptionally(failed);
                }
            }));
        }
        threads.forEach(Thread::start);
        while (!threads.stream().allMatch(SharedApiTest::isWaiting)) {
            Thread.onSpinWait();
        }
        clerk.hold.countDown();

        for (CompletableFuture<Void> answer : answers) {
            answer.get(60, TimeUnit.SECONDS);
        }
        assertThat(clerk.calls).hasValue(1);
    }

    /** One made-up nonce, sent again and again while Clerk hangs, must not hold all threads of the server. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void whileClerkHangsOnlyAFewWaitForTheSame(Kind kind) throws Exception {
        clerk.hold = new CountDownLatch(1);
        int strangers = 4 * SharedCalls.MOST_WAITING;
        AtomicInteger refused = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < strangers; i++) {
            threads.add(new Thread(() -> {
                try {
                    kind.ask(api, "a");
                } catch (BackendException turnedAway) {
                    assertThat(turnedAway.isTemporary()).isTrue();
                    refused.incrementAndGet();
                }
            }));
        }
        threads.forEach(Thread::start);

        // One calls, and as many others wait as may.
        int turnedAway = strangers - 1 - SharedCalls.MOST_WAITING;
        while (refused.get() < turnedAway) {
            Thread.sleep(10);
        }
        clerk.hold.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(refused).hasValue(turnedAway);
        assertThat(clerk.calls).hasValue(1);
    }

    /** Strangers repeat one made-up nonce while Clerk hangs, and two tabs of a user refresh the same session. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void whoeverWaitsForOneKindTakesNoPlaceOfAnother(Kind flooded) throws Exception {
        clerk.hold = new CountDownLatch(1);
        AtomicInteger answered = new AtomicInteger();
        List<Thread> flood = threads(2 * SharedCalls.MOST_WAITING, flooded, "made up", new AtomicInteger(), answered);
        while (answered.get() < SharedCalls.MOST_WAITING - 1) {
            Thread.sleep(10);
        }
        AtomicInteger refused = new AtomicInteger();
        List<Thread> honest = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind != flooded) {
                honest.addAll(threads(2, kind, "good", refused, new AtomicInteger()));
            }
        }
        while (!honest.stream().allMatch(SharedApiTest::isWaiting)) {
            Thread.sleep(10);
        }
        Thread.sleep(SharedCalls.PROMPT.toMillis());
        clerk.hold.countDown();

        for (Thread thread : honest) {
            thread.join();
        }
        for (Thread thread : flood) {
            thread.join();
        }
        assertThat(refused).hasValue(0);
    }

    private List<Thread> threads(int count, Kind kind, String secret, AtomicInteger refused, AtomicInteger answered) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> {
                try {
                    kind.ask(api, secret);
                } catch (BackendException turnedAway) {
                    refused.incrementAndGet();
                } finally {
                    answered.incrementAndGet();
                }
            });
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatWasGoodIsAskedForEachTime(Kind kind) throws BackendException {
        kind.ask(api, "a");
        kind.ask(api, "a");

        assertThat(clerk.calls).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatClerkRefusedIsNotAskedForAgainAtOnce(Kind kind) {
        clerk.failure = answered(404, "resource_not_found");
        for (int i = 0; i < 5; i++) {
            assertThat(failure(kind, "a")).isSameAs(clerk.failure);
        }
        assertThat(clerk.calls).hasValue(1);

        clock.set(clock.instant().plus(Refusals.KEPT));
        failure(kind, "a");
        assertThat(clerk.calls).as("after the pause").hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 408, 429, 500, 502, 503})
    void whatIsNotAboutTheTokenIsNotRemembered(int status) {
        clerk.failure = answered(status, "");
        for (Kind kind : Kind.values()) {
            failure(kind, "a");
            failure(kind, "a");
        }

        assertThat(clerk.calls).hasValue(2 * Kind.values().length);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aRefusedSecretKeyIsNotRemembered(Kind kind) {
        clerk.failure = answered(401, "clerk_key_invalid");
        failure(kind, "a");
        failure(kind, "a");

        assertThat(clerk.calls).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aFloodOfOneKindMakesUsForgetNothingOfAnother(Kind flooded) {
        clerk.failure = answered(404, "resource_not_found");
        for (Kind kind : Kind.values()) {
            failure(kind, "seen");
        }
        for (int i = 0; i < 3 * Refusals.ENTRIES_KEPT; i++) {
            failure(flooded, "made up " + i);
        }
        int before = clerk.calls.get();

        for (Kind kind : Kind.values()) {
            if (kind != flooded) {
                failure(kind, "seen");
            }
        }

        assertThat(clerk.calls).hasValue(before);
    }

    @Test
    void refusalsAreBounded() {
        Refusals refusals = new Refusals(clock);
        for (int i = 0; i < 10 * Refusals.ENTRIES_KEPT; i++) {
            refusals.remember("digest " + i, answered(404, ""));
        }

        assertThat(refusals.size()).isBetween(Refusals.ENTRIES_KEPT, 2 * Refusals.ENTRIES_KEPT);
        assertThat(answered(404, "").getStackTrace())
                .as("what is kept is small")
                .isEmpty();
    }

    @Test
    void oneTokenOfTwoKindsIsTwoQuestions() {
        clerk.failure = answered(404, "");

        assertThatThrownBy(() -> api.verify(MachineKind.M2M, "x")).isInstanceOf(BackendException.class);
        assertThatThrownBy(() -> api.verify(MachineKind.API_KEY, "x")).isInstanceOf(BackendException.class);

        assertThat(clerk.calls).hasValue(2);
    }

    @Test
    void anotherBrowserWithTheSameCookiesAsksForItself() {
        clerk.failure = answered(401, "refresh_token_wrong_browser");

        assertThatThrownBy(() -> api.refreshSession(refresh("r", "Chrome"))).isInstanceOf(BackendException.class);
        assertThatThrownBy(() -> api.refreshSession(refresh("r", "Firefox"))).isInstanceOf(BackendException.class);

        assertThat(clerk.calls).hasValue(2);
    }

    @Test
    void aMachineThatWasVerifiedLatelyIsKnown() throws BackendException {
        api.verify(MachineKind.M2M, "mt_a");
        api.verify(MachineKind.M2M, "mt_a");
        api.verify(MachineKind.M2M, "mt_b");
        clock.set(clock.instant().plus(SharedApi.KNOWN_FOR));
        api.verify(MachineKind.M2M, "mt_a");

        assertThat(clerk.machineCalls).containsExactly("new mt_a", "again mt_a", "new mt_b", "new mt_a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoked", "expired"})
    void aTokenThatIsOverMakesNobodyKnown(String over) throws BackendException {
        clerk.machine = Json.createObjectBuilder().add(over, true).build();
        api.verify(MachineKind.M2M, "mt_a");
        api.verify(MachineKind.M2M, "mt_a");

        assertThat(clerk.machineCalls).containsExactly("new mt_a", "new mt_a");
    }

    @Test
    void madeUpTokensMakeUsForgetNoMachine() throws BackendException {
        api.verify(MachineKind.M2M, "mt_a");
        clerk.failure = answered(404, "");
        for (int i = 0; i < 2 * SharedApi.MACHINES_KEPT; i++) {
            failure(Kind.MACHINE, "made up " + i);
        }
        clerk.failure = null;
        clerk.machineCalls.clear();

        api.verify(MachineKind.M2M, "mt_a");

        assertThat(clerk.machineCalls).containsExactly("again mt_a");
    }

    private BackendException failure(Kind kind, String secret) {
        return catchThrowableOfType(BackendException.class, () -> kind.ask(api, secret));
    }

    private static BackendException answered(int status, String code) {
        return new BackendException("answered " + status, code, true, status);
    }

    private static final class FakeApi implements BackendApi, MachineApi {
        private final AtomicInteger calls = new AtomicInteger();
        private final List<String> machineCalls = new ArrayList<>();
        private JsonObject machine =
                Json.createObjectBuilder().add("id", "mt_1").build();
        private volatile CountDownLatch hold = new CountDownLatch(0);
        private BackendException failure;

        private <T> T answer(T good) throws BackendException {
            calls.incrementAndGet();
            try {
                hold.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (failure != null) {
                throw failure;
            }
            return good;
        }

        @Override
        public List<JsonObject> signingKeys() throws BackendException {
            return answer(List.of());
        }

        @Override
        public List<String> handshakeDirectives(String nonce) throws BackendException {
            return answer(List.of());
        }

        @Override
        public List<String> refreshSession(SessionRefreshRequest request) throws BackendException {
            return answer(List.of());
        }

        @Override
        public JsonObject verify(MachineKind kind, String token) throws BackendException {
            machineCalls.add("new " + token);
            return answer(machine);
        }

        @Override
        public JsonObject verifyAgain(MachineKind kind, String token) throws BackendException {
            machineCalls.add("again " + token);
            return answer(machine);
        }
    }
}
