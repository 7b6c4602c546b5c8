package io.github.clerkjakarta.internal.protection;

import static io.github.clerkjakarta.internal.protection.Verdicts.loopPage;
import static io.github.clerkjakarta.internal.protection.Verdicts.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.LogLines;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.authentication.RequestState;
import io.github.clerkjakarta.internal.authentication.RequestState.Settled;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.caller.ClerkInstance;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.PublishableKey;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser in a loop sees the first real cause, and its redirects end in production, too. */
class LoopPageTest {
    private static final PublishableKey DEVELOPMENT = PublishableKey.parse("pk_test_Y2xlcmsuZXhhbXBsZS5jb20k");

    private final LoopCounter loops = new LoopCounter();

    private static TestRequest signedIn() {
        return Fixtures.documentRequest()
                .clientUat(Fixtures.NOW.minusSeconds(60))
                .session(Fixtures.token());
    }

    private static ClerkConfig wrongParty(PublishableKey key) {
        return Fixtures.config(
                "clerk.publishable-key", key.text(), "clerk.authorized-parties", "https://other.example");
    }

    private Object decide(ClerkConfig config, TestRequest request) {
        ClerkInstance clerk = Fixtures.instance(config);
        Visit visit = clerk.visit(request, request.url());
        Settled state = (Settled) clerk.authenticate(visit);
        return told(new Protector(visit, state, Fixtures.noMachines(visit), loops, () -> true)
                .decide(List.of(Protection.signedIn())));
    }

    /** The development browser's cookie is missing, too; that came later. */
    @Test
    void aRefusedSessionIsTheCauseBeforeCookies() {
        TestRequest third = signedIn().redirectCount(3);

        assertThat(loopPage(decide(wrongParty(DEVELOPMENT), third)))
                .contains(
                        "<p>The authorized party claim (azp) is &quot;https://app.example.com&quot;, but"
                                + " clerk.authorized-parties is &quot;https://other.example&quot;. Add the origin if it is yours.</p>")
                .contains("Reason: " + AuthReason.TOKEN_INVALID_AUTHORIZED_PARTIES.text());
    }

    // A browser that Clerk sends back again and again: the cause by the reason of the last redirect.

    /** Each reason that a loop can have, and the beginning of its sentence for developers. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "dev-browser-missing,                                Your browser does not keep this site's cookies",
        "dev-browser-sync,                                   Your browser does not keep this site's cookies",
        "session-token-but-no-client-uat,                    Your browser does not keep this site's cookies",
        "client-uat-but-no-session-token,                    The session cookie does not arrive",
        "session-token-iat-before-client-uat,                The clock of this server is wrong",
        "session-token-nbf,                                  The clock of this server is wrong",
        "session-token-iat-in-the-future,                    The clock of this server is wrong",
        "session-token-expired-refresh-non-eligible-non-get, The clock of this server is wrong",
        "session-token-expired-refresh-,                     The clock of this server is wrong",
        "satellite-needs-syncing,                            The primary domain does not answer this satellite",
        "primary-responds-to-syncing,                        The primary domain does not answer this satellite",
    })
    void developersReadTheCauseOfALoopAndVisitorsOnlyIfItIsTheirBrowser(String text, String cause) {
        AuthReason reason = new AuthReason(text);

        String developers = loopPage(inALoop(3, reason, DEVELOPMENT));
        String visitors = loopPage(inALoop(3, reason, Fixtures.PRODUCTION));

        assertThat(developers).contains("<p>" + cause, "Reason: " + text);
        assertThat(visitors).doesNotContain(text);
        if (cause.startsWith("Your browser")) {
            assertThat(visitors).contains("<p>" + cause);
        } else {
            assertThat(visitors)
                    .contains("The server's log says why.")
                    .doesNotContain(cause)
                    .doesNotContain("clerk.");
        }
    }

    /** These reasons are no fault: the user signs in, and all is well. */
    @ParameterizedTest
    @ValueSource(strings = {"session-token-and-uat-missing", "session-token-missing", "active-organization-mismatch"})
    void aReasonWithoutAFaultIsNoLoop(String reason) {
        assertThat(inALoop(3, new AuthReason(reason), DEVELOPMENT)).isInstanceOf(ProtectionException.Redirect.class);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "2, false", "3, true", "4, true", "9999, true", "10000, false"})
    void theThirdRedirectInARowIsALoop(int count, boolean loop) {
        assertThat(inALoop(count, AuthReason.DEV_BROWSER_MISSING, DEVELOPMENT))
                .isInstanceOf(loop ? ProtectionException.Answer.class : ProtectionException.Redirect.class);
    }

    /** The page sends a visitor to the log, so the cause must be there. */
    @Test
    void theLogNamesTheCause() {
        // A reason of its own, because each gets a line a minute.
        AuthReason reason = new AuthReason("a-reason-of-this-test");
        Visit visit = Fixtures.visit(Fixtures.config(), Fixtures.documentRequest());

        try (LogLines log = LogLines.of("io.github.clerkjakarta.loop")) {
            LoopPage.ofRefusal(visit, new Refused(reason, "The cause.", false));

            assertThat(log.all())
                    .containsExactly("WARNING A browser was redirected to sign-in and back several times, so it gets an"
                            + " error page (reason: a-reason-of-this-test). The cause.");
        }
    }

    @Test
    void theLogNamesTheProtectedSignInPage() {
        Visit visit =
                Fixtures.visit(Fixtures.config("clerk.sign-in-url", "/page-of-this-test"), Fixtures.documentRequest());

        try (LogLines log = LogLines.of("io.github.clerkjakarta.loop")) {
            LoopPage.protectedSignIn(visit, AuthReason.SESSION_TOKEN_AND_UAT_MISSING);

            assertThat(log.all())
                    .singleElement()
                    .asString()
                    .startsWith("SEVERE clerk.sign-in-url: /page-of-this-test. ");
        }
    }

    private static Object inALoop(int count, AuthReason reason, PublishableKey instance) {
        Visit visit = Fixtures.visit(
                Fixtures.config(instance), Fixtures.documentRequest().redirectCount(count));
        return told(new Protector(
                        visit,
                        new RequestState.SignedOut(reason),
                        Fixtures.noMachines(visit),
                        new LoopCounter(),
                        () -> true)
                .decide(List.of(Protection.signedIn())));
    }

    /** Clerk's sign-in page sends signed-in users straight back, and no cookie counts that. */
    @Test
    void inProductionTheFourthRedirectToSignInIsAPage() {
        List<Object> verdicts = IntStream.range(0, 5)
                .mapToObj(round -> decide(wrongParty(Fixtures.PRODUCTION), signedIn()))
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
            assertThat(decide(config, signedIn())).isInstanceOf(ProtectionException.Redirect.class);
        }
        Visit visit = Fixtures.visit(Fixtures.config(), signedIn());
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
        Visit visit = Fixtures.visit(Fixtures.config(DEVELOPMENT), Fixtures.documentRequest());

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
