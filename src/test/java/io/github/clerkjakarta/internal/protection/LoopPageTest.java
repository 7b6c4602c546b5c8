package io.github.clerkjakarta.internal.protection;

import static io.github.clerkjakarta.internal.protection.Verdicts.loopPage;
import static io.github.clerkjakarta.internal.protection.Verdicts.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.authentication.Authenticator;
import io.github.clerkjakarta.internal.authentication.RequestState;
import io.github.clerkjakarta.internal.authentication.RequestState.Settled;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.backend.HttpBackendApi;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.PublishableKey;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.PemKeys;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A browser in a loop sees the first real cause, and its redirects end in production, too. */
class LoopPageTest {
    private static final PublishableKey DEVELOPMENT = PublishableKey.parse("pk_test_Y2xlcmsuZXhhbXBsZS5jb20k");
    private static final String SIGNED_IN =
            "__client_uat=" + (Fixtures.NOW.getEpochSecond() - 60) + "; __session=" + Fixtures.token();

    private final LoopCounter loops = new LoopCounter();

    private static ClerkConfig wrongParty(PublishableKey key) {
        return Fixtures.config(
                "clerk.publishable-key", key.text(), "clerk.authorized-parties", "https://other.example");
    }

    private Object decide(ClerkConfig config, TestRequest request) {
        Visit visit = new Visit(request, request.url(), config, Fixtures.NOW.toEpochMilli());
        TokenVerifier verifier =
                new TokenVerifier(config, new PemKeys((RSAPublicKey) Fixtures.KEYS.getPublic()), Fixtures.CLOCK);
        Authenticator authenticator = new Authenticator(verifier, new HttpBackendApi(config, Fixtures.CLOCK));
        Settled state = (Settled) authenticator.authenticate(visit);
        return told(new Protector(visit, state, Fixtures.noMachines(visit), loops, () -> true)
                .decide(List.of(Protection.signedIn())));
    }

    /** The development browser's cookie is missing, too; that came later. */
    @Test
    void aRefusedSessionIsTheCauseBeforeCookies() {
        TestRequest third = Fixtures.documentRequest().header("Cookie", "__clerk_redirect_count=3; " + SIGNED_IN);

        assertThat(loopPage(decide(wrongParty(DEVELOPMENT), third)))
                .contains(
                        "<p>The authorized party claim (azp) is &quot;https://app.example.com&quot;, but"
                                + " clerk.authorized-parties is &quot;https://other.example&quot;. Add the origin if it is yours.</p>")
                .contains("Reason: " + AuthReason.TOKEN_INVALID_AUTHORIZED_PARTIES.text());
    }

    @Test
    void withoutABetterCauseItIsTheCookies() {
        TestRequest third = Fixtures.documentRequest().header("Cookie", "__clerk_redirect_count=3");

        assertThat(loopPage(decide(Fixtures.config(DEVELOPMENT), third))).contains("cookies: they are blocked");
    }

    /** Clerk's sign-in page sends signed-in users straight back, and no cookie counts that. */
    @Test
    void inProductionTheFourthRedirectToSignInIsAPage() {
        List<Object> verdicts = IntStream.range(0, 5)
                .mapToObj(round -> decide(
                        wrongParty(Fixtures.PRODUCTION),
                        Fixtures.documentRequest().header("Cookie", SIGNED_IN)))
                .toList();

        assertThat(verdicts.subList(0, 3)).allMatch(ProtectionException.Redirect.class::isInstance);
        assertThat(verdicts.subList(3, 5)).allMatch(ProtectionException.Answer.class::isInstance);
        assertThat(decide(wrongParty(Fixtures.PRODUCTION), Fixtures.documentRequest()))
                .as("a stranger without a session")
                .isInstanceOf(ProtectionException.Redirect.class);
    }

    @Test
    void whoRefusesARequestTwiceCountsItOnce() {
        ClerkConfig config = wrongParty(Fixtures.PRODUCTION);
        for (int i = 0; i < 3; i++) {
            assertThat(decide(config, Fixtures.documentRequest().header("Cookie", SIGNED_IN)))
                    .isInstanceOf(ProtectionException.Redirect.class);
        }
        Visit visit = new Visit(
                Fixtures.documentRequest().header("Cookie", SIGNED_IN),
                Fixtures.documentRequest().url(),
                Fixtures.config(),
                Fixtures.NOW.toEpochMilli());
        Protector protector = new Protector(
                visit,
                new RequestState.SignedOut(AuthReason.TOKEN_INVALID),
                Fixtures.noMachines(visit),
                loops,
                () -> true);
        IntStream.range(0, 9)
                .forEach(i -> assertThat(told(protector.decide(List.of(Protection.signedIn()))))
                        .isInstanceOf(ProtectionException.Redirect.class));
    }

    @ParameterizedTest
    @CsvSource({
        "/page,                          https://app.example.com/page,              true",
        "https://app.example.com/page,   https://app.example.com/page?redirect_url=x, true",
        "/page?sign-in,                  https://app.example.com/page,              false",
        "/page?sign-in,                  https://app.example.com/page?sign-in=,     true",
        "/page,                          https://app.example.com/page/other,        false",
        "https://accounts.example/page,  https://app.example.com/page,              false",
        "/page?do=sign-in,               https://app.example.com/page?do=orders,    false",
        // A proxy took the scheme off, or the server has added a slash: the browser comes round for the second time.
        "https://www.example.com/page,   https://app.example.com/page?redirect_url=https%3A%2F%2Fapp.example.com%2Fpage, true",
        "/page,                          https://app.example.com/page/?redirect_url=%2Fpage%2F, true",
        "/page,                          https://app.example.com/other?redirect_url=%2Fpage, false",
        "/sign-in,                       https://app.example.com/page?redirect_url=%2Fpage, false",
        "/page,                          https://app.example.com/page?tab=orders,   false",
        "/page?do=sign-in,               https://app.example.com/page?do=sign-in&redirect_url=x, true",
    })
    void aSignInPageThatIsProtectedIsSaidAtOnce(String signInUrl, String here, boolean loop) {
        TestRequest request = new TestRequest("GET", here).header("Sec-Fetch-Dest", "document");

        Object verdict = decide(Fixtures.config("clerk.sign-in-url", signInUrl), request);

        if (loop) {
            assertThat(loopPage(verdict)).contains("The server's log says why.");
        } else {
            assertThat(verdict).isInstanceOf(ProtectionException.Redirect.class);
        }
    }

    @Test
    void inDevelopmentThePageOfAProtectedSignInPageSaysSo() {
        Visit visit = new Visit(
                Fixtures.documentRequest(),
                Fixtures.documentRequest().url(),
                Fixtures.config(DEVELOPMENT),
                Fixtures.NOW.toEpochMilli());

        assertThat(loopPage(LoopPage.protectedSignIn(visit, AuthReason.SESSION_TOKEN_MISSING)))
                .contains("clerk.sign-in-url is this page, and it is protected");
    }

    @Test
    void inProductionThePageTellsNothingOfTheConfiguration() {
        String cause = "The authorized party claim (azp) is \"<x>\", but clerk.authorized-parties is \"y\".";
        AuthReason reason = AuthReason.TOKEN_INVALID_AUTHORIZED_PARTIES;

        assertThat(LoopPage.page(cause, reason, true)).contains("&quot;&lt;x&gt;&quot;", reason.text());
        assertThat(LoopPage.page(cause, reason, false))
                .contains("The server's log says why.")
                .doesNotContain("azp", "clerk.", "party", reason.text());
    }
}
