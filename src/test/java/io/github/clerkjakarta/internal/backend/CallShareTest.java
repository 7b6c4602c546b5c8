package io.github.clerkjakarta.internal.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallShareTest {
    private long now = 1_000;

    private CallShare share(int calls, int atOnce) {
        return new CallShare("tests", calls, atOnce, null, () -> now);
    }

    private static boolean isMade(CallShare share) {
        try {
            share.enter();
            share.leave();
            return true;
        } catch (BackendException usedUp) {
            assertThat(usedUp.isAsked()).isFalse();
            assertThat(usedUp.isTemporary()).isTrue();
            return false;
        }
    }

    private static int made(CallShare share, int tries) {
        int made = 0;
        for (int i = 0; i < tries; i++) {
            made += isMade(share) ? 1 : 0;
        }
        return made;
    }

    @Test
    void beyondItsShareAKindIsNotCalled() {
        assertThat(made(share(5, 1), 1_000)).isEqualTo(5);
    }

    @Test
    void eachCallIsFreeAgainTenSecondsAfterItWasMade() {
        CallShare share = share(2, 1);
        isMade(share);
        now += Duration.ofSeconds(6).toNanos();
        isMade(share);

        now += Duration.ofSeconds(4).toNanos() - 1;
        assertThat(isMade(share)).as("just before").isFalse();
        now += 1;
        assertThat(made(share, 5)).as("the first one's place").isEqualTo(1);
        now += Duration.ofSeconds(6).toNanos();
        assertThat(made(share, 5)).as("the second one's place").isEqualTo(1);
    }

    /** Whenever strangers come, no ten seconds hold more calls than the share. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 999, 2_500})
    void noTenSecondsHaveMoreCallsThanTheShare(int pauseMillis) {
        CallShare share = share(20, 1);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 60_000 / pauseMillis; i++) {
            if (isMade(share)) {
                times.add(now);
            }
            now += Duration.ofMillis(pauseMillis).toNanos();
        }

        for (int i = 20; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 20)).isGreaterThanOrEqualTo(CallShare.WINDOW.toNanos());
        }
    }

    @Test
    void aPartCannotUseTheWhole() {
        CallShare whole = share(10, 1);
        CallShare part = new CallShare("new", 4, 1, whole, () -> now);

        assertThat(made(part, 100)).isEqualTo(4);
        assertThat(made(whole, 100)).as("what is kept for the others").isEqualTo(6);
    }

    @Test
    void aPartStopsIfTheWholeIsUsedUp() {
        CallShare whole = share(10, 1);
        CallShare part = new CallShare("new", 4, 1, whole, () -> now);

        made(whole, 8);

        assertThat(made(part, 100)).isEqualTo(2);
    }

    @Test
    void aRefusedCallGivesItsPlaceBack() {
        CallShare share = share(1, 1);
        made(share, 10);

        now += CallShare.WINDOW.toNanos();

        assertThatCode(share::enter).doesNotThrowAnyException();
    }

    /** While Clerk hangs, the first requests wait for it, and everyone else is answered. */
    @Test
    void onlyAFewCallsAreUnderWay() throws Exception {
        CallShare share = share(1_000, 3);
        for (int i = 0; i < 3; i++) {
            share.enter();
        }
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch answered = new CountDownLatch(50);
        for (int i = 0; i < 50; i++) {
            Thread stranger = new Thread(() -> {
                if (!isMade(share)) {
                    refused.incrementAndGet();
                }
                answered.countDown();
            });
            stranger.start();
        }

        assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(refused).hasValue(50);
        share.leave();
        assertThat(isMade(share)).isTrue();
    }

    @Test
    void anInterruptedThreadStaysInterrupted() throws BackendException {
        CallShare share = share(10, 1);
        share.enter();
        Thread.currentThread().interrupt();

        assertThatThrownBy(share::enter).isInstanceOf(BackendException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allSharesTogetherStayBelowClerksLimit(boolean development) {
        CallShares shares = CallShares.of(development, () -> now);
        int machines = made(shares.unknownMachines(), 2_000) + made(shares.machines(), 2_000);
        int all = machines
                + made(shares.handshakes(), 2_000)
                + made(shares.refreshes(), 2_000)
                + made(shares.keys(), 2_000);

        assertThat(all).isLessThan(development ? CallShares.DEVELOPMENT_LIMIT : CallShares.PRODUCTION_LIMIT);
        assertThat(made(shares.unknownMachines(), 1)).isZero();
    }
}
