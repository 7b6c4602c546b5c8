package io.github.clerkjakarta.internal.protection;

import static io.github.clerkjakarta.internal.protection.Verdicts.challenge;
import static io.github.clerkjakarta.internal.protection.Verdicts.location;
import static io.github.clerkjakarta.internal.protection.Verdicts.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.Requirement;
import io.github.clerkjakarta.Reverification;
import io.github.clerkjakarta.SignedOutResponse;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.internal.authentication.RequestState;
import io.github.clerkjakarta.internal.authentication.RequestState.Settled;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.caller.ClerkInstance;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.route.DocumentRequest;
import jakarta.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of {@code protect()}. */
class ProtectorTest {
    private static final Protection ADMIN = Protection.require(Requirement.role("org:admin"));

    private static TestToken admin() {
        return Fixtures.token().role("admin");
    }

    private static TestToken pending() {
        return Fixtures.token().claim("sts", "pending");
    }

    private static Object decide(TestRequest request, Protection protection) {
        return decide(request, protection, Fixtures.config());
    }

    private static Object decide(TestRequest request, Protection protection, ClerkConfig config) {
        ClerkInstance clerk = Fixtures.instance(config);
        Visit visit = clerk.visit(request, request.url());
        return told(protector(visit, (Settled) clerk.authenticate(visit)).decide(List.of(protection)));
    }

    private static Protector protector(Visit visit, Settled state) {
        return new Protector(
                visit,
                state,
                Fixtures.noMachines(visit),
                new LoopCounter(),
                () -> DocumentRequest.STANDARD.isDocument(new DocumentRequest.Headers(
                        visit.facts().method(),
                        visit.facts().header("sec-fetch-dest"),
                        visit.facts().header("accept"),
                        true)));
    }

    @Test
    void allowed() {
        assertThat(decide(Fixtures.documentRequest().bearer(admin()), ADMIN)).isEqualTo(Verdict.ALLOWED);
        assertThat(decide(Fixtures.apiRequest().bearer(admin()), ADMIN)).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void notAllowedAfterTheSessionHasEnded() {
        TestRequest request = Fixtures.apiRequest().bearer(admin());
        Visit visit = Fixtures.visit(Fixtures.config(), request);
        Settled signedIn = (Settled) Fixtures.authenticate(Fixtures.config(), request);

        Protector protector =
                protector(visit, signedIn).signedOut(new SignedOut(AuthReason.SESSION_TOKEN_AND_UAT_MISSING));

        assertThat(told(protector.decide(List.of(ADMIN)))).isInstanceOf(ProtectionException.NotFound.class);
    }

    /** An application that sends signed-in users to sign in, too, has the same loop. */
    @Test
    void aSignedInUserOnTheSignInPageIsNotSentThere() {
        ClerkConfig config = Fixtures.config("clerk.sign-in-url", "/page");
        TestRequest request = Fixtures.documentRequest().bearer(admin());
        Protector protector =
                protector(Fixtures.visit(config, request), (Settled) Fixtures.authenticate(config, request));

        assertThat(protector.redirectToSignIn(null))
                .isInstanceOfSatisfying(
                        ProtectionException.Answer.class,
                        it -> assertThat(it.getStatus()).isEqualTo(400));
    }

    @Test
    void notAllowedIsNotFound() {
        assertThat(decide(Fixtures.documentRequest().bearer(Fixtures.token()), ADMIN))
                .isInstanceOf(ProtectionException.NotFound.class);
        assertThat(decide(Fixtures.apiRequest().bearer(Fixtures.token()), ADMIN))
                .isInstanceOf(ProtectionException.NotFound.class);
    }

    @Test
    void whoWasNotVerifiedRecentlyIsAskedOnceEverythingElseIsMet() {
        Reverification strict = Reverification.of(Reverification.Preset.STRICT);
        TestToken stale = Fixtures.token()
                .claims(claims ->
                        claims.add("fva", Json.createArrayBuilder().add(10).add(-1)));
        TestToken recent = Fixtures.token()
                .claims(claims ->
                        claims.add("fva", Json.createArrayBuilder().add(9).add(-1)));
        Protection reverified = Protection.signedIn().reverified(strict);

        assertThat(decide(Fixtures.apiRequest().bearer(recent), reverified)).isEqualTo(Verdict.ALLOWED);
        assertThat(decide(Fixtures.apiRequest().bearer(stale), reverified))
                .isInstanceOfSatisfying(
                        ProtectionException.ReverificationNeeded.class,
                        it -> assertThat(it.getReverification()).isEqualTo(strict));
        assertThat(decide(Fixtures.documentRequest().bearer(stale), reverified))
                .isInstanceOfSatisfying(
                        ProtectionException.ReverificationNeeded.class,
                        it -> assertThat(it.getReverification()).isEqualTo(strict));
        assertThat(decide(Fixtures.apiRequest().bearer(Fixtures.token()), reverified))
                .as("a token without ages")
                .isInstanceOfSatisfying(
                        ProtectionException.ReverificationNeeded.class,
                        it -> assertThat(it.getReverification()).isEqualTo(strict));
        assertThat(decide(Fixtures.apiRequest().bearer(stale), ADMIN.reverified(strict)))
                .as("nobody proves anything for what they may not see")
                .isInstanceOf(ProtectionException.NotFound.class);
        assertThat(decide(Fixtures.apiRequest(), reverified)).isInstanceOf(ProtectionException.NotFound.class);
        assertThat(decide(
                        Fixtures.apiRequest().bearer(stale),
                        Protection.require(Requirement.reverification(Reverification.Preset.STRICT))))
                .as("as a requirement it is like a role")
                .isInstanceOf(ProtectionException.NotFound.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/upgrade,                     https://app.example.com/upgrade",
        "~/upgrade,                    https://app.example.com/app/upgrade",
        "https://other.example/upgrade,https://other.example/upgrade",
    })
    void notAllowedWithAUrlRedirectsEveryKindOfRequest(String url, String expected) {
        Protection protection = ADMIN.unauthorizedUrl(url);

        assertThat(location(decide(Fixtures.documentRequest().bearer(Fixtures.token()), protection)))
                .isEqualTo(expected);
        assertThat(location(decide(Fixtures.apiRequest().bearer(Fixtures.token()), protection)))
                .isEqualTo(expected);
    }

    @Test
    void signedOutDocumentGoesToSignInAndComesBack() {
        assertThat(location(decide(Fixtures.documentRequest(), Protection.signedIn())))
                .isEqualTo("https://accounts.example.com/sign-in?redirect_url=https%3A%2F%2Fapp.example.com%2Fpage");
    }

    /**
     * The place to which the browser returns after sign-in. Other parameters come back as they are. A used nonce would be
     * exchanged again, and the Referer is a stranger's text: another origin would get a visitor who has just signed in.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a page comes back to itself        | GET  | /page?a=b%20c&d                       |                                       | https://app.example.com/page?a=b%20c&d
            so does HEAD                       | HEAD | /page                                 |                                       | https://app.example.com/page
            a page does not ask the Referer    | GET  | /page                                 | https://app.example.com/form          | https://app.example.com/page
            a used nonce stays away            | GET  | /page?a=b%20c&__clerk_handshake_nonce=n | | https://app.example.com/page?a=b+c
            a used handshake stays away        | GET  | /page?__clerk_handshake=n             |                                       | https://app.example.com/page
            a form without a Referer           | POST | /save                                 |                                       |
            a form comes back to its page      | POST | /save                                 | https://app.example.com/form?a=b      | https://app.example.com/form?a=b
            also with another method           | PUT  | /save                                 | https://app.example.com/form          | https://app.example.com/form
            not to another origin              | POST | /save                                 | https://evil.example/form             |
            not to another scheme              | POST | /save                                 | http://app.example.com/form           |
            not to another port                | POST | /save                                 | https://app.example.com:8443/form     |
            not to a subdomain                 | POST | /save                                 | https://x.app.example.com/form        |
            not to a longer domain             | POST | /save                                 | https://app.example.com.evil.example/ |
            not to a host behind a user        | POST | /save                                 | https://app.example.com@evil.example/ |
            not to a script                    | POST | /save                                 | javascript:alert(1)                   |
            not to a path                      | POST | /save                                 | /form                                 |
            """)
    void theWayBackIsAPageOfThisOrigin(String rule, String method, String path, String referer, String expected) {
        TestRequest request = new TestRequest(method, "https://app.example.com" + path);
        if (referer != null) {
            request.header("Referer", referer);
        }

        assertThat(signedOut(Fixtures.config(Fixtures.DEVELOPMENT), request).wayBack())
                .isEqualTo(expected);
    }

    /** In production no nonce is read from an address, so a link may have such a parameter. */
    @Test
    void inProductionTheWayBackKeepsAllParameters() {
        TestRequest request = new TestRequest("GET", "https://app.example.com/page?__clerk_handshake_nonce=n");

        assertThat(signedOut(Fixtures.config(), request).wayBack())
                .isEqualTo(request.url().toString());
    }

    private static Protector signedOut(ClerkConfig config, TestRequest request) {
        return protector(
                Fixtures.visit(config, request), new RequestState.SignedOut(AuthReason.SESSION_TOKEN_AND_UAT_MISSING));
    }

    /** A browser repeats a form after 307, and sign-in would get its fields. */
    @ParameterizedTest
    @CsvSource({"GET, 307", "HEAD, 307", "POST, 303", "PUT, 303", "DELETE, 303", "get, 303"})
    void methodsThatMayChangeSomethingAreRedirectedWith303(String method, int status) {
        TestRequest request =
                new TestRequest(method, "https://app.example.com/save").header("Sec-Fetch-Dest", "document");

        assertThat(decide(request, Protection.signedIn()))
                .isInstanceOfSatisfying(
                        ProtectionException.Redirect.class,
                        it -> assertThat(it.getStatus()).isEqualTo(status));
    }

    /** In development another origin knows the browser by this parameter alone; in production it must not be there. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            another origin gets it            | https://other.example/x                     | db | https://other.example/x?__clerk_db_jwt=db
            another port gets it              | https://app.example.com:8443/x              | db | https://app.example.com:8443/x?__clerk_db_jwt=db
            this origin has the cookie        | /x                                          | db | https://app.example.com/x
            without a cookie nothing is added | https://other.example/x                     |    | https://other.example/x
            one in the address stays          | https://other.example/x?__clerk_db_jwt=mine | db | https://other.example/x?__clerk_db_jwt=mine
            an empty one in the address is not one | https://other.example/x?__clerk_db_jwt= | db | https://other.example/x?__clerk_db_jwt=db
            an empty one and no cookie        | https://other.example/x?__clerk_db_jwt=     |    | https://other.example/x
            """)
    void inDevelopmentAnotherOriginIsToldTheBrowser(String rule, String url, String devBrowser, String expected) {
        TestRequest request = Fixtures.apiRequest();
        if (devBrowser != null) {
            request.devBrowser(devBrowser);
        }
        Protection protection = Protection.signedIn().unauthenticatedUrl(url);

        assertThat(location(told(signedOut(Fixtures.config(Fixtures.DEVELOPMENT), request)
                        .decide(List.of(protection)))))
                .isEqualTo(expected);
    }

    @Test
    void inProductionNoOriginIsToldTheBrowser() {
        Protection protection = Protection.signedIn().unauthenticatedUrl("https://other.example/x");

        assertThat(location(
                        told(signedOut(Fixtures.config(), Fixtures.apiRequest().devBrowser("db"))
                                .decide(List.of(protection)))))
                .isEqualTo("https://other.example/x");
    }

    /** As with {@code unauthorizedUrl}: every kind of request is redirected, before the status is asked for. */
    @ParameterizedTest
    @CsvSource({
        "/welcome,                      https://app.example.com/welcome",
        "~/welcome,                     https://app.example.com/app/welcome",
        "https://other.example/welcome, https://other.example/welcome",
    })
    void signedOutWithAUrlRedirectsEveryKindOfRequest(String url, String expected) {
        Protection protection = Protection.signedIn().unauthenticatedUrl(url).signedOut(SignedOutResponse.UNAUTHORIZED);

        assertThat(location(decide(Fixtures.documentRequest(), protection))).isEqualTo(expected);
        assertThat(location(decide(Fixtures.apiRequest(), protection))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/next, https://app.example.com/next",
        "~/next, https://app.example.com/app/next",
        "https://other.example/next, https://other.example/next",
    })
    void redirectToAnotherPage(String url, String expected) {
        assertThat(location(signedOut(Fixtures.config(), Fixtures.apiRequest()).redirectTo(url)))
                .isEqualTo(expected);
    }

    /** HTTP/1.0 requests name no host: there is no address to redirect to, and a made-up one would be believed. */
    @Test
    void aRequestWithoutAHostIsNotRedirected() {
        TestRequest request = new TestRequest("GET", "http://unknown.invalid/page");

        assertThat(signedOut(Fixtures.config(), request).redirectTo("/next"))
                .isInstanceOfSatisfying(
                        ProtectionException.Answer.class,
                        it -> assertThat(it.getStatus()).isEqualTo(400));
    }

    /** A script gets the address of sign-in, as a path if nothing tells the origin. */
    @ParameterizedTest
    @CsvSource({
        "https://app.example.com/api, /sign-in,                https://app.example.com/sign-in",
        "http://unknown.invalid/api,  /sign-in,                /sign-in",
        "http://unknown.invalid/api,  https://id.example/in,   https://id.example/in",
        "https://app.example.com/api, ,                        https://accounts.example.com/sign-in",
    })
    void unauthorizedNamesTheSignInPage(String url, String signInUrl, String expected) {
        Protection protection = Protection.signedIn().signedOut(SignedOutResponse.UNAUTHORIZED);
        TestRequest request = new TestRequest("GET", url);

        assertThat(told(signedOut(Fixtures.config("clerk.sign-in-url", signInUrl), request)
                        .decide(List.of(protection))))
                .isInstanceOfSatisfying(
                        ProtectionException.Unauthorized.class,
                        it -> assertThat(it.getSignInUrl()).isEqualTo(expected));
    }

    @Test
    void signedOutApiIsNotFound() {
        assertThat(decide(Fixtures.apiRequest(), Protection.signedIn()))
                .isInstanceOf(ProtectionException.NotFound.class);
    }

    @Test
    void signedOutApiIsUnauthorizedWhereAskedFor() {
        ClerkConfig config = Fixtures.config("clerk.unauthenticated-status", "401");

        assertThat(decide(Fixtures.apiRequest(), Protection.signedIn().signedOut(SignedOutResponse.UNAUTHORIZED)))
                .isInstanceOf(ProtectionException.Unauthorized.class);
        assertThat(decide(Fixtures.apiRequest(), Protection.signedIn(), config))
                .isInstanceOf(ProtectionException.Unauthorized.class);
        assertThat(decide(Fixtures.apiRequest(), Protection.signedIn().signedOut(SignedOutResponse.NOT_FOUND), config))
                .isInstanceOf(ProtectionException.NotFound.class);
    }

    /** RFC 6750: a client that sent no token gets no error code. */
    @Test
    void anUnauthorizedSaysInvalidTokenOnlyIfABadTokenCameInTheHeader() {
        Protection protection = Protection.signedIn().signedOut(SignedOutResponse.UNAUTHORIZED);
        TestRequest badCookie = Fixtures.apiRequest().clientUat("1").session("a.b.c");

        assertThat(challenge(decide(Fixtures.apiRequest(), protection))).isEqualTo("Bearer");
        assertThat(challenge(decide(badCookie, protection))).isEqualTo("Bearer");
        assertThat(challenge(decide(Fixtures.apiRequest().bearer(pending()), protection)))
                .isEqualTo("Bearer");
        assertThat(challenge(decide(Fixtures.apiRequest().bearer("x"), protection)))
                .isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(challenge(decide(Fixtures.apiRequest().bearer("ak_good_for_something_else"), protection)))
                .isEqualTo("Bearer");
    }

    @Test
    void pendingIsSentToItsTasks() {
        assertThat(location(decide(Fixtures.documentRequest().bearer(pending()), Protection.signedIn())))
                .startsWith("https://accounts.example.com/sign-in/tasks?");
        assertThat(decide(Fixtures.apiRequest().bearer(pending()), Protection.signedIn()))
                .isInstanceOf(ProtectionException.NotFound.class);
    }

    @Test
    void anEmptyUserIsNobody() {
        TestToken nobody = Fixtures.token().claim("sub", "");

        assertThat(decide(Fixtures.apiRequest().bearer(nobody), Protection.signedIn()))
                .isInstanceOf(ProtectionException.NotFound.class);
    }

    @Test
    void whereClerkCannotBeAskedItIsUnavailable() {
        Visit visit = new Visit(
                Fixtures.apiRequest(),
                Fixtures.apiRequest().url(),
                Fixtures.config(),
                Fixtures.seen(),
                Fixtures.NOW.toEpochMilli());
        Settled unknown = new RequestState.SignedOut(AuthReason.UNEXPECTED_ERROR, "", true, List.of());

        assertThat(told(protector(visit, unknown).decide(List.of(Protection.signedIn()))))
                .isInstanceOf(ProtectionException.Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/welcome, ,     https://app.example.com/here, https%3A%2F%2Fapp.example.com%2Fwelcome",
        "~/forced, /usual, /here, https%3A%2F%2Fapp.example.com%2Fapp%2Fforced",
        ", /usual, /here, https%3A%2F%2Fapp.example.com%2Fhere",
        ", /usual, , https%3A%2F%2Fapp.example.com%2Fusual",
        ", , , ''",
    })
    void afterSignInForceComesBeforeTheWayBackAndTheFallbackAfterIt(
            String force, String fallback, String back, String expected) {
        ClerkConfig config = Fixtures.config(
                "clerk.sign-in-force-redirect-url", force,
                "clerk.sign-in-fallback-redirect-url", fallback,
                "clerk.sign-up-force-redirect-url", force,
                "clerk.sign-up-fallback-redirect-url", fallback);
        Visit visit = new Visit(
                Fixtures.documentRequest(),
                Fixtures.documentRequest().url(),
                config,
                Fixtures.seen(),
                Fixtures.NOW.toEpochMilli());
        Settled nobody = new RequestState.SignedOut(AuthReason.SESSION_TOKEN_AND_UAT_MISSING);

        String query = expected.isEmpty() ? "" : "?redirect_url=" + expected;
        assertThat(location(protector(visit, nobody).redirectToSignIn(back)))
                .isEqualTo("https://accounts.example.com/sign-in" + query);
        assertThat(location(protector(visit, nobody).redirectToSignUp(back)))
                .isEqualTo("https://accounts.example.com/sign-up" + query);
    }
}
