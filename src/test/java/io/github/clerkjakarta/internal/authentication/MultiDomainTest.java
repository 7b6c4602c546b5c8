package io.github.clerkjakarta.internal.authentication;

import static io.github.clerkjakarta.Fixtures.DEVELOPMENT;
import static io.github.clerkjakarta.Fixtures.config;
import static io.github.clerkjakarta.Fixtures.documentRequest;
import static io.github.clerkjakarta.Fixtures.token;
import static io.github.clerkjakarta.Fixtures.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.LogLines;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.internal.authentication.RequestState.ErrorPage;
import io.github.clerkjakarta.internal.authentication.RequestState.Handshake;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.log.LimitedLog;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Satellites and their primary. */
class MultiDomainTest {
    private static final MultiDomain DOMAINS = new MultiDomain(new Handshakes());
    private static final String SHOP = "https://shop.satellite.example/page?a=1";
    private static final ClerkConfig PRIMARY = Fixtures.primary("https://*.satellite.example");

    private static ClerkConfig satellite(String... more) {
        String[] pairs = Stream.concat(
                        Stream.of("clerk.is-satellite", "true", "clerk.domain", "satellite.example"), Stream.of(more))
                .toArray(String[]::new);
        return config(pairs);
    }

    private static TestRequest askedBy(String satellite) {
        return documentRequest("?__clerk_redirect_url=" + URLEncoder.encode(satellite, StandardCharsets.UTF_8));
    }

    private static String decision(RequestState state) {
        return DebugReport.decision(state);
    }

    private static RequestState primary(String redirectUrl) {
        return DOMAINS.primary(visit(PRIMARY, askedBy(redirectUrl).devBrowser("dvb_1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.satellite.example/page?a=1", "https://app.example.com/page?a=1"})
    void aPrimarySendsBackToItsOwnOriginAndTheAllowed(String place) {
        assertThat(((Handshake) primary(place)).location())
                .hasToString(place + "&__clerk_db_jwt=dvb_1&__clerk_synced=true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "http://shop.satellite.example/",
                "https://shop.satellite.example:8443/",
                "https://shop.satellite.example.evil.example/",
                "https://evil.example/https://shop.satellite.example/",
                "https://shop.satellite.example@evil.example/",
                "javascript:alert(1)",
                "ftp://shop.satellite.example/",
                "wss://app.example.com/",
                "wss://shop.satellite.example/",
                "//shop.satellite.example/",
                "/page",
                "data:text/html,x",
            })
    void aPrimarySendsNobodyElsewhere(String place) {
        RequestState state = primary(place);

        assertThat(((ErrorPage) state).status()).isEqualTo(400);
        assertThat(((ErrorPage) state).message())
                .contains("clerk.allowed-redirect-origins")
                .doesNotContain("evil");
    }

    @Test
    void aRefusedPlaceIsLogged() {
        MultiDomain domains = new MultiDomain(new Handshakes(), LimitedLog.named("test.satellite"));

        try (LogLines log = LogLines.of("test.satellite")) {
            domains.primary(visit(PRIMARY, askedBy("https://other.example/page")));

            assertThat(log.all())
                    .singleElement()
                    .asString()
                    .startsWith("WARNING A redirect back to https://other.example was refused")
                    .contains("clerk.allowed-redirect-origins");
        }
    }

    static Stream<Arguments> primaries() {
        ClerkConfig satellite = Fixtures.satellite("https://primary.example/sign-in");
        return Stream.of(
                arguments("asked", PRIMARY, askedBy(SHOP), "handshake, primary-responds-to-syncing"),
                arguments(
                        "in production",
                        config("clerk.allowed-redirect-origins", "https://*.satellite.example"),
                        askedBy(SHOP),
                        "no answer"),
                arguments("on a satellite", satellite, askedBy(SHOP), "no answer"),
                arguments("not asked", PRIMARY, documentRequest(), "no answer"),
                arguments("asked for nothing", PRIMARY, documentRequest("?__clerk_redirect_url="), "no answer"),
                arguments(
                        "by a script",
                        PRIMARY,
                        askedBy(SHOP).header("Sec-Fetch-Dest", "empty"),
                        "signed-out, primary-responds-to-syncing"),
                arguments(
                        "in a loop",
                        PRIMARY,
                        askedBy(SHOP).redirectCount(3),
                        "signed-out, primary-responds-to-syncing"),
                arguments(
                        "by a script for an unknown place",
                        PRIMARY,
                        askedBy("https://evil.example").header("Sec-Fetch-Dest", "empty"),
                        "signed-out, primary-responds-to-syncing"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("primaries")
    void aPrimaryAnswersInDevelopment(String condition, ClerkConfig config, TestRequest request, String answer) {
        assertThat(decision(DOMAINS.primary(visit(config, request)))).isEqualTo(answer);
    }

    @Test
    void aPrimaryThatDoesNotKnowTheBrowserNamesNone() {
        Handshake handshake = (Handshake) DOMAINS.primary(visit(PRIMARY, askedBy(SHOP)));

        assertThat(handshake.location()).hasToString(SHOP + "&__clerk_synced=true");
    }

    @Test
    void aPrimaryReplacesAnOlderMark() {
        Handshake handshake = (Handshake) primary("https://shop.satellite.example/?__clerk_synced=false&a=1");

        assertThat(handshake.location())
                .hasToString("https://shop.satellite.example/?__clerk_synced=true&a=1&__clerk_db_jwt=dvb_1");
    }

    static Stream<Arguments> satellites() {
        ClerkConfig silent = satellite("clerk.satellite-auto-sync", "false");
        TestToken own = token().claim("iss", "https://clerk.satellite.example");
        TestRequest session = documentRequest("?__clerk_synced=false").session(own);
        return Stream.of(
                arguments("without cookies", satellite(), documentRequest(), "handshake, satellite-needs-syncing"),
                arguments("a primary", config(), documentRequest(), "no answer"),
                arguments("a frame", satellite(), documentRequest().header("Sec-Fetch-Dest", "iframe"), "no answer"),
                arguments(
                        "a form",
                        satellite(),
                        new TestRequest("POST", "https://app.example.com/").header("Sec-Fetch-Dest", "document"),
                        "no answer"),
                arguments("just synced", satellite(), documentRequest("?__clerk_synced=true"), "no answer"),
                arguments("with a session", satellite(), documentRequest().session(own), "no answer"),
                arguments(
                        "with the primary's session",
                        satellite(),
                        documentRequest().session(token()),
                        "handshake, satellite-needs-syncing"),
                arguments("with a sign-in", satellite(), documentRequest().clientUat("1"), "no answer"),
                arguments(
                        "signed out",
                        satellite(),
                        documentRequest().clientUat("0"),
                        "handshake, satellite-needs-syncing"),
                arguments("after a sign-in on the primary", satellite(), session, "handshake, satellite-needs-syncing"),
                arguments(
                        "with another mark",
                        satellite(),
                        documentRequest("?__clerk_synced=maybe").session(own),
                        "no answer"),
                arguments("without auto-sync", silent, documentRequest(), "signed-out, session-token-and-uat-missing"),
                arguments(
                        "without auto-sync, with a session",
                        silent,
                        documentRequest().session(own),
                        "no answer"),
                arguments("without auto-sync, after a sign-in", silent, session, "handshake, satellite-needs-syncing"),
                arguments(
                        "in a loop",
                        satellite(),
                        documentRequest().redirectCount(3),
                        "signed-out, satellite-needs-syncing"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("satellites")
    void aSatelliteAsksThePrimary(String condition, ClerkConfig config, TestRequest request, String answer) {
        assertThat(decision(DOMAINS.satellite(visit(config, request)))).isEqualTo(answer);
    }

    /** In production Clerk knows the browser on every domain; in development only the primary does. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "production, https://clerk.satellite.example/v1/client/handshake?redirect_url=https%3A%2F%2Fapp.example.com%2Fpage%3Fa%3D1&",
        "development, https://primary.example/sign-in?x=1&__clerk_redirect_url=https%3A%2F%2Fapp.example.com%2Fpage%3Fa%3D1",
    })
    void theOneWhoKnowsTheBrowserIsAsked(String instance, String location) {
        String key = (instance.equals("production") ? Fixtures.PRODUCTION : DEVELOPMENT).text();
        ClerkConfig config =
                satellite("clerk.publishable-key", key, "clerk.sign-in-url", "https://primary.example/sign-in?x=1");

        Handshake handshake = (Handshake) DOMAINS.satellite(visit(config, documentRequest("?a=1")));

        assertThat(handshake.location().toString()).startsWith(location);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the satellite's, https://app.example.com/sign-in, https://app.example.com, true",
        "another's, https://primary.example/sign-in, https://app.example.com, false",
        "on another port, https://app.example.com:8443/sign-in, https://app.example.com, false",
        // As in Clerk's SDK, only requests that name an origin are looked at.
        "the satellite's without Origin, https://app.example.com/sign-in, , false",
    })
    void aSatellitesSignInPageIsNotItsOwn(String whose, String signIn, String origin, boolean refused) {
        TestRequest request =
                origin == null ? documentRequest() : documentRequest().header("Origin", origin);

        assertThat(MultiDomain.misplacedSignIn(visit(Fixtures.satellite(signIn), request)) != null)
                .isEqualTo(refused);
    }

    @Test
    void aPrimarysSignInPageIsItsOwn() {
        ClerkConfig primary = config("clerk.sign-in-url", "https://app.example.com/sign-in");

        assertThat(MultiDomain.misplacedSignIn(
                        visit(primary, documentRequest().header("Origin", "https://app.example.com"))))
                .isNull();
    }
}
