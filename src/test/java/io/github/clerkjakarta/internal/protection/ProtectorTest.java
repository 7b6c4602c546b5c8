package io.github.clerkjakarta.internal.protection;

import static io.github.clerkjakarta.internal.protection.Verdicts.challenge;
import static io.github.clerkjakarta.internal.protection.Verdicts.location;
import static io.github.clerkjakarta.internal.protection.Verdicts.loopPage;
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
import io.github.clerkjakarta.internal.authentication.Authenticator;
import io.github.clerkjakarta.internal.authentication.RequestState;
import io.github.clerkjakarta.internal.authentication.RequestState.Settled;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.backend.HttpBackendApi;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.PemKeys;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import io.github.clerkjakarta.route.DocumentRequest;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of {@code protect()}. */
class ProtectorTest {
    private static final Protection ADMIN = Protection.require(Requirement.role("org:admin"));

    private static TestToken admin() {
        return Fixtures.token()
                .claims(claims -> claims.add(
                        "o",
                        jakarta.json.Json.createObjectBuilder()
                                .add("id", "org_1")
                                .add("rol", "admin")));
    }

    private static TestToken pending() {
        return Fixtures.token().claim("sts", "pending");
    }

    private static Object decide(TestRequest request, Protection protection) {
        return decide(request, protection, Fixtures.config());
    }

    private static Object decide(TestRequest request, Protection protection, ClerkConfig config) {
        Visit visit = new Visit(request, request.url(), config, Fixtures.NOW.toEpochMilli());
        TokenVerifier verifier =
                new TokenVerifier(config, new PemKeys((RSAPublicKey) Fixtures.KEYS.getPublic()), Fixtures.CLOCK);
        Authenticator authenticator = new Authenticator(verifier, new HttpBackendApi(config, Fixtures.CLOCK));
        return told(
                protector(visit, (Settled) authenticator.authenticate(visit)).decide(List.of(protection)));
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

    private static TestRequest with(TestRequest request, Object token) {
        return request.bearer(token);
    }

    @Test
    void allowed() {
        assertThat(decide(with(Fixtures.documentRequest(), admin()), ADMIN)).isEqualTo(Verdict.ALLOWED);
        assertThat(decide(with(Fixtures.apiRequest(), admin()), ADMIN)).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void notAllowedIsNotFound() {
        assertThat(decide(with(Fixtures.documentRequest(), Fixtures.token()), ADMIN))
                .isInstanceOf(ProtectionException.NotFound.class);
        assertThat(decide(with(Fixtures.apiRequest(), Fixtures.token()), ADMIN))
                .isInstanceOf(ProtectionException.NotFound.class);
    }

    @Test
    void whoWasNotVerifiedRecentlyIsAskedOnceEverythingElseIsMet() {
        Reverification strict = Reverification.of(Reverification.Preset.STRICT);
        TestToken stale = Fixtures.token()
                .claims(claims -> claims.add(
                        "fva", jakarta.json.Json.createArrayBuilder().add(10).add(-1)));
        TestToken recent = Fixtures.token()
                .claims(claims -> claims.add(
                        "fva", jakarta.json.Json.createArrayBuilder().add(9).add(-1)));
        Protection reverified = Protection.signedIn().reverified(strict);

        assertThat(decide(with(Fixtures.apiRequest(), recent), reverified)).isEqualTo(Verdict.ALLOWED);
        assertThat(decide(with(Fixtures.apiRequest(), stale), reverified))
                .isInstanceOfSatisfying(
                        ProtectionException.ReverificationNeeded.class,
                        it -> assertThat(it.getReverification()).isEqualTo(strict));
        assertThat(decide(with(Fixtures.documentRequest(), stale), reverified))
                .isInstanceOfSatisfying(
                        ProtectionException.ReverificationNeeded.class,
                        it -> assertThat(it.getReverification()).isEqualTo(strict));
        assertThat(decide(with(Fixtures.apiRequest(), Fixtures.token()), reverified))
                .as("a token without ages")
                .isInstanceOfSatisfying(
                        ProtectionException.ReverificationNeeded.class,
                        it -> assertThat(it.getReverification()).isEqualTo(strict));
        assertThat(decide(with(Fixtures.apiRequest(), stale), ADMIN.reverified(strict)))
                .as("nobody proves anything for what they may not see")
                .isInstanceOf(ProtectionException.NotFound.class);
        assertThat(decide(Fixtures.apiRequest(), reverified)).isInstanceOf(ProtectionException.NotFound.class);
        assertThat(decide(
                        with(Fixtures.apiRequest(), stale),
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

        assertThat(location(decide(with(Fixtures.documentRequest(), Fixtures.token()), protection)))
                .isEqualTo(expected);
        assertThat(location(decide(with(Fixtures.apiRequest(), Fixtures.token()), protection)))
                .isEqualTo(expected);
    }

    @Test
    void signedOutDocumentGoesToSignInAndComesBack() {
        assertThat(location(decide(Fixtures.documentRequest(), Protection.signedIn())))
                .isEqualTo("https://accounts.example.com/sign-in?redirect_url=https%3A%2F%2Fapp.example.com%2Fpage");
    }

    /** A used nonce would be exchanged again when the browser comes back. Other parameters come back as they are. */
    @ParameterizedTest
    @CsvSource({
        "?a=b%20c&__clerk_handshake_nonce=n, ?a=b+c",
        "?a=b%20c&d,                         ?a=b%20c&d",
    })
    void theWayBackHasNoNonce(String query, String back) {
        ClerkConfig config = Fixtures.config(Fixtures.DEVELOPMENT);
        TestRequest request =
                new TestRequest("GET", "http://localhost:8080/page" + query).header("Sec-Fetch-Dest", "document");
        Visit visit = new Visit(request, request.url(), config, Fixtures.NOW.toEpochMilli());

        assertThat(protector(visit, new RequestState.SignedOut(AuthReason.TOKEN_INVALID))
                        .wayBack())
                .isEqualTo("http://localhost:8080/page" + back);
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
        TestRequest badCookie = Fixtures.apiRequest().header("Cookie", "__client_uat=1; __session=a.b.c");

        assertThat(challenge(decide(Fixtures.apiRequest(), protection))).isEqualTo("Bearer");
        assertThat(challenge(decide(badCookie, protection))).isEqualTo("Bearer");
        assertThat(challenge(decide(with(Fixtures.apiRequest(), pending()), protection)))
                .isEqualTo("Bearer");
        assertThat(challenge(decide(with(Fixtures.apiRequest(), "x"), protection)))
                .isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(challenge(decide(with(Fixtures.apiRequest(), "ak_good_for_something_else"), protection)))
                .isEqualTo("Bearer");
    }

    @Test
    void pendingIsSentToItsTasks() {
        assertThat(location(decide(with(Fixtures.documentRequest(), pending()), Protection.signedIn())))
                .startsWith("https://accounts.example.com/sign-in/tasks?");
        assertThat(decide(with(Fixtures.apiRequest(), pending()), Protection.signedIn()))
                .isInstanceOf(ProtectionException.NotFound.class);
    }

    @Test
    void anEmptyUserIsNobody() {
        TestToken nobody = Fixtures.token().claim("sub", "");

        assertThat(decide(with(Fixtures.apiRequest(), nobody), Protection.signedIn()))
                .isInstanceOf(ProtectionException.NotFound.class);
    }

    @Test
    void aFormIsRedirectedWith303AndTheRefererOfItsOwnOrigin() {
        TestRequest form = new TestRequest("POST", "https://app.example.com/save").header("Sec-Fetch-Dest", "document");

        Object without = decide(form, Protection.signedIn());
        Object with = decide(form.header("Referer", "https://app.example.com/form"), Protection.signedIn());
        Object foreign = decide(form.header("Referer", "https://evil.example/form"), Protection.signedIn());

        assertThat(without)
                .isInstanceOfSatisfying(
                        ProtectionException.Redirect.class,
                        it -> assertThat(it.getStatus()).isEqualTo(303));
        assertThat(location(without)).isEqualTo("https://accounts.example.com/sign-in");
        assertThat(location(with)).endsWith("?redirect_url=https%3A%2F%2Fapp.example.com%2Fform");
        assertThat(location(foreign)).isEqualTo("https://accounts.example.com/sign-in");
    }

    @Test
    void whereClerkCannotBeAskedItIsUnavailable() {
        Visit visit = new Visit(
                Fixtures.apiRequest(), Fixtures.apiRequest().url(), Fixtures.config(), Fixtures.NOW.toEpochMilli());
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
                Fixtures.documentRequest(), Fixtures.documentRequest().url(), config, Fixtures.NOW.toEpochMilli());
        Settled nobody = new RequestState.SignedOut(AuthReason.SESSION_TOKEN_AND_UAT_MISSING);

        String query = expected.isEmpty() ? "" : "?redirect_url=" + expected;
        assertThat(location(protector(visit, nobody).redirectToSignIn(back)))
                .isEqualTo("https://accounts.example.com/sign-in" + query);
        assertThat(location(protector(visit, nobody).redirectToSignUp(back)))
                .isEqualTo("https://accounts.example.com/sign-up" + query);
    }

    private static Object inALoop(int count, AuthReason reason) {
        TestRequest request = Fixtures.documentRequest().header("Cookie", "__clerk_redirect_count=" + count);
        // In production only the log tells.
        ClerkConfig config = Fixtures.config(Fixtures.DEVELOPMENT);
        Visit visit = new Visit(request, request.url(), config, Fixtures.NOW.toEpochMilli());
        return told(protector(visit, new RequestState.SignedOut(reason)).decide(List.of(Protection.signedIn())));
    }

    @ParameterizedTest
    @CsvSource({
        "dev-browser-missing, cookies: they are blocked",
        "client-uat-but-no-session-token, over 4 KB",
        "session-token-iat-before-client-uat, The clock of this server is wrong",
        "session-token-expired-refresh-non-eligible-non-get, The clock of this server is wrong",
        "satellite-needs-syncing, The primary domain does not answer",
    })
    void aLoopIsExplainedInsteadOfGoneInto(String reason, String cause) {
        assertThat(loopPage(inALoop(3, new AuthReason(reason)))).contains(cause);
        assertThat(inALoop(2, new AuthReason(reason))).isInstanceOf(ProtectionException.Redirect.class);
    }

    @Test
    void whoIsKnownToBeSignedOutIsInNoLoop() {
        assertThat(inALoop(3, AuthReason.SESSION_TOKEN_AND_UAT_MISSING))
                .isInstanceOf(ProtectionException.Redirect.class);
    }
}
