package io.github.clerkjakarta.internal.authentication;

import static io.github.clerkjakarta.Fixtures.DEVELOPMENT;
import static io.github.clerkjakarta.Fixtures.NOW;
import static io.github.clerkjakarta.Fixtures.documentRequest;
import static io.github.clerkjakarta.Fixtures.token;
import static io.github.clerkjakarta.Fixtures.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.LogLines;
import io.github.clerkjakarta.PublishableKeys;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.backend.BackendException;
import io.github.clerkjakarta.internal.backend.Failures;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.log.LimitedLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Returned handshakes that fail, as causes of loops: the page about a loop names its cause. */
class HandshakeTroubleTest {
    private static final ClerkConfig PRODUCTION = Fixtures.config();
    private static final ClerkConfig IN_DEVELOPMENT = Fixtures.config(DEVELOPMENT);
    private static final TestRequest NONCE = documentRequest().cookie("__clerk_handshake_nonce", "n");

    private final FakeBackend clerk = new FakeBackend().answers("__session=" + token(), "__client_uat=1");
    private final ReturnedHandshake production = returned(PRODUCTION);
    private final ReturnedHandshake development = returned(IN_DEVELOPMENT);

    private ReturnedHandshake returned(ClerkConfig config) {
        return new ReturnedHandshake(Fixtures.verifier(config), clerk);
    }

    private ReturnedHandshake returned(ClerkConfig config, String log) {
        return new ReturnedHandshake(Fixtures.verifier(config), clerk, LimitedLog.named(log));
    }

    /** Lets a nonce fail and returns the causes: of this request, and of others within the next minute. */
    private String causes(ReturnedHandshake returned, ClerkConfig config, BackendException failure) {
        Visit visit = visit(config, NONCE);
        clerk.fails(failure);
        returned.resolve(visit);
        return cause(visit) + " / " + recent(returned, config, NOW);
    }

    private static String cause(Visit visit) {
        return visit.blamed() == null ? "none" : word(visit.blamed().message());
    }

    private static String recent(ReturnedHandshake returned, ClerkConfig config, Instant now) {
        var trouble =
                returned.recentTrouble(new Visit(NONCE, NONCE.url(), config, Fixtures.seen(), now.toEpochMilli()));
        return trouble == null ? "none" : word(trouble.message());
    }

    private static String word(String message) {
        return Stream.of(
                        "does not know a nonce",
                        "was used already",
                        "could not be asked",
                        "secret key",
                        "not a JWT",
                        "not a session's")
                .filter(message::contains)
                .findFirst()
                .orElse(message);
    }

    static Stream<Arguments> failures() {
        BackendException unknown = new Failures.Answer(404).exception();
        return Stream.of(
                arguments(
                        "a nonce that Clerk does not know",
                        unknown,
                        "does not know a nonce / none",
                        "does not know a nonce / does not know a nonce"),
                arguments(
                        "Clerk unreachable",
                        Failures.unreachable(),
                        "could not be asked / could not be asked",
                        "could not be asked / could not be asked"),
                arguments(
                        "a wrong secret key",
                        new Failures.Answer(401).exception(),
                        "secret key / secret key",
                        "secret key / secret key"),
                // Strangers have used up our share: Clerk has not failed.
                arguments(
                        "a call that was not made",
                        Failures.notAsked(),
                        "could not be asked / none",
                        "could not be asked / none"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void aFailedNonceIsACause(String rule, BackendException failure, String inProduction, String inDevelopment) {
        assertThat(causes(production, PRODUCTION, failure)).isEqualTo(inProduction);
        assertThat(causes(development, IN_DEVELOPMENT, failure)).isEqualTo(inDevelopment);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void onlyAFailureOfClerkMayHideAUser(String rule, BackendException failure) {
        clerk.fails(failure);
        RequestState state = production.resolve(visit(PRODUCTION, NONCE));

        if (failure.isAsked()) {
            boolean unknown = rule.startsWith("a nonce");
            assertThat(((SignedOut) state).clerkUnavailable()).isEqualTo(!unknown);
        } else {
            assertThat(state).isEqualTo(RequestState.COME_BACK);
        }
    }

    /** The line of a nonce names Clerk's answer; that of a failure of Clerk names it once. */
    @ParameterizedTest
    @CsvSource({
        "404, answered 404. The instance of clerk.secret-key does not know",
        "503, Clerk could not be asked: answered 503",
    })
    void aFailedNonceIsLogged(int status, String text) {
        try (LogLines log = LogLines.of("test.handshake")) {
            clerk.fails(new Failures.Answer(status).exception());
            returned(IN_DEVELOPMENT, "test.handshake").resolve(visit(IN_DEVELOPMENT, NONCE));

            assertThat(log.all())
                    .singleElement()
                    .asString()
                    .startsWith("WARNING Clerk's handshake could not be completed. " + text);
        }
    }

    /** Clocks of developers' machines drift: the line tells the developer. */
    @ParameterizedTest
    @CsvSource({"PT1H, 1", "PT25H, 0"})
    void aToleratedClockIsLogged(Duration ago, int lines) {
        String session = "__session=" + token().expiresAt(NOW.minus(ago));
        TestRequest request = documentRequest().cookie("__clerk_handshake", token().handshake(session));

        try (LogLines log = LogLines.of("test.handshake")) {
            returned(IN_DEVELOPMENT, "test.handshake").resolve(visit(IN_DEVELOPMENT, request));

            assertThat(log.all()).hasSize(lines).allMatch(line -> line.contains("In development this is tolerated"));
        }
    }

    /** An instance of its own, because the log has each reason of an instance once a minute. */
    @Test
    void aRefusedSessionIsLogged() {
        ClerkConfig config = Fixtures.config("clerk.publishable-key", PublishableKeys.of("clerk.logged.example"));
        String session = "__session=" + token().category(TestToken.TEMPLATE);
        TestRequest request = documentRequest().cookie("__clerk_handshake", token().handshake(session));

        try (LogLines log = LogLines.of("io.github.clerkjakarta.token")) {
            returned(config, "test.handshake").resolve(visit(config, request));

            assertThat(log.all()).singleElement().asString().contains("clerk.logged.example", "not a session's");
        }
    }

    @Test
    void afterOneExchangedNonceAnUnknownOneWasUsedAlready() {
        development.resolve(visit(IN_DEVELOPMENT, NONCE));

        assertThat(causes(development, IN_DEVELOPMENT, new Failures.Answer(404).exception()))
                .isEqualTo("was used already / none");
    }

    /** A browser that goes round brings a nonce that is used up; the first failure is the cause. */
    @Test
    void aRecentFailureIsTheCauseOfTheNext() {
        causes(development, IN_DEVELOPMENT, Failures.unreachable());

        assertThat(causes(development, IN_DEVELOPMENT, new Failures.Answer(404).exception()))
                .isEqualTo("could not be asked / could not be asked");
        assertThat(causes(development, IN_DEVELOPMENT, new Failures.Answer(401).exception()))
                .isEqualTo("secret key / secret key");
    }

    @Test
    void aFailureIsRecentForAMinute() {
        causes(development, IN_DEVELOPMENT, Failures.unreachable());

        assertThat(recent(development, IN_DEVELOPMENT, NOW.plusMillis(59_999))).isEqualTo("could not be asked");
        assertThat(recent(development, IN_DEVELOPMENT, NOW.plusMillis(60_000))).isEqualTo("none");
        assertThat(recent(development, IN_DEVELOPMENT, NOW.minusMillis(59_999))).isEqualTo("could not be asked");
        assertThat(recent(development, IN_DEVELOPMENT, NOW.minusMillis(60_000))).isEqualTo("none");
    }

    /** In production, strangers with an account could choose the cause that everyone else sees. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {"__session=x | not a JWT | ", "template | not a session's | sess_1"})
    void aRefusedSessionIsACauseForOthersOnlyInDevelopment(String line, String cause, String session) {
        String cookie = line.equals("template") ? "__session=" + token().category(TestToken.TEMPLATE) : line;
        TestRequest request = documentRequest().cookie("__clerk_handshake", token().handshake(cookie));
        Visit inProduction = visit(PRODUCTION, request);
        Visit inDevelopment = visit(IN_DEVELOPMENT, request);

        production.resolve(inProduction);
        development.resolve(inDevelopment);

        assertThat(List.of(cause(inProduction), cause(inDevelopment))).containsOnly(cause);
        assertThat(inProduction.blamedSession()).isEqualTo(session);
        assertThat(recent(production, PRODUCTION, NOW)).isEqualTo("none");
        assertThat(recent(development, IN_DEVELOPMENT, NOW)).isEqualTo(cause);
    }
}
