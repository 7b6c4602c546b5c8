package io.github.clerkjakarta.internal.request;

import static io.github.clerkjakarta.Fixtures.DEVELOPMENT;
import static io.github.clerkjakarta.Fixtures.NOW;
import static io.github.clerkjakarta.Fixtures.PRODUCTION;
import static io.github.clerkjakarta.Fixtures.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.internal.config.PublishableKey;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The choice between the plain and the suffixed cookies. Each row is decided by the rule that it is named after, and by no other. */
class SessionCookiesTest {
    private static final Instant EARLIER = NOW.minusSeconds(10);
    private static final Instant LATER = NOW.minusSeconds(9);

    private static TestRequest cookies() {
        return new TestRequest("GET", "https://app.example.com/page");
    }

    private static SessionCookies read(TestRequest request, PublishableKey key) {
        return new SessionCookies(
                Cookies.parse(request.cookies()), key, key.frontendApi(), Fixtures.seen(), NOW.toEpochMilli() + 999);
    }

    /** A request with good suffixed cookies, which would be used if the plain session token were absent. */
    private static TestRequest suffixedAnd(Object plainSession) {
        return cookies()
                .session(plainSession)
                .session(token().issuedAt(EARLIER), PRODUCTION)
                .clientUat("1", PRODUCTION);
    }

    private static TestToken issuer(JsonValue issuer) {
        return token().claim("iss", issuer);
    }

    private static TestToken issuer(String issuer) {
        return token().claim("iss", issuer);
    }

    /** A plain and a suffixed session, with both times of the last sign-in. */
    private static TestRequest both(TestToken plain, TestToken suffixed) {
        return cookies()
                .session(plain)
                .session(suffixed, PRODUCTION)
                .clientUat("1")
                .clientUat("1", PRODUCTION);
    }

    static Stream<Arguments> production() {
        TestToken earlier = token().issuedAt(EARLIER);
        TestToken later = token().issuedAt(LATER);
        return Stream.of(
                arguments("broken plain token", "plain", suffixedAnd("x.y.z")),
                arguments("broken plain token: an absent one is not broken", "suffixed", suffixedAnd("")),
                arguments("no issuer", "plain", suffixedAnd(token().without("iss"))),
                arguments("no issuer: empty", "plain", suffixedAnd(issuer(""))),
                arguments("no issuer: null", "plain", suffixedAnd(issuer(JsonValue.NULL))),
                arguments("no issuer: false", "plain", suffixedAnd(issuer(JsonValue.FALSE))),
                arguments("no issuer: 0", "plain", suffixedAnd(issuer(Json.createValue(0)))),
                arguments("no issuer: 1 is another instance", "suffixed", suffixedAnd(issuer(Json.createValue(1)))),
                arguments("no issuer: true is another instance", "suffixed", suffixedAnd(issuer(JsonValue.TRUE))),
                arguments("another instance", "suffixed", cookies().session(issuer("https://clerk.other.example"))),
                arguments(
                        "another instance: with a slash",
                        "suffixed",
                        cookies().session(issuer("https://clerk.example.com/"))),
                arguments(
                        "another instance: not without a scheme",
                        "plain",
                        cookies().session(issuer("clerk.example.com"))),
                arguments(
                        "another instance: not with http",
                        "plain",
                        cookies().session(issuer("http://clerk.example.com"))),
                arguments(
                        "another instance: not with HTTPS",
                        "plain",
                        cookies().session(issuer("HTTPS://clerk.example.com"))),
                arguments(
                        "no suffixed cookies",
                        "plain",
                        cookies().session(token().without("iat")).clientUat("1")),
                arguments("no suffixed cookies: no cookies at all", "plain", cookies()),
                arguments(
                        "no suffixed cookies: a time alone is one",
                        "suffixed",
                        cookies().clientUat("1", PRODUCTION)),
                arguments("newer plain token", "plain", both(later, earlier)),
                arguments("newer plain token: not in the same second", "suffixed", both(earlier, earlier)),
                arguments("newer plain token: not if it is older", "suffixed", both(earlier, later)),
                arguments("newer plain token: not without iat", "suffixed", both(token().without("iat"), earlier)),
                arguments(
                        "newer plain token: the suffixed one without iat",
                        "plain",
                        both(earlier, token().without("iat"))),
                arguments(
                        "newer plain token: the suffixed one broken",
                        "plain",
                        cookies()
                                .session(earlier)
                                .cookie("__session_" + PRODUCTION.cookieSuffix(), "x")
                                .clientUat("1", PRODUCTION)),
                arguments(
                        "newer plain token: not if plain is signed out",
                        "suffixed",
                        cookies()
                                .session(later)
                                .session(earlier, PRODUCTION)
                                .clientUat("0")
                                .clientUat("1", PRODUCTION)),
                arguments(
                        "newer plain token: not if both are signed out",
                        "suffixed",
                        cookies()
                                .session(later)
                                .session(earlier, PRODUCTION)
                                .clientUat("0")
                                .clientUat("0", PRODUCTION)),
                arguments("signed out", "plain", cookies().clientUat("1").clientUat("0", PRODUCTION)),
                arguments("signed out: no plain time", "plain", cookies().clientUat("0", PRODUCTION)),
                arguments(
                        "signed out: both", "suffixed", cookies().clientUat("0").clientUat("0", PRODUCTION)),
                arguments(
                        "signed out: only as the text 0",
                        "suffixed",
                        cookies().clientUat("1").clientUat("00", PRODUCTION)),
                arguments(
                        "suffixed session without its time",
                        "plain",
                        cookies().session(earlier).session(later, PRODUCTION).clientUat("1")),
                arguments(
                        "suffixed session without its time: even alone",
                        "plain",
                        cookies().session(later, PRODUCTION)),
                arguments(
                        "suffixed session with its time",
                        "suffixed",
                        cookies().session(later, PRODUCTION).clientUat("1", PRODUCTION)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("production")
    void theFirstRuleThatAppliesDecides(String rule, String expected, TestRequest request) {
        assertThat(read(request, PRODUCTION).isSuffixed() ? "suffixed" : "plain")
                .isEqualTo(expected);
    }

    private static TestRequest stale(Object suffixedToken) {
        return cookies().session(suffixedToken, DEVELOPMENT).clientUat("0").clientUat("1", DEVELOPMENT);
    }

    static Stream<Arguments> development() {
        TestToken expired = token().expiresAt(NOW);
        return Stream.of(
                arguments("expired in this second", "plain", stale(expired)),
                arguments("not expired", "suffixed", stale(token().expiresAt(NOW.plusSeconds(1)))),
                arguments("without exp", "suffixed", stale(token().without("exp"))),
                arguments("exp is null", "plain", stale(token().claim("exp", JsonValue.NULL))),
                arguments("no suffixed token", "suffixed", stale("")),
                arguments(
                        "plain not signed out",
                        "suffixed",
                        cookies().session(expired, DEVELOPMENT).clientUat("1").clientUat("1", DEVELOPMENT)),
                arguments(
                        "both signed out",
                        "suffixed",
                        cookies().session(expired, DEVELOPMENT).clientUat("0").clientUat("0", DEVELOPMENT)));
    }

    @ParameterizedTest(name = "stale suffixed cookies: {0}: {1}")
    @MethodSource("development")
    void inDevelopmentSuffixedCookiesMayBeStale(String name, String expected, TestRequest request) {
        assertThat(read(request, DEVELOPMENT).isSuffixed() ? "suffixed" : "plain")
                .isEqualTo(expected);
    }

    @Test
    void inProductionSuffixedCookiesAreNeverStale() {
        TestRequest request = cookies()
                .session(token().expiresAt(NOW), PRODUCTION)
                .clientUat("0")
                .clientUat("1", PRODUCTION);

        assertThat(read(request, PRODUCTION).isSuffixed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void oneChoiceHoldsForAllCookies(boolean suffixed) {
        TestToken plain = token().issuedAt(suffixed ? EARLIER : LATER);
        TestToken other = token().issuedAt(suffixed ? LATER : EARLIER);
        SessionCookies cookies = read(
                both(plain, other)
                        .cookie("__clerk_db_jwt", "plain")
                        .cookie("__clerk_db_jwt_" + PRODUCTION.cookieSuffix(), "suffixed"),
                PRODUCTION);

        assertThat(cookies.isSuffixed()).isEqualTo(suffixed);
        assertThat(cookies.session()).isEqualTo((suffixed ? other : plain).text());
        assertThat(cookies.token().text()).isEqualTo(cookies.session());
        assertThat(cookies.devBrowser()).isEqualTo(suffixed ? "suffixed" : "plain");
    }

    /** As JavaScript's parseInt, but for hexadecimal digits. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "seconds, 1767225600, 1767225600",
        "signed out, 0, 0",
        "a minus, -5, -5",
        "a plus, +5, 5",
        "spaces around it, %2012%20, 12",
        "letters after it, 12abc, 12",
        "a fraction, 1.9, 1",
        "an exponent, 1e3, 1",
        "hexadecimal, 0x10, 0",
        "letters, abc, 0",
        "a minus alone, -, 0",
        "two minuses, --5, 0",
        "nothing, '', 0",
        "the character before 0, /, 0",
        "the character after 9, :, 0",
        "the last digit, 9, 9",
        "18 digits, 999999999999999999, 999999999999999999",
        "more are the most, 99999999999999999999, 999999999999999999",
        "more after a minus are the least, -99999999999999999999, -999999999999999999",
    })
    void theTimeOfTheLastSignIn(String rule, String text, long seconds) {
        assertThat(read(cookies().clientUat(text), PRODUCTION).clientUat()).isEqualTo(seconds);
    }

    @Test
    void aRefreshTokenCountsOnlyWithTheSuffix() {
        String suffixed = "__refresh_" + PRODUCTION.cookieSuffix();

        assertThat(read(cookies().cookie("__refresh", "r"), PRODUCTION).refresh())
                .isNull();
        assertThat(read(cookies().session(token()).cookie(suffixed, "r"), PRODUCTION)
                        .refresh())
                .isEqualTo("r");
        assertThat(read(cookies().cookie(suffixed, "r".repeat(16 * 1024)), PRODUCTION)
                        .refresh())
                .hasSize(16 * 1024);
        assertThat(read(cookies().cookie(suffixed, "r".repeat(16 * 1024 + 1)), PRODUCTION)
                        .refresh())
                .isNull();
    }

    /** A production satellite's tokens name its own Frontend API; a proxy does not change the issuer. */
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "clerk.proxy-url, https://app.example.com/__clerk, https://clerk.example.com, false",
        "clerk.proxy-url, https://app.example.com/__clerk, https://app.example.com/__clerk, true",
        "clerk.domain, satellite.example, https://clerk.satellite.example, false",
        "clerk.domain, satellite.example, https://clerk.example.com, true",
    })
    void theIssuerIsTheInstancesOwnFrontendApi(String property, String value, String issuer, boolean another) {
        String satellite = String.valueOf(property.equals("clerk.domain"));
        String signIn = property.equals("clerk.domain") ? "https://primary.example/sign-in" : null;

        assertThat(Fixtures.visit(
                                Fixtures.config(
                                        property, value, "clerk.is-satellite", satellite, "clerk.sign-in-url", signIn),
                                Fixtures.documentRequest().session(issuer(issuer)))
                        .session()
                        .isSuffixed())
                .isEqualTo(another);
    }
}
