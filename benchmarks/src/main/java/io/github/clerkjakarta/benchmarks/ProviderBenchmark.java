package io.github.clerkjakarta.benchmarks;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Security;
import java.util.concurrent.TimeUnit;
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

/** A new token, verified by the JDK's provider and by AWS-LC's. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class ProviderBenchmark {
    @Param({"JDK", "AWS-LC"})
    String provider;

    private Raw raw;
    private Application application;

    /** Installs the provider before there is any key. */
    @Setup
    public void install() throws Exception {
        if (provider.equals("AWS-LC")) {
            AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
            Security.insertProviderAt(AmazonCorrettoCryptoProvider.INSTANCE, 1);
        }
        raw = new Raw(Signed.token(0, 0));
        application = new Application();
    }

    @State(Scope.Benchmark)
    public static class NewBearers {
        private Ring requests;

        @Setup
        public void fill(ProviderBenchmark installed) {
            requests = new Ring(Incoming::bearer, 0);
        }
    }

    @Benchmark
    public boolean raw() throws Exception {
        return raw.verify();
    }

    @Benchmark
    public Object newBearer(NewBearers bearers) {
        return application.enter(bearers.requests.next());
    }
}
