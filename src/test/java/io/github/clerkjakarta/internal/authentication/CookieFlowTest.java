package io.github.clerkjakarta.internal.authentication;

import static io.github.clerkjakarta.Fixtures.DEVELOPMENT;
import static io.github.clerkjakarta.Fixtures.NOW;
import static io.github.clerkjakarta.Fixtures.config;
import static io.github.clerkjakarta.Fixtures.documentRequest;
import static io.github.clerkjakarta.Fixtures.token;
import static io.github.clerkjakarta.Fixtures.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of authentication, in their order. */
class CookieFlowTest {
    private static final String SATELLITE = "https://shop.satellite.example/";
    private static final Instant SIGNED_IN = NOW.minusSeconds(30);

    private static List<Rule> rules(ClerkConfig config) {
        return new Authenticator(Fixtures.verifier(config), new FakeBackend()).inOrder();
    }

    /**
     * A request that several rules could answer.
     *
     * @param rule the first of them
     * @param answer its answer
     * @param next the rule that would answer if the first were missing or stood behind it
     */
    private record Row(String rule, ClerkConfig config, TestRequest request, String answer, String next) {
        @Override
        public String toString() {
            return rule + ", else " + next;
        }
    }

    /** A token that a handshake brings, for another user than the request's own. */
    private static TestToken handshake() {
        return token().handshake("__session=" + token().claim("sub", "user_of_handshake"));
    }

    private static ClerkConfig productionSatellite() {
        return config("clerk.is-satellite", "true", "clerk.domain", "satellite.example");
    }

    private static ClerkConfig development() {
        return config("clerk.publishable-key", DEVELOPMENT.text());
    }

    private static ClerkConfig organizations() {
        return config("clerk.organization-sync.organization-patterns", "/page/:slug");
    }

    /** A browser whose token was issued after its last sign-in. */
    private static TestRequest browser(Object token) {
        return documentRequest().session(token).clientUat(SIGNED_IN);
    }

    private static Stream<Row> rows() {
        return Stream.of(
                new Row(
                        "misplaced sign-in",
                        Fixtures.satellite("https://app.example.com/sign-in"),
                        documentRequest()
                                .header("Origin", "https://app.example.com")
                                .bearer(token()),
                        "500, clerk.sign-in-url",
                        "token in the header"),
                new Row(
                        "token in the header",
                        config(),
                        documentRequest().bearer(token()).cookie("__clerk_handshake", handshake()),
                        "signed-in as user_1",
                        "returned handshake"),
                new Row(
                        "returned handshake",
                        productionSatellite(),
                        documentRequest().cookie("__clerk_handshake", handshake()),
                        "signed-in as user_of_handshake",
                        "satellite sync"),
                new Row(
                        "satellite sync",
                        Fixtures.satellite("https://primary.example/sign-in"),
                        documentRequest(),
                        "handshake, satellite-needs-syncing",
                        "development browser"),
                new Row(
                        "primary sync",
                        Fixtures.primary("https://shop.satellite.example"),
                        documentRequest("?__clerk_redirect_url=" + SATELLITE),
                        "handshake, primary-responds-to-syncing",
                        "development browser"),
                new Row(
                        "development browser",
                        development(),
                        documentRequest(),
                        "handshake, dev-browser-missing",
                        "presence"),
                new Row(
                        "presence",
                        config(),
                        documentRequest().session(token().category(TestToken.TEMPLATE)),
                        "handshake, session-token-but-no-client-uat",
                        "category"),
                new Row(
                        "category",
                        config(),
                        documentRequest()
                                .session(token().category(TestToken.TEMPLATE))
                                .clientUat(NOW),
                        "signed-out, token-type-mismatch",
                        "freshness"),
                new Row(
                        "freshness",
                        config(),
                        documentRequest()
                                .session(token().signedBy(Fixtures.keys()))
                                .clientUat(NOW),
                        "handshake, session-token-iat-before-client-uat",
                        "verification"),
                new Row(
                        "verification",
                        config(),
                        browser(token().signedBy(Fixtures.keys())).header("Referer", SATELLITE),
                        "signed-out, token-invalid-signature",
                        "cross-origin sync"),
                new Row(
                        "cross-origin sync",
                        config(),
                        browser(token().unreadableOrganization()).header("Referer", SATELLITE),
                        "handshake, primary-domain-cross-origin-sync",
                        "claims"),
                // Without this rule no other has an answer: none signs a user in without claims.
                new Row(
                        "claims",
                        config(),
                        browser(token().unreadableOrganization()),
                        "signed-out, unexpected-error",
                        "none"),
                new Row(
                        "active organization",
                        organizations(),
                        documentRequest("/acme").session(token()).clientUat(SIGNED_IN),
                        "handshake, active-organization-mismatch",
                        "signed in"),
                new Row("signed in", config(), browser(token()), "signed-in as user_1", "none"));
    }

    /** Returns the first rule that answers, with its answer. */
    private static String answer(Row row, Predicate<Rule> among) {
        Rule.Attempt attempt = new Rule.Attempt(visit(row.config, row.request));
        for (Rule rule : rules(row.config)) {
            RequestState state = among.test(rule) ? rule.answer().apply(attempt) : null;
            if (state != null) {
                return rule.name() + ": " + DebugReport.decision(state);
            }
        }
        return "none";
    }

    @Test
    void theOrderOfTheRulesIsTheProtocols() {
        assertThat(rules(config()))
                .extracting(Rule::name)
                .containsExactly(
                        "misplaced sign-in",
                        "token in the header",
                        "returned handshake",
                        "satellite sync",
                        "primary sync",
                        "development browser",
                        "presence",
                        "category",
                        "freshness",
                        "verification",
                        "cross-origin sync",
                        "claims",
                        "active organization",
                        "signed in")
                .containsExactlyElementsOf(rows().map(Row::rule).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void theFirstRuleWithAnAnswerDecides(Row row) {
        assertThat(answer(row, rule -> true)).startsWith(row.rule + ": " + row.answer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void onlyItsPlaceLetsARuleDecide(Row row) {
        assertThat(answer(row, rule -> !rule.name().equals(row.rule)))
                .startsWith(row.next.equals("none") ? "none" : row.next + ":");
    }

    static Stream<Arguments> production() {
        TestToken machine = token().claim("sub", "mch_1");
        return Stream.of(
                arguments("presence: neither", documentRequest(), "signed-out, session-token-and-uat-missing"),
                arguments(
                        "presence: neither, although signed out",
                        documentRequest().clientUat("0"),
                        "signed-out, session-token-and-uat-missing"),
                arguments(
                        "presence: only a token",
                        documentRequest().session(token()).clientUat("0"),
                        "handshake, session-token-but-no-client-uat"),
                arguments(
                        "presence: only a sign-in",
                        documentRequest().clientUat(SIGNED_IN),
                        "handshake, client-uat-but-no-session-token"),
                arguments(
                        "presence: a script is not redirected",
                        Fixtures.apiRequest().clientUat(SIGNED_IN),
                        "signed-out, client-uat-but-no-session-token"),
                arguments(
                        "category: a template's",
                        browser(token().category(TestToken.TEMPLATE)),
                        "signed-out, token-type-mismatch"),
                arguments("category: a machine's", browser(machine), "signed-out, token-type-mismatch"),
                arguments(
                        "freshness: a token from before the sign-in",
                        documentRequest()
                                .session(token().issuedAt(NOW.minusSeconds(10)))
                                .clientUat(NOW.minusSeconds(9)),
                        "handshake, session-token-iat-before-client-uat"),
                arguments(
                        "freshness: a token of the very second",
                        documentRequest()
                                .session(token().issuedAt(NOW.minusSeconds(10)))
                                .clientUat(NOW.minusSeconds(10)),
                        "signed-in as user_1"),
                arguments("freshness: a token without a time", browser(token().without("iat")), "signed-in as user_1"),
                arguments("verification: no JWT", browser("x"), "signed-out, token-invalid"),
                arguments("active organization: not named by the path", browser(token()), "signed-in as user_1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("production")
    void theCookiesDecide(String rule, TestRequest request, String answer) {
        assertThat(DebugReport.decision(Fixtures.authenticate(request))).startsWith(answer);
    }

    static Stream<Arguments> developmentBrowsers() {
        return Stream.of(
                arguments("missing", documentRequest(), "handshake, dev-browser-missing"),
                arguments("missing for a script", Fixtures.apiRequest(), "signed-out, dev-browser-missing"),
                arguments(
                        "missing in a frame of the same site",
                        documentRequest().header("Sec-Fetch-Dest", "iframe").header("Sec-Fetch-Site", "same-site"),
                        "handshake, dev-browser-missing"),
                // Clerk's SDK redirects such a frame until it gives up: it keeps no cookie, not even the counter's.
                arguments(
                        "missing in a frame of another site",
                        documentRequest().header("Sec-Fetch-Dest", "iframe").header("Sec-Fetch-Site", "cross-site"),
                        "signed-out, dev-browser-missing"),
                arguments(
                        "missing on a page that another site links to",
                        documentRequest().header("Sec-Fetch-Site", "cross-site"),
                        "handshake, dev-browser-missing"),
                arguments("in the query", documentRequest("?__clerk_db_jwt=d"), "handshake, dev-browser-sync"),
                arguments("in the query, empty", documentRequest("?__clerk_db_jwt="), "handshake, dev-browser-sync"),
                arguments(
                        "in query and cookie",
                        documentRequest("?__clerk_db_jwt=d").devBrowser("d"),
                        "handshake, dev-browser-sync"),
                arguments(
                        "in the cookie",
                        documentRequest().devBrowser("d"),
                        "signed-out, session-token-and-uat-missing"));
    }

    @ParameterizedTest(name = "development browser: {0}")
    @MethodSource("developmentBrowsers")
    void inDevelopmentClerkKnowsABrowserByAToken(String name, TestRequest request, String answer) {
        assertThat(DebugReport.decision(Fixtures.authenticate(development(), request)))
                .startsWith(answer);
    }

    @Test
    void inProductionThereIsNoDevelopmentBrowser() {
        assertThat(DebugReport.decision(Fixtures.authenticate(
                        documentRequest("?__clerk_db_jwt=d").session(token()).clientUat(SIGNED_IN))))
                .startsWith("signed-in");
    }
}
