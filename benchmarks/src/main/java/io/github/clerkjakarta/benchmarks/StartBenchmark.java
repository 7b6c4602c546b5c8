package io.github.clerkjakarta.benchmarks;

import io.github.clerkjakarta.internal.container.entry.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The first requests to an application that has just started and does not know Clerk's keys, each with its own token. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(1)
public class StartBenchmark {
    /** The time that Clerk takes to answer. */
    private static final long CLERKS_MILLIS = 50;

    @Param({"platform", "virtual"})
    String threads;

    @Param({"1", "1000"})
    int requests;

    private final CountDownLatch go = new CountDownLatch(1);
    private final List<Future<Entry>> answers = new ArrayList<>();
    private KeyServer clerk;
    private ExecutorService pool;

    /** Added to the results. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Counted {
        public long signedIn;
        public long fetches;
    }

    /** Starts everything, so that only the requests are measured. */
    @Setup
    public void start() throws Exception {
        clerk = new KeyServer(CLERKS_MILLIS);
        Application application = new Application("clerk.jwt-key", "", "clerk.api-url", clerk.url());
        pool = Threads.of(threads, requests);
        CountDownLatch ready = new CountDownLatch(requests);
        Signed.tokens(requests, 0)
                .map(Incoming::bearer)
                .forEach(bearer -> answers.add(pool.submit(() -> {
                    ready.countDown();
                    go.await();
                    return application.enter(bearer);
                })));
        ready.await();
    }

    @Benchmark
    public void answered(Counted counted) throws Exception {
        go.countDown();
        for (Future<Entry> answer : answers) {
            boolean signedIn = answer.get() instanceof Entry.Admitted admitted
                    && admitted.auth().isAuthenticated();
            counted.signedIn += signedIn ? 1 : 0;
        }
        counted.fetches = clerk.calls();
    }

    @TearDown
    public void stop() {
        pool.shutdownNow();
        clerk.close();
    }
}
