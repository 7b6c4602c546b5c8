package io.github.clerkjakarta.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedTableTest {
    private static final long NOW = 1_000_000;
    private static final Duration LIFE = Duration.ofMillis(100);

    /** Ten entries of weight 1: five in each generation. */
    private final BoundedTable<Integer, String> table = new BoundedTable<>(10, LIFE, text -> 1);

    private void put(int key, long at) {
        table.put(key, "value " + key, at);
    }

    @Test
    void whatIsPutIsFound() {
        put(1, NOW);

        assertThat(table.get(1)).isEqualTo("value 1");
        assertThat(table.get(2)).isNull();
    }

    @Test
    void theLastValueCounts() {
        for (long at : new long[] {NOW, NOW + 100, NOW + 200}) {
            table.put(1, "value at " + at, at);
            assertThat(table.get(1)).isEqualTo("value at " + at);
        }
    }

    @Test
    void aNewValueTakesTheWeightOfTheOld() {
        BoundedTable<Integer, Integer> heavy = new BoundedTable<>(200, LIFE, value -> value);
        heavy.put(0, 1, NOW);
        for (int i = 0; i < 1_000; i++) {
            heavy.put(1, 40 + i % 2, NOW);
        }
        heavy.put(2, 90, NOW);
        assertThat(heavy.get(0)).isNotNull();

        heavy.put(1, 50, NOW);
        heavy.put(3, 100, NOW);
        heavy.put(4, 1, NOW);

        assertThat(heavy.get(0)).isNull();
    }

    @Test
    void whatIsRemovedIsInNeitherGeneration() {
        put(1, NOW);
        put(2, NOW);
        put(1, NOW + 100);
        put(3, NOW + 100);

        table.removeIf(key -> key != 2);

        assertThat(table.get(1)).isNull();
        assertThat(table.get(2)).isNotNull();
        assertThat(table.get(3)).isNull();
        assertThat(table.size()).isOne();
    }

    @Test
    void atLeastTheLastEntriesStay() {
        BoundedTable<Integer, String> last = BoundedTable.ofLast(5, LIFE);
        for (int key = 0; key < 100; key++) {
            last.put(key, "value", NOW);
            for (int one = Math.max(0, key - 4); one <= key; one++) {
                assertThat(last.get(one)).isNotNull();
            }
            assertThat(last.size()).isLessThanOrEqualTo(10);
        }
    }

    @Test
    void whatIsNotPutAgainIsForgottenOnceTwoGenerationsAreFull() {
        IntStream.rangeClosed(1, 10).forEach(key -> put(key, NOW));
        assertThat(table.get(1)).isNotNull();

        IntStream.rangeClosed(11, 15).forEach(key -> put(key, NOW));

        assertThat(table.get(2)).isNull();
        assertThat(table.get(15)).isNotNull();
    }

    @Test
    void whatIsPutAgainStays() {
        put(0, NOW);
        for (int key = 1; key <= 1_000; key++) {
            put(key, NOW);
            put(0, NOW);
            assertThat(table.get(0)).isNotNull();
        }
    }

    /** At most half of the weight in each generation, and one entry that was about to be added. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 1_000})
    void theWeightIsBounded(int weight) {
        BoundedTable<Integer, Integer> heavy = new BoundedTable<>(1_000, LIFE, value -> value);
        for (int key = 0; key < 5_000; key++) {
            heavy.put(key, weight, NOW);
            assertThat(heavy.size() * weight).isLessThanOrEqualTo(1_000 + 2 * weight);
        }
    }

    @Test
    void afterTwoLivesWhatIsNotPutAgainIsForgotten() {
        put(1, NOW);
        put(2, NOW + 100);
        put(3, NOW + 199);
        assertThat(table.size()).isEqualTo(3);

        put(4, NOW + 200);

        assertThat(table.get(1)).isNull();
        assertThat(table.get(2)).isNotNull();
    }

    /** It must not be kept as long as somebody shows it. */
    @Test
    void askingKeepsNothing() {
        put(0, NOW);
        for (int key = 1; key <= 20; key++) {
            put(key, NOW);
            table.get(0);
        }

        assertThat(table.get(0)).isNull();
    }

    /** A clock that was an hour ahead must not keep a generation for an hour. */
    @Test
    void aClockThatIsSetBackBeginsAGeneration() {
        put(1, NOW);
        put(2, NOW - 100);
        put(3, NOW - 200);

        assertThat(table.get(1)).isNull();
    }

    /** Two threads read the clock, and the second is first to put. */
    @Test
    void aMomentBackBeginsNone() {
        put(1, NOW);
        put(2, NOW + 100);
        for (int i = 1; i < 100; i++) {
            put(3, NOW + 100 - i);
        }

        assertThat(table.get(1)).isNotNull();
    }

    @Test
    void manyThreadsAtOnceKeepTheBound() throws Exception {
        BoundedTable<Integer, Integer> shared = new BoundedTable<>(1_000, Duration.ofDays(1), value -> 1);
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch begin = new CountDownLatch(1);
        for (int thread = 0; thread < threads; thread++) {
            int first = thread * 100_000;
            pool.submit(() -> {
                begin.await();
                for (int key = first; key < first + 20_000; key++) {
                    shared.put(key, key, NOW);
                    shared.get(key - 300);
                }
                return null;
            });
        }
        begin.countDown();
        pool.shutdown();

        assertThat(pool.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
        assertThat(shared.size()).isLessThanOrEqualTo(1_000 + 2 * threads);
    }
}
