package io.github.clerkjakarta.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A request from its headers to the decision, without a server. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class RequestBenchmark {
    @State(Scope.Benchmark)
    public static class Seen {
        final Application application = new Application();
        final Incoming signedOut = new Incoming("/api/orders");
        final Incoming bearer = Incoming.bearer(Signed.token(0, 0));
        final Incoming cookies = Incoming.cookies(Signed.token(0, 0));
    }

    @State(Scope.Benchmark)
    public static class NewBearers {
        final Application application = new Application();
        final Ring requests = new Ring(Incoming::bearer, 0);
    }

    @State(Scope.Benchmark)
    public static class NewCookies {
        final Application application = new Application();
        final Ring requests = new Ring(Incoming::cookies, 0);
    }

    @Benchmark
    public Object signedOut(Seen seen) {
        return seen.application.enter(seen.signedOut);
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
        return bearers.application.enter(bearers.requests.next());
    }

    @Benchmark
    public Object newCookies(NewCookies cookies) {
        return cookies.application.enter(cookies.requests.next());
    }
}
