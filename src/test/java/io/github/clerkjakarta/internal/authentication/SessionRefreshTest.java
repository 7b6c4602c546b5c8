package io.github.clerkjakarta.internal.authentication;

import static io.github.clerkjakarta.Fixtures.NOW;
import static io.github.clerkjakarta.Fixtures.PRODUCTION;
import static io.github.clerkjakarta.Fixtures.config;
import static io.github.clerkjakarta.Fixtures.token;
import static io.github.clerkjakarta.Fixtures.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.internal.authentication.SessionRefresh.Outcome;
import io.github.clerkjakarta.internal.backend.BackendException;
import io.github.clerkjakarta.internal.backend.Failures;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The exchange of an expired token; the fixture is a GET with a refresh cookie, and Clerk answers a fresh token. */
class SessionRefreshTest {
    private static final String REFRESH = "__refresh_" + PRODUCTION.cookieSuffix();
    private static final TestToken FRESH = token().claim("sub", "user_fresh");

    private final FakeBackend clerk = new FakeBackend().answers("__session=" + FRESH + "; Path=/", "__client_uat=1");

    private final SessionRefresh refresh = new SessionRefresh(Fixtures.verifier(config()), clerk);

    private static TestToken expired() {
        return token().expiresAt(NOW.minusSeconds(60));
    }

    private static TestRequest request(String method) {
        return new TestRequest(method, "https://app.example.com/page").cookie(REFRESH, "r");
    }

    private String outcome(TestRequest request) {
        Outcome outcome = refresh.attempt(visit(config(), request));
        return outcome.match(
                fresh -> "fresh for " + fresh.claims().userId(),
                failed -> failed.problem() + (failed.asked() ? "" : ", not asked"));
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                arguments("a cookie", request("GET").session(expired()), "fresh for user_fresh"),
                arguments("a header", request("GET").bearer(expired()), "fresh for user_fresh"),
                arguments("a POST", request("POST").session(expired()), "non-eligible-non-get"),
                arguments("a HEAD", request("HEAD").session(expired()), "non-eligible-non-get"),
                arguments(
                        "a POST without a refresh cookie",
                        new TestRequest("POST", "https://app.example.com/").session(expired()),
                        "non-eligible-non-get"),
                arguments(
                        "no refresh cookie",
                        Fixtures.documentRequest().session(expired()),
                        "non-eligible-no-refresh-cookie"),
                arguments(
                        "a plain refresh cookie",
                        Fixtures.documentRequest().session(expired()).cookie("__refresh", "r"),
                        "non-eligible-no-refresh-cookie"),
                arguments("no JWT", request("GET").session("x"), "expired-session-token-decode-failed"),
                arguments(
                        "no JWT in the cookie, although one is in the header",
                        request("GET").session("x").bearer(expired()),
                        "expired-session-token-decode-failed"),
                arguments("no token at all", request("GET"), "expired-session-token-decode-failed"),
                arguments(
                        "no session id",
                        request("GET").session(expired().without("sid")),
                        "expired-session-token-missing-sid-claim"),
                arguments(
                        "an empty session id",
                        request("GET").session(expired().claim("sid", "")),
                        "expired-session-token-missing-sid-claim"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void aRequestMustHaveAllItTakes(String rule, TestRequest request, String expected) {
        assertThat(outcome(request)).isEqualTo(expected);
        assertThat(clerk.calls).hasSize(expected.startsWith("fresh") ? 1 : 0);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments("unreachable", Failures.unreachable(), "fetch-error"),
                arguments("an error without a code", new Failures.Answer(400).exception(), "unexpected-bapi-error"),
                arguments("our share used up", Failures.notAsked(), "too_many_requests, not asked"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void aFailureIsNamed(String rule, BackendException failure, String expected) {
        clerk.fails(failure);

        assertThat(outcome(request("GET").session(expired()))).isEqualTo(expected);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments("nothing", List.of(), "unexpected-sdk-error"),
                arguments("no session", List.of("__client_uat=1"), "invalid-session-token"),
                arguments("a sign-out", List.of("__session=; Max-Age=0"), "invalid-session-token"),
                arguments("no JWT", List.of("__session=x"), "invalid-session-token"),
                arguments("an expired token", List.of("__session=" + expired()), "invalid-session-token"),
                arguments(
                        "a forged token",
                        List.of("__session=" + token().signedBy(Fixtures.keys())),
                        "invalid-session-token"),
                arguments(
                        "a template's token",
                        List.of("__session=" + token().category(TestToken.TEMPLATE)),
                        "invalid-session-token"),
                arguments(
                        "an unreadable organization",
                        List.of("__session=" + token().unreadableOrganization()),
                        "invalid-session-token"),
                arguments("a good token", List.of("__session=" + FRESH), "fresh for user_fresh"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void onlyAGoodTokenIsFresh(String rule, List<String> lines, String expected) {
        clerk.answers(lines.toArray(String[]::new));

        assertThat(outcome(request("GET").session(expired()))).isEqualTo(expected);
    }

    @Test
    void clerkIsToldAllThatItChecks() {
        TestToken token = expired();

        outcome(request("GET")
                .session(token)
                .bearer(expired().claim("sid", "sess_2"))
                .header("User-Agent", "u"));

        assertThat(clerk.refreshes).singleElement().satisfies(call -> {
            assertThat(call.sessionId()).isEqualTo("sess_1");
            assertThat(call.expiredToken()).isEqualTo(token.text());
            assertThat(call.refreshToken()).isEqualTo("r");
            assertThat(call.suffixedCookies()).isFalse();
            assertThat(call.origin()).isEqualTo("https://app.example.com");
            assertThat(call.headers()).containsEntry("user-agent", List.of("u"));
        });
    }

    @Test
    void clerkIsToldOfSuffixedCookies() {
        outcome(request("GET").session(expired(), PRODUCTION).clientUat("1", PRODUCTION));

        assertThat(clerk.refreshes).singleElement().matches(call -> call.suffixedCookies());
    }

    @Test
    void aFreshTokensCookiesReachTheBrowser() {
        Outcome.Fresh fresh =
                (Outcome.Fresh) refresh.attempt(visit(config(), request("GET").session(expired())));

        assertThat(fresh.state().setCookies()).hasSize(2).last().isEqualTo("__client_uat=1");
        assertThat(fresh.state().token().text()).isEqualTo(FRESH.text());
    }
}
