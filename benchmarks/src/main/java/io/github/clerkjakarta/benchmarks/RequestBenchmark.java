package io.github.clerkjakarta.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A request from its headers to the decision, without a server. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class RequestBenchmark {
    /** More tokens than the library keeps, so each has been forgotten when its turn comes again. */
    private static final int NEW = 20_000;

    @State(Scope.Benchmark)
    public static class Seen {
        final Application application = new Application();
        final Incoming nobody = new Incoming("/api/orders");
        final Incoming bearer = Incoming.bearer(Signed.token(0, 0));
        final Incoming cookies = Incoming.cookies(Signed.token(0, 0));
    }

    /** A ring of requests. */
    public abstract static class Ring {
        final Application application = new Application();
        private final Incoming[] requests = new Incoming[NEW];
        private int next;

        void fill(Function<String, Incoming> request) {
            for (int i = 0; i < NEW; i++) {
                requests[i] = request.apply(Signed.token(i, 0));
            }
        }

        Incoming next() {
            next = next + 1 == NEW ? 0 : next + 1;
            return requests[next];
        }
    }

    @State(Scope.Thread)
    public static class NewBearers extends Ring {
        @Setup
        public void fill() {
            fill(Incoming::bearer);
        }
    }

    @State(Scope.Thread)
    public static class NewCookies extends Ring {
        @Setup
        public void fill() {
            fill(Incoming::cookies);
        }
    }

    @Benchmark
    public Object signedOut(Seen seen) {
        return seen.application.enter(seen.nobody);
    }

    @Benchmark
    public Object seenBearer(Seen seen) {
        return seen.application.enter(seen.bearer);
    }

    @Benchmark
    public Object seenCookies(Seen seen) {
        return seen.application.enter(seen.cookies);
    }

    @Benchmark
    public Object newBearer(NewBearers bearers) {
        return bearers.application.enter(bearers.next());
    }

    @Benchmark
    public Object newCookies(NewCookies cookies) {
        return cookies.application.enter(cookies.next());
    }
}
