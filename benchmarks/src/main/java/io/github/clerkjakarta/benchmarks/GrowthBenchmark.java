package io.github.clerkjakarta.benchmarks;

import io.github.clerkjakarta.tenant.Options;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
import org.openjdk.jmh.annotations.Warmup;

/** The time of a request as the application, or what clients send, grows. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class GrowthBenchmark {
    @State(Scope.Benchmark)
    public static class Routes {
        @Param({"1", "10", "100", "1000", "10000"})
        int routes;

        Application application;
        Incoming request;

        @Setup
        public void fill() {
            String patterns = IntStream.range(0, routes)
                    .mapToObj(i -> "/section" + i + "/(.*)")
                    .collect(Collectors.joining(" "));
            application = new Application("clerk.routes.protected", patterns, "clerk.routes.scope", "jaxrs");
            request = new Incoming("/api/orders");
        }
    }

    @State(Scope.Benchmark)
    public static class Cookies {
        @Param({"1", "10", "50", "200"})
        int cookies;

        final Application application = new Application();
        Incoming request;

        @Setup
        public void fill() {
            String others = IntStream.range(0, cookies)
                    .mapToObj(i -> "cookie" + i + "=value" + i)
                    .collect(Collectors.joining("; "));
            request = new Incoming("/api/orders").header("Cookie", others);
        }
    }

    @State(Scope.Benchmark)
    public static class SeenToken {
        /** 800: a token without an organization, as {@link Signed} makes it. */
        @Param({"800", "1000", "2000", "4000"})
        int characters;

        final Application application = new Application();
        Incoming request;

        @Setup
        public void fill() {
            request = Incoming.bearer(Signed.token(0, characters));
        }
    }

    @State(Scope.Benchmark)
    public static class NewTokens {
        @Param({"800", "1000", "2000", "4000"})
        int characters;

        final Application application = new Application();
        Ring requests;

        @Setup
        public void fill() {
            requests = new Ring(Incoming::bearer, characters);
        }
    }

    @State(Scope.Benchmark)
    public static class Tenants {
        @Param({"1", "10", "100", "1000", "10000"})
        int tenants;

        Application application;
        private Options[] options;
        private int next;
        final Incoming request = new Incoming("/api/orders");

        @Setup
        public void fill() {
            options = IntStream.range(0, tenants)
                    .mapToObj(i -> Options.builder()
                            .publishableKey(Application.publishableKey("clerk.tenant" + i + ".example"))
                            .secretKey("sk_live_benchmark" + i)
                            .jwtKey(Signed.pem())
                            .build())
                    .toArray(Options[]::new);
            application =
                    new Application(asked -> Optional.of(options[next]), "clerk.allowed-hosts", "app.example.com");
        }

        Incoming nextRequest() {
            next = (next + 1) % options.length;
            return request;
        }
    }

    @Benchmark
    public Object routes(Routes routes) {
        return routes.application.check(routes.request);
    }

    @Benchmark
    public Object cookies(Cookies cookies) {
        return cookies.application.enter(cookies.request);
    }

    @Benchmark
    public Object seenToken(SeenToken token) {
        return token.application.enter(token.request);
    }

    @Benchmark
    public Object newToken(NewTokens tokens) {
        return tokens.application.enter(tokens.requests.next());
    }

    @Benchmark
    public Object tenants(Tenants tenants) {
        return tenants.application.enter(tenants.nextRequest());
    }
}
