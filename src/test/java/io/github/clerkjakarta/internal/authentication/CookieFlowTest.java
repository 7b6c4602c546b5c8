package io.github.clerkjakarta.internal.authentication;

import static io.github.clerkjakarta.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.internal.authentication.RequestState.Handshake;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedIn;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.backend.HttpBackendApi;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.token.PemKeys;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;

class CookieFlowTest {
    private static final long SECOND = NOW.getEpochSecond();

    private static Authenticator flow(ClerkConfig config) {
        TokenVerifier verifier =
                new TokenVerifier(config, new PemKeys((RSAPublicKey) Fixtures.KEYS.getPublic()), Fixtures.CLOCK);
        return new Authenticator(verifier, new HttpBackendApi(config, Fixtures.CLOCK));
    }

    private static RequestState authenticate(TestRequest request) {
        ClerkConfig config = Fixtures.config();
        return flow(config).authenticate(new Visit(request, request.url(), config, NOW.toEpochMilli()));
    }

    private static TestRequest cookies(Object token, long clientUat) {
        return Fixtures.documentRequest().header("Cookie", "__session=" + token + "; __client_uat=" + clientUat);
    }

    @Test
    void theOrderOfTheRulesIsTheProtocols() {
        assertThat(flow(Fixtures.config()).inOrder())
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
                        "signed in");
    }

    @Test
    void aTokenOfTheSecondOfTheSignInIsFresh() {
        TestToken token = Fixtures.token().issuedAt(NOW.minusSeconds(10));

        assertThat(authenticate(cookies(token, SECOND - 10))).isInstanceOf(SignedIn.class);
    }

    @Test
    void aTokenOfTheSecondBeforeIsNot() {
        TestToken token = Fixtures.token().issuedAt(NOW.minusSeconds(10));

        Handshake handshake = (Handshake) authenticate(cookies(token, SECOND - 9));

        assertThat(handshake.reason().text()).isEqualTo("session-token-iat-before-client-uat");
    }

    @Test
    void aBrowserInALoopIsSignedOutForTheSameReason() {
        TestRequest looping = Fixtures.documentRequest().header("Cookie", "__client_uat=1; __clerk_redirect_count=3");

        SignedOut out = (SignedOut) authenticate(looping);

        assertThat(out.reason().text()).isEqualTo("client-uat-but-no-session-token");
    }

    @Test
    void aScriptIsNeverRedirected() {
        TestRequest script = Fixtures.apiRequest().header("Cookie", "__client_uat=1");

        assertThat(authenticate(script)).isInstanceOf(SignedOut.class);
    }

    /** Clerk's SDK redirects such a browser until it gives up: it keeps no cookie, not even the counter's. */
    @Test
    void aDevelopmentFrameOfAnotherSiteIsSignedOutAtOnce() {
        ClerkConfig config = Fixtures.primary("https://satellite.example");
        TestRequest frame = Fixtures.documentRequest().header("Sec-Fetch-Dest", "iframe");
        TestRequest foreign =
                Fixtures.documentRequest().header("Sec-Fetch-Dest", "iframe").header("Sec-Fetch-Site", "cross-site");

        assertThat(flow(config).authenticate(new Visit(frame, frame.url(), config, NOW.toEpochMilli())))
                .isInstanceOf(Handshake.class);
        assertThat(flow(config).authenticate(new Visit(foreign, foreign.url(), config, NOW.toEpochMilli())))
                .isInstanceOf(SignedOut.class);
    }

    @Test
    void onlyClerksCookiesArePassedOn() {
        CookieDirectives directives = CookieDirectives.of(java.util.List.of(
                "__session=a; Path=/",
                "JSESSIONID=evil; Path=/",
                "__client_uat=1\r\nX-Evil: 1",
                "__client_uat=1; Path=/"));

        assertThat(directives.setCookies()).containsExactly("__session=a; Path=/", "__client_uat=1; Path=/");
    }
}
