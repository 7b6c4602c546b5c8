package io.github.clerkjakarta.benchmarks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.clerkjakarta.internal.memory.BoundedTable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** The table of seen tokens beside Caffeine's, with the same bound and life. No token is read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class SeenTableBenchmark {
    private static final int MOST = 50_000_000;
    private static final int EACH = 5_000;
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final int SEEN = 1_000;

    /** More than fit. */
    private static final int ADDED = 65_536;

    @Param({"ours", "Caffeine"})
    String table;

    private final String[] keys =
            IntStream.range(0, ADDED).mapToObj(i -> "token" + i).toArray(String[]::new);

    /** Looks a key up and marks it as used. */
    private UnaryOperator<String> use;

    /** Puts a key. Ours has forgotten it since its last turn; Caffeine may have kept it. */
    private UnaryOperator<String> add;

    /** Each thread's place among the keys. */
    @State(Scope.Thread)
    public static class Place {
        int at = (int) (Thread.currentThread().getId() * 7919);

        int next() {
            return at++ & Integer.MAX_VALUE;
        }
    }

    @Setup
    public void fill() {
        if (table.equals("ours")) {
            BoundedTable<String, String> ours = new BoundedTable<>(MOST, LIFE, value -> EACH);
            add = key -> {
                ours.put(key, key, System.currentTimeMillis());
                return key;
            };
            use = key -> {
                String found = ours.get(key);
                add.apply(key);
                return found;
            };
        } else {
            Cache<String, String> caffeine = Caffeine.newBuilder()
                    .maximumWeight(MOST)
                    .weigher((String key, String value) -> EACH)
                    .expireAfterAccess(LIFE)
                    .build();
            add = key -> {
                caffeine.put(key, key);
                return key;
            };
            use = caffeine::getIfPresent;
        }
        for (int i = 0; i < SEEN; i++) {
            add.apply(keys[i]);
        }
    }

    @Benchmark
    public Object seen(Place place) {
        return use.apply(keys[place.next() % SEEN]);
    }

    @Benchmark
    @Threads(4)
    public Object seenByFour(Place place) {
        return use.apply(keys[place.next() % SEEN]);
    }

    @Benchmark
    public Object added(Place place) {
        return add.apply(keys[place.next() % ADDED]);
    }

    @Benchmark
    @Threads(4)
    public Object addedByFour(Place place) {
        return add.apply(keys[place.next() % ADDED]);
    }
}
