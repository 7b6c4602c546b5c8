package io.github.clerkjakarta.internal.authentication;

import static io.github.clerkjakarta.Fixtures.DEVELOPMENT;
import static io.github.clerkjakarta.Fixtures.PRODUCTION;
import static io.github.clerkjakarta.Fixtures.config;
import static io.github.clerkjakarta.Fixtures.documentRequest;
import static io.github.clerkjakarta.Fixtures.token;
import static io.github.clerkjakarta.Fixtures.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.authentication.RequestState.Handshake;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.url.Url;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The redirects of handshakes: their address, parameter by parameter, and the cookie that counts them. */
class HandshakesTest {
    private static final AuthReason REASON = AuthReason.CLIENT_UAT_WITHOUT_SESSION_TOKEN;
    private static final Handshakes HANDSHAKES = new Handshakes();
    private static final String TOKEN = token().text();

    private static Url address(ClerkConfig config, TestRequest request) {
        return ((Handshake) HANDSHAKES.handshake(visit(config, request), REASON, "")).location();
    }

    @Test
    void theParametersStandInTheOrderOfClerksSdk() {
        ClerkConfig config = config(
                "clerk.publishable-key",
                DEVELOPMENT.text(),
                "clerk.organization-sync.organization-patterns",
                "/page/:slug");

        assertThat(address(config, documentRequest("/acme").session("a.b.c").devBrowser("d")))
                .hasToString("https://foo-bar-13.clerk.accounts.dev/v1/client/handshake"
                        + "?redirect_url=https%3A%2F%2Fapp.example.com%2Fpage%2Facme"
                        + "&__clerk_api_version=2026-05-12"
                        + "&suffixed_cookies=false"
                        + "&__clerk_hs_reason=client-uat-but-no-session-token"
                        + "&format=nonce"
                        + "&__session=a.b.c"
                        + "&__clerk_db_jwt=d"
                        + "&organization_id=acme");
    }

    static Stream<Arguments> parameters() {
        ClerkConfig production = config();
        ClerkConfig development = config("clerk.publishable-key", DEVELOPMENT.text());
        ClerkConfig organizations = config(
                "clerk.organization-sync.organization-patterns",
                "/page/:slug",
                "clerk.organization-sync.personal-account-patterns",
                "/page");
        TestRequest suffixed = documentRequest().session(TOKEN, PRODUCTION).clientUat("1", PRODUCTION);
        String longest = "x".repeat(16 * 1024);
        return Stream.of(
                arguments(
                        "redirect_url",
                        "is the page's",
                        production,
                        documentRequest("?a=1&b"),
                        "https://app.example.com/page?a=1&b="),
                arguments(
                        "redirect_url",
                        "is less the development browser, old and new",
                        production,
                        documentRequest("?__clerk_db_jwt=d&a=1&__dev_session=e"),
                        "https://app.example.com/page?a=1"),
                arguments("suffixed_cookies", "is false for plain cookies", production, documentRequest(), "false"),
                arguments("suffixed_cookies", "is true for suffixed ones", production, suffixed, "true"),
                arguments("__session", "is absent without a token", production, documentRequest(), null),
                arguments(
                        "__session",
                        "is the cookie's",
                        production,
                        documentRequest().session("c"),
                        "c"),
                arguments("__session", "is the suffixed cookie's", production, suffixed, TOKEN),
                arguments(
                        "__session",
                        "is the header's without a cookie",
                        production,
                        documentRequest().bearer(TOKEN),
                        TOKEN),
                arguments(
                        "__session",
                        "is the cookie's before the header's",
                        production,
                        documentRequest().session("c").bearer(TOKEN),
                        "c"),
                arguments(
                        "__session",
                        "is no machine's",
                        production,
                        documentRequest().bearer("ak_1"),
                        null),
                arguments(
                        "__session",
                        "may be as long as a token",
                        production,
                        documentRequest().session(longest),
                        longest),
                arguments(
                        "__session",
                        "is not longer",
                        production,
                        documentRequest().session(longest + "x"),
                        null),
                arguments(
                        "__clerk_db_jwt",
                        "is the cookie's",
                        development,
                        documentRequest().devBrowser("c"),
                        "c"),
                arguments(
                        "__clerk_db_jwt",
                        "is the query's before the cookie's",
                        development,
                        documentRequest("?__clerk_db_jwt=q").devBrowser("c"),
                        "q"),
                arguments(
                        "__clerk_db_jwt",
                        "is the cookie's if the query's is empty",
                        development,
                        documentRequest("?__clerk_db_jwt=").devBrowser("c"),
                        "c"),
                arguments("__clerk_db_jwt", "is absent without one", development, documentRequest(), null),
                arguments(
                        "__clerk_db_jwt",
                        "is absent in production",
                        production,
                        documentRequest().devBrowser("c"),
                        null),
                arguments("organization_id", "is the path's", organizations, documentRequest("/acme"), "acme"),
                arguments("organization_id", "is empty for the personal account", organizations, documentRequest(), ""),
                arguments(
                        "organization_id",
                        "is absent for any other path",
                        organizations,
                        documentRequest("/acme/x"),
                        null));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("parameters")
    void aParameterOfTheAddress(String name, String rule, ClerkConfig config, TestRequest request, String value) {
        assertThat(address(config, request).parameter(name)).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "clerk.proxy-url, , https://clerk.example.com/v1/client/handshake",
        "clerk.proxy-url, https://proxy.example/clerk, https://proxy.example/clerk/v1/client/handshake",
        "clerk.proxy-url, https://proxy.example/clerk/, https://proxy.example/clerk/v1/client/handshake",
        "clerk.proxy-url, /__clerk, https://app.example.com/__clerk/v1/client/handshake",
    })
    void theFrontendApiIsAsked(String property, String value, String expected) {
        assertThat(address(config(property, value), documentRequest()).toString())
                .startsWith(expected + "?");
    }

    @Test
    void aProductionSatelliteAsksItsOwnFrontendApi() {
        ClerkConfig satellite = config("clerk.is-satellite", "true", "clerk.domain", "satellite.example");

        assertThat(address(satellite, documentRequest()).origin()).isEqualTo("https://clerk.satellite.example");
    }

    /** The third redirect ends a loop; Clerk's SDK looks for this exact count, but not before it activates an organization. */
    @ParameterizedTest(name = "after {0} redirects")
    @CsvSource({
        "0, 1, 1",
        "1, 2, 2",
        "2, 3, 3",
        "3, , ",
        "4, 5, ",
        "9999, 10000, ",
        // Anything but a decimal number below 10000 counts as 0.
        "'', 1, 1",
        "x, 1, 1",
        "-1, 1, 1",
        "3x, 1, 1",
        "10000, 1, 1",
    })
    void theCookieCountsRedirectsUntilALoop(String count, String handshake, String activation) {
        TestRequest request = documentRequest().cookie("__clerk_redirect_count", count);

        RequestState state = HANDSHAKES.handshake(visit(config(), request), REASON, "m");
        RequestState activated = HANDSHAKES.activation(visit(config(), request));

        if (handshake == null) {
            assertThat(state).isEqualTo(new SignedOut(REASON, "m"));
        } else {
            assertThat(((Handshake) state).setCookies()).isEqualTo(counter(handshake));
        }
        if (activation == null) {
            assertThat(activated).isNull();
        } else {
            assertThat(((Handshake) activated).setCookies()).isEqualTo(counter(activation));
        }
    }

    /** HttpOnly and SameSite=Lax hide the counter from scripts and other sites. */
    private static List<String> counter(String count) {
        return List.of("__clerk_redirect_count=" + count + "; SameSite=Lax; HttpOnly; Max-Age=2");
    }

    @Test
    void whatCannotBeRedirectedIsSignedOutForTheSameReason() {
        Visit script = visit(config(), Fixtures.apiRequest());
        Url page = Url.parse("https://primary.example/");

        assertThat(HANDSHAKES.handshake(script, REASON, "m")).isEqualTo(new SignedOut(REASON, "m"));
        assertThat(HANDSHAKES.redirect(script, REASON, page)).isEqualTo(new SignedOut(REASON));
        assertThat(HANDSHAKES.activation(script)).isNull();
    }

    @Test
    void anActivationNamesItsReason() {
        Handshake handshake = (Handshake) HANDSHAKES.activation(visit(config(), documentRequest()));

        assertThat(handshake.reason()).isEqualTo(AuthReason.ACTIVE_ORGANIZATION_MISMATCH);
        assertThat(handshake.location().parameter("__clerk_hs_reason")).isEqualTo("active-organization-mismatch");
    }
}
