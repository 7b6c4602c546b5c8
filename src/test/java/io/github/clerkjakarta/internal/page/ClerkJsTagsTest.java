package io.github.clerkjakarta.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.ClerkScript;
import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.internal.authentication.Authenticator;
import io.github.clerkjakarta.internal.authentication.RequestState.Settled;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.backend.HttpBackendApi;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import org.junit.jupiter.api.Test;

class ClerkJsTagsTest {
    private static final String NONCE = "bm9uY2U";

    private static ClerkScript tags(ClerkConfig config) {
        return new ClerkJsTags(config, "/shop", null, NONCE);
    }

    private static ClerkScript tags(TestRequest request) {
        ClerkConfig config = Fixtures.config();
        Visit visit = new Visit(request, request.url(), config, Fixtures.seen(), Fixtures.NOW.toEpochMilli());
        Settled state =
                (Settled) new Authenticator(Fixtures.verifier(config), new HttpBackendApi(config, Fixtures.CLOCK))
                        .authenticate(visit);
        return new ClerkJsTags(config, "", state, NONCE);
    }

    @Test
    void scriptsComeFromTheFrontendApi() {
        assertThat(tags(Fixtures.config()).getScript())
                .contains("data-clerk-publishable-key=\"pk_live_")
                .contains("src=\"https://clerk.example.com/npm/@clerk/clerk-js@6/dist/clerk.browser.js\"")
                .contains("src=\"https://clerk.example.com/npm/@clerk/ui@1/dist/ui.browser.js\"")
                .doesNotContain("proxy-url")
                .doesNotContain("data-clerk-domain");
    }

    @Test
    void everyScriptThatRunsCarriesTheNonce() {
        String script = tags(Fixtures.apiRequest()).getScript();

        assertThat(script.split("<script nonce=\"" + NONCE + "\"", -1)).hasSize(5);
        assertThat(script.split("<script", -1)).as("and one that is data").hasSize(6);
    }

    @Test
    void aSatelliteSaysSo() {
        assertThat(tags(Fixtures.satellite("https://primary.example/sign-in")).getScript())
                .contains("data-clerk-domain=\"satellite.example\"")
                .contains("\"isSatellite\":true", "\"satelliteAutoSync\":true")
                .contains("\"signInUrl\":\"https://primary.example/sign-in\"");
    }

    @Test
    void aPrimaryNamesWhereItSendsBrowsersBackTo() {
        assertThat(tags(Fixtures.primary("https://*.example.org")).getScript())
                .contains("\"allowedRedirectOrigins\":[\"https://*.example.org\"]");
    }

    @Test
    void theContextRootIsWhatTildeStandsFor() {
        ClerkConfig config = Fixtures.config("clerk.sign-in-url", "~/sign-in");

        assertThat(tags(config).getScript()).contains("\"signInUrl\":\"/shop/sign-in\"");
        assertThatThrownBy(() -> new ClerkJsTags(config, null, null, NONCE).getScript())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("clerk.servlet-filter.patterns");
    }

    @Test
    void whoIsThereStandsInThePageFromTheFirstPaintOn() {
        String signedIn = tags(Fixtures.apiRequest().bearer(Fixtures.token())).getScript();

        assertThat(signedIn).contains("\"userId\":\"user_1\"").contains("dataset.clerk = 'signed-in';");
        assertThat(tags(Fixtures.apiRequest()).getScript())
                .contains("\"userId\":null")
                .contains("dataset.clerk = 'signed-out';");
    }

    @Test
    void whereNobodyKnowsWhoIsThereNothingIsSaid() {
        assertThat(tags(Fixtures.config()).getScript())
                .doesNotContain("clerk-initial-state")
                .doesNotContain("= 'signed-");
    }

    @Test
    void aPendingSessionIsSignedOutForThePage() {
        TestToken token = Fixtures.token().claim("sts", "pending");

        assertThat(tags(Fixtures.apiRequest().bearer(token)).getScript())
                .contains("\"sessionStatus\":\"pending\"")
                .contains("dataset.clerk = 'signed-out';");
    }

    @Test
    void nothingEndsAnElementOrAnAttribute() {
        String evil = "</script><script>alert(1)</script>&b=\"\u2028";

        String script = tags(Fixtures.apiRequest().bearer(Fixtures.token().claim("sid", evil)))
                .getScript();

        assertThat(script)
                .doesNotContain("alert(1)</script>")
                .doesNotContain("\u2028")
                .contains("\\u003c/script");
    }

    @Test
    void thePolicyLetsTheTagsAndClerkIn() {
        assertThat(tags(Fixtures.config()).getContentSecurityPolicy())
                .contains("script-src 'self' 'nonce-" + NONCE + "' https://clerk.example.com")
                .contains("connect-src 'self' https://clerk.example.com");
    }

    /** Chromium blocked a signed-out form: its redirect to Clerk or to sign-in was no allowed target of forms. */
    @Test
    void thePolicyLetsFormsEndAtClerkAndAtSignIn() {
        assertThat(tags(Fixtures.config()).getContentSecurityPolicy())
                .contains("; form-action 'self' https://clerk.example.com https://accounts.example.com;");
        assertThat(tags(Fixtures.config(
                                "clerk.sign-in-url", "https://sign.example.com/in", "clerk.sign-up-url", "/sign-up"))
                        .getContentSecurityPolicy())
                .contains("; form-action 'self' https://clerk.example.com https://sign.example.com;");
    }

    @Test
    void anApplicationsOwnNonceIsUsed() {
        ClerkScript own = tags(Fixtures.config()).withNonce("b3du");

        assertThat(own.getScript()).contains("nonce=\"b3du\"").doesNotContain(NONCE);
        assertThatThrownBy(() -> own.withNonce("\" onload=\"x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("base64");
    }
}
