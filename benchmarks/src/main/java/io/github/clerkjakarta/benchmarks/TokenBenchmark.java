package io.github.clerkjakarta.benchmarks;

import com.clerk.backend_api.helpers.security.VerifyToken;
import com.clerk.backend_api.helpers.security.models.VerifyTokenOptions;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One token, verified by others: the floor, and what other libraries take for the token alone, without a request. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class TokenBenchmark {
    private final String token = Signed.token(0, 0);
    private final Raw raw = new Raw(token);

    private final JwtConsumer jose4j = new JwtConsumerBuilder()
            .setVerificationKey(Signed.key())
            .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "RS256")
            .setRequireExpirationTime()
            .setRequireSubject()
            .setExpectedIssuer(Signed.ISSUER)
            .build();
    private final JWTAuthContextInfo context = new JWTAuthContextInfo(Signed.key(), Signed.ISSUER);
    private final DefaultJWTParser smallrye = new DefaultJWTParser(context);
    private final DefaultJWTProcessor<SecurityContext> nimbus = new DefaultJWTProcessor<>();
    private final VerifyTokenOptions official =
            VerifyTokenOptions.jwtKey(Signed.pem()).build();

    public TokenBenchmark() {
        nimbus.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256,
                new ImmutableJWKSet<>(new JWKSet(
                        new RSAKey.Builder(Signed.key()).keyID(Signed.KEY_ID).build()))));
    }

    @Benchmark
    public boolean raw() throws Exception {
        return raw.verify();
    }

    @Benchmark
    public Object nimbus() throws Exception {
        return nimbus.process(token, null);
    }

    @Benchmark
    public Object jose4j() throws Exception {
        return jose4j.process(token);
    }

    @Benchmark
    public Object smallrye() throws Exception {
        return smallrye.parse(token);
    }

    @Benchmark
    public Object officialSdk() throws Exception {
        return VerifyToken.verifyToken(token, official);
    }
}
