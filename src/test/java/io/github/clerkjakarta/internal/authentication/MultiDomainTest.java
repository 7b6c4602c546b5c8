package io.github.clerkjakarta.internal.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.authentication.RequestState.ErrorPage;
import io.github.clerkjakarta.internal.authentication.RequestState.Handshake;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Differences from Clerk's SDK on purpose; the conformance cases of area c hold the rest. */
class MultiDomainTest {
    private static RequestState primary(String redirectUrl) {
        TestRequest request = new TestRequest(
                        "GET",
                        "https://app.example.com/sign-in?__clerk_redirect_url="
                                + URLEncoder.encode(redirectUrl, StandardCharsets.UTF_8))
                .header("Sec-Fetch-Dest", "document")
                .header("Cookie", "__clerk_db_jwt=dvb_1");
        ClerkConfig config = Fixtures.primary("https://*.satellite.example");
        return new MultiDomain(new Handshakes())
                .primary(new Visit(request, request.url(), config, Fixtures.NOW.toEpochMilli()));
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
    void aSatellitesSignInPageIsNotItsOwn() {
        TestRequest request = Fixtures.documentRequest().header("Origin", "https://app.example.com");
        ClerkConfig own = Fixtures.satellite("https://app.example.com/sign-in");
        ClerkConfig others = Fixtures.satellite("https://primary.example/sign-in");

        assertThat(MultiDomain.misplacedSignIn(new Visit(request, request.url(), own, 0)))
                .isInstanceOf(ErrorPage.class);
        assertThat(MultiDomain.misplacedSignIn(new Visit(request, request.url(), others, 0)))
                .isNull();
    }
}
