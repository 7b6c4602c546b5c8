package io.github.clerkjakarta.internal.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TokenType;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedMachineApiTest {
    private static final JsonObject GOOD =
            Json.createObjectBuilder().add("id", "mt_1").build();

    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch hold = new CountDownLatch(1);
    private final MovingClock clock = new MovingClock();

    @Test
    void concurrentRequestsWithOneTokenShareOneCall() throws Exception {
        SharedMachineApi api = new SharedMachineApi(
                (kind, token) -> {
                    calls.incrementAndGet();
                    await(hold);
                    return GOOD;
                },
                clock);
        List<CompletableFuture<JsonObject>> answers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            CompletableFuture<JsonObject> answer = new CompletableFuture<>();
            answers.add(answer);
            threads.add(new Thread(() -> {
                try {
                    answer.complete(api.verify(TokenType.M2M, "mt_a"));
                } catch (BackendException failed) {
                    answer.completeExceptionally(failed);
                }
            }));
        }
        threads.forEach(Thread::start);
        while (!threads.stream().allMatch(SharedMachineApiTest::isWaiting)) {
            Thread.onSpinWait();
        }
        hold.countDown();

        for (CompletableFuture<JsonObject> answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(GOOD);
        }
        assertThat(calls).hasValue(1);
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    @Test
    void aGoodTokenIsAskedForEachTime() throws BackendException {
        SharedMachineApi api = counting(null);

        api.verify(TokenType.M2M, "mt_a");
        api.verify(TokenType.M2M, "mt_a");

        assertThat(calls).hasValue(2);
    }

    @Test
    void anUnknownTokenIsNotAskedForAgainAtOnce() {
        SharedMachineApi api = counting(new BackendException("404", "", true, 404));

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> api.verify(TokenType.M2M, "mt_a")).isInstanceOf(BackendException.class);
        }
        assertThat(calls).hasValue(1);

        clock.now = clock.now.plus(SharedMachineApi.UNKNOWN_FOR);
        assertThatThrownBy(() -> api.verify(TokenType.M2M, "mt_a")).isInstanceOf(BackendException.class);
        assertThat(calls).as("after the pause").hasValue(2);
    }

    @Test
    void anOutageIsNotRemembered() {
        SharedMachineApi api = counting(new BackendException("500", "", true, 500));

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> api.verify(TokenType.M2M, "mt_a")).isInstanceOf(BackendException.class);
        }

        assertThat(calls).hasValue(3);
    }

    @Test
    void oneTokenOfTwoKindsIsTwoQuestions() {
        SharedMachineApi api = counting(new BackendException("404", "", true, 404));

        assertThatThrownBy(() -> api.verify(TokenType.M2M, "x")).isInstanceOf(BackendException.class);
        assertThatThrownBy(() -> api.verify(TokenType.API_KEY, "x")).isInstanceOf(BackendException.class);

        assertThat(calls).hasValue(2);
    }

    private SharedMachineApi counting(BackendException failure) {
        return new SharedMachineApi(
                (kind, token) -> {
                    calls.incrementAndGet();
                    if (failure != null) {
                        throw failure;
                    }
                    return GOOD;
                },
                clock);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class MovingClock extends Clock {
        private Instant now = Fixtures.NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return Fixtures.CLOCK.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
