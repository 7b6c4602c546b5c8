package io.github.clerkjakarta.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Many clients at once, each with its own token that was seen before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class ClientBenchmark {
    private static final int REQUESTS = 102_400;

    @Param({"platform", "virtual"})
    String threads;

    @Param({"1", "2", "8", "32", "128", "512"})
    int clients;

    private final Application application = new Application();
    private ExecutorService pool;
    private List<Incoming> bearers;

    @Setup
    public void start() {
        pool = Threads.of(threads, clients);
        bearers = Signed.tokens(clients, 0).map(Incoming::bearer).toList();
    }

    @TearDown
    public void stop() {
        pool.shutdownNow();
    }

    /** Divides the requests among the clients. */
    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public void seenBearer(Blackhole blackhole) throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (Incoming bearer : bearers) {
            work.add(() -> {
                for (int i = 0; i < REQUESTS / clients; i++) {
                    blackhole.consume(application.enter(bearer));
                }
                return null;
            });
        }
        for (Future<Void> client : pool.invokeAll(work)) {
            client.get();
        }
    }
}
