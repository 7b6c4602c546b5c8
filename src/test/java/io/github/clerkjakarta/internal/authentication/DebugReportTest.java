package io.github.clerkjakarta.internal.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.backend.HttpBackendApi;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.token.AuthReason;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DebugReportTest {
    private static String report(TestRequest request, boolean debug) {
        ClerkConfig config = Fixtures.config("clerk.debug", String.valueOf(debug));
        Visit visit = new Visit(request, request.url(), config, Fixtures.seen(), Fixtures.NOW.toEpochMilli());
        RequestState state = new Authenticator(Fixtures.verifier(config), new HttpBackendApi(config, Fixtures.CLOCK))
                .authenticate(visit);
        List<String> notes = visit.takeNotes();
        return notes == null ? "" : DebugReport.of(visit, state, notes);
    }

    @Test
    void readsFromTheFactsToTheDecision() {
        String token = Fixtures.token().claim("jti", "jti_1").text();
        TestRequest request = Fixtures.documentRequest()
                .header("Referer", "https://other.example/private?x=1")
                .header("Cookie", "__session=" + token + "; __client_uat=1; theirs=1");

        assertThat(report(request, true)).isEqualTo("""
                        Clerk
                          GET https://app.example.com/page
                          instance   production clerk.example.com
                          facts      Sec-Fetch-Dest: document, Accept: none, Origin: none, Referer: https://other.example
                          token      none in the Authorization header
                          cookies    __client_uat, __session (jti jti_1)
                          used       the plain cookies, client_uat 1, redirect count 0
                          rule       misplaced sign-in: no answer
                          rule       token in the header: no answer
                          rule       returned handshake: no answer
                          rule       satellite sync: no answer
                          rule       primary sync: no answer
                          rule       development browser: no answer
                          rule       presence: no answer
                          rule       category: no answer
                          rule       freshness: no answer
                          rule       verification: no answer
                          rule       cross-origin sync: handshake, primary-domain-cross-origin-sync: Cross-origin request from satellite domain requires handshake
                          decision   handshake, primary-domain-cross-origin-sync: Cross-origin request from satellite domain requires handshake
                          headers    Location: https://clerk.example.com/v1/client/handshake?redirect_url&__clerk_api_version&suffixed_cookies&__clerk_hs_reason&format&__session, Set-Cookie: __clerk_redirect_count""");
    }

    @Test
    void routesAndGuardsComeAfterTheDecision() {
        ClerkConfig config = Fixtures.config("clerk.debug", "true");
        Visit visit = new Visit(
                Fixtures.documentRequest(),
                Fixtures.documentRequest().url(),
                config,
                Fixtures.seen(),
                Fixtures.NOW.toEpochMilli());
        List<String> notes = List.of(
                "presence: signed-out, session-token-and-uat-missing",
                "routes: open, readings of the path: 1",
                "guard: app.Guard");

        assertThat(DebugReport.of(visit, new RequestState.SignedOut(AuthReason.SESSION_TOKEN_AND_UAT_MISSING), notes))
                .endsWith("""
                          rule       presence: signed-out, session-token-and-uat-missing
                          decision   signed-out, session-token-and-uat-missing
                          headers    none
                          routes     open, readings of the path: 1
                          guard      app.Guard""".indent(2).stripTrailing());
    }

    @Test
    void showsNoPartOfATokenOrSecret() {
        String token = Fixtures.token().text();
        String report = report(
                new TestRequest(
                                "GET",
                                "https://app.example.com/page?__clerk_handshake=" + token + "&code=hush&" + token)
                        .bearer(token)
                        .header("Cookie", "__session=" + token + "; __refresh_x=hush; __clerk_db_jwt=hush"),
                true);

        assertThat(report)
                .contains("in the header, sha256 ")
                .doesNotContain("hush")
                .doesNotContain("sk_live");
        for (String part : token.split("\\.")) {
            assertThat(report).doesNotContain(part.substring(0, 12)).doesNotContain(part.substring(part.length() - 12));
        }
    }

    /** Opaque tokens, and JWTs with their signature alone: clients put them into paths, names of cookies and other headers. */
    static Stream<Arguments> misplaced() {
        String jwt = Fixtures.token().text();
        return Stream.of(
                        jwt,
                        jwt.substring(jwt.lastIndexOf('.') + 1),
                        "sk_live_hush_hush_hush",
                        "sk_test_hush_hush_hush",
                        "ak_hush_hush_hush",
                        "mt_hush_hush_hush",
                        "oat_hush_hush_hush")
                .flatMap(token -> Stream.of(
                        arguments("path", token, request("/a/" + token)),
                        arguments("path after an escape", token, request("/a%20" + token)),
                        arguments("name of a parameter", token, request("/a?" + token + "=1")),
                        arguments("name of a cookie", token, request("/a").header("Cookie", "__a_" + token + "=1")),
                        arguments("Accept", token, request("/a").header("Accept", "a, " + token)),
                        arguments("Sec-Fetch-Dest", token, request("/a").header("Sec-Fetch-Dest", token))));
    }

    private static TestRequest request(String target) {
        return new TestRequest("GET", "https://app.example.com" + target);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("misplaced")
    void showsNoPartOfAMisplacedToken(String place, String token, TestRequest request) {
        String report = report(request, true);

        assertThat(report).contains("...").doesNotContain(token.substring(token.length() - 12));
    }

    @Test
    void showsNamesThatOnlyResembleTokens() {
        assertThat(report(request("/keyJobs/task_list/breakmt_x/0b0ec1b5-7a5e-4f0e-8b8e-0a8e6f1d2c3b"), true))
                .contains("/keyJobs/task_list/breakmt_x/0b0ec1b5-7a5e-4f0e-8b8e-0a8e6f1d2c3b\n");
    }

    @Test
    void namesAnOAuthTokenByItsId() {
        assertThat(report(
                        request("/a")
                                .bearer(Fixtures.token().claim("jti", "oat_1").text()),
                        true))
                .contains("in the header, jti oat_1\n");
    }

    @Test
    void aLineStaysALine() {
        assertThat(report(Fixtures.apiRequest().header("Accept", "x\ny"), true)).contains("Accept: x?y");
    }

    @Test
    void aTextOfMoreThan2000CharactersIsCut() {
        assertThat(report(Fixtures.apiRequest().header("Accept", "x y ".repeat(480)), true))
                .doesNotContain("...");
        assertThat(report(Fixtures.apiRequest().header("Accept", "x y ".repeat(600)), true))
                .contains("...");
    }

    @Test
    void emptyPairsOfAQueryAreLeftOut() {
        assertThat(report(new TestRequest("GET", "https://app.example.com/page?a=1&&b=2&"), true))
                .contains("/page?a&b\n");
    }

    @Test
    void nothingIsNotedWhereNobodyAsks() {
        assertThat(report(Fixtures.documentRequest(), false)).isEmpty();
    }

    @Test
    void cookiesOfASettledRequestAreNamed() {
        Visit visit = Fixtures.visit(Fixtures.config("clerk.debug", "true"), Fixtures.documentRequest());
        RequestState state = new SignedOut(
                AuthReason.SESSION_TOKEN_MISSING, "", false, List.of("__session=hush; Path=/", "__client_uat=0"));

        assertThat(DebugReport.of(visit, state, List.of()))
                .endsWith("headers    Set-Cookie: __session, Set-Cookie: __client_uat");
    }

    /** A short token without a name looks like a name. */
    @Test
    void whatAQuerySaysWithoutANameIsNotInTheReport() {
        assertThat(report(new TestRequest("GET", "https://app.example.com/page?hush-hush&a=1&=hush&b"), true))
                .contains("/page?...&a")
                .doesNotContain("hush");
    }
}
