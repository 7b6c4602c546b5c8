package io.github.clerkjakarta.internal.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.ClerkApiException;
import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.TokenRequest;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.backend.BackendException;
import io.github.clerkjakarta.internal.backend.Failures;
import io.github.clerkjakarta.internal.backend.HttpBackendApi;
import io.github.clerkjakarta.internal.backend.UserApi;
import io.github.clerkjakarta.internal.protection.Requirements;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.SigningKeys;
import io.github.clerkjakarta.internal.token.SigningKeys.KeyResult;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import io.github.clerkjakarta.user.CurrentUser;
import io.github.clerkjakarta.user.User;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The questions of a request to Clerk: the user, tokens to send on, the end of the session. */
class RequestAuthTest {
    private final FakeUsers users = new FakeUsers();
    private final TokenCache tokens = new TokenCache(users, Fixtures.CLOCK);
    private SigningKeys keys = Fixtures.PEM_KEYS;

    @Test
    void theUserIsAskedForOnce() {
        CurrentUser user = new RequestUser(auth(Fixtures.token()));

        assertThat(user.get().map(User::getId)).contains("user_1");
        assertThat(user.get()).isPresent();
        assertThat(user.treatingPendingAsSignedOut(true).get()).isPresent();
        assertThat(users.calls).containsExactly("user user_1");
    }

    @Test
    void nobodyIsAskedForWhereNobodyIsSignedIn() {
        assertThat(new RequestUser(auth(null)).get()).isEmpty();
        assertThat(new RequestUser(auth(null)).getUser()).isNull();
        assertThat(users.calls).isEmpty();
    }

    @Test
    void aPendingUserIsShownOrNot() {
        CurrentUser user = new RequestUser(auth(Fixtures.token().claim("sts", "pending")));

        assertThat(user.get()).isPresent();
        assertThat(user.treatingPendingAsSignedOut(true).get()).isEmpty();
    }

    /** {@code isAuthenticated()} was once true although {@code protect()} refused. */
    @Test
    void aSessionThatNamesNoUserIsSignedOut() {
        RequestAuth auth = auth(Fixtures.token().claim("sub", ""));

        assertThat(auth.isAuthenticated()).isFalse();
        assertThat(auth.getUserId()).isNull();
        assertThat(auth.caller()).isEmpty();
        assertThat(auth.fullySignedIn()).isEmpty();
        assertThatThrownBy(auth::protect).isInstanceOf(ProtectionException.NotFound.class);
    }

    @Test
    void anOutageIsNeverTakenForSignedOut() {
        users.failure = Failures.unreachable();

        assertThatThrownBy(() -> new RequestUser(auth(Fixtures.token())).get())
                .isInstanceOfSatisfying(
                        ClerkApiException.class,
                        it -> assertThat(it.isTemporary()).isTrue());
    }

    @Test
    void anotherUsersRecordIsRefused() {
        users.user = Json.createObjectBuilder().add("id", "user_2").build();

        assertThatThrownBy(() -> new RequestUser(auth(Fixtures.token())).get()).isInstanceOf(ClerkApiException.class);
    }

    @Test
    void whoAddsAnAddressSeesItWhenAskingAgain() {
        CurrentUser user = new RequestUser(auth(Fixtures.token()));

        assertThat(user.get()
                        .orElseThrow()
                        .createEmailAddress("new@example.com")
                        .getEmailAddress())
                .isEqualTo("new@example.com");
        user.get();

        assertThat(users.calls)
                .containsExactly("user user_1", "address user_1 new@example.com false false", "user user_1");
    }

    @Test
    void theSessionsOwnTokenCostsNothing() {
        String token = Fixtures.token().text();

        assertThat(auth(token).getToken()).isEqualTo(token);
        assertThat(auth(token).getToken(TokenRequest.session())).isEqualTo(token);
        assertThat(users.calls).isEmpty();
    }

    @Test
    void aTemplatesTokenIsUsedUntilShortlyBeforeItExpires() {
        users.token = token(TokenCache.LEEWAY.plusSeconds(1));

        assertThat(auth(Fixtures.token()).getToken("books")).isEqualTo(users.token);
        assertThat(auth(Fixtures.token()).getToken("books")).isEqualTo(users.token);
        assertThat(users.calls).containsExactly("token sess_1 books null");

        assertThat(auth(Fixtures.token())
                        .getToken(TokenRequest.template("books").fresh()))
                .isEqualTo(users.token);
        auth(Fixtures.token()).getToken("other");
        auth(Fixtures.token()).getToken(TokenRequest.session().expiresIn(Duration.ofMinutes(5)));
        assertThat(users.calls).hasSize(4).last().isEqualTo("token sess_1 null PT5M");
    }

    @Test
    void concurrentAskersShareOneCall() throws Exception {
        users.token = token(Duration.ofMinutes(1));
        users.hold = new CountDownLatch(1);
        List<CompletableFuture<String>> answers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            CompletableFuture<String> answer = new CompletableFuture<>();
            RequestAuth auth = auth(Fixtures.token());
            answers.add(answer);
            threads.add(new Thread(() -> answer.complete(auth.getToken("books"))));
        }
        threads.forEach(Thread::start);
        while (!threads.stream().allMatch(it -> it.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        users.hold.countDown();

        for (CompletableFuture<String> answer : answers) {
            assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(users.token);
        }
        assertThat(users.calls).containsExactly("token sess_1 books null");
    }

    @Test
    void aFreshTokenTakesTheOldOnesPlace() {
        users.token = token(Duration.ofMinutes(1));
        auth(Fixtures.token()).getToken("books");
        users.token = token(Duration.ofMinutes(2));

        String fresh =
                auth(Fixtures.token()).getToken(TokenRequest.template("books").fresh());

        assertThat(fresh).isEqualTo(users.token);
        assertThat(auth(Fixtures.token()).getToken("books")).isEqualTo(fresh);
        assertThat(users.calls).hasSize(2);
    }

    @Test
    void whatWasKeptForASessionEndsWithIt() {
        users.token = token(Duration.ofMinutes(1));
        auth(Fixtures.token()).getToken("books");
        auth(Fixtures.token()).signOut();
        auth(Fixtures.token()).getToken("books");

        assertThat(users.calls).containsExactly("token sess_1 books null", "revoke sess_1", "token sess_1 books null");
    }

    @Test
    void aTokenThatIsAboutToExpireIsNotKept() {
        users.token = token(TokenCache.LEEWAY);

        auth(Fixtures.token()).getToken("books");
        auth(Fixtures.token()).getToken("books");

        assertThat(users.calls).hasSize(2);
    }

    @Test
    void anotherOrganizationsTokenIsAnother() {
        users.token = token(Duration.ofMinutes(1));

        auth(Fixtures.token()).getToken("books");
        auth(Fixtures.token().role("admin")).getToken("books");

        assertThat(users.calls).hasSize(2);
    }

    @Test
    void nobodyGetsNoToken() {
        assertThat(auth(null).getToken("books")).isNull();
    }

    @Test
    void signOutEndsTheSessionAndRemovesTheCookiesThatCame() {
        RequestAuth auth = auth(Fixtures.token());

        auth.signOut();

        assertThat(users.calls).containsExactly("revoke sess_1");
        assertThat(auth.isAuthenticated()).isFalse();
        assertThat(auth.fullySignedIn()).isEmpty();
        assertThatThrownBy(auth::protect).isInstanceOf(ProtectionException.class);
        String suffix = Fixtures.PRODUCTION.cookieSuffix();
        assertThat(auth.signOutCookies())
                .contains(
                        "__session=; Path=/; Max-Age=0",
                        "__session_" + suffix + "=; Path=/; Max-Age=0",
                        "__client_uat=; Path=/; Max-Age=0",
                        "__client_uat=; Path=/; Domain=app.example.com; Max-Age=0",
                        "__client_uat=; Path=/; Domain=example.com; Max-Age=0")
                .noneMatch(line -> line.startsWith("__refresh") || line.contains("other"));
    }

    @Test
    void whatPassedBeforeTheSignOutDoesNotPassAgain() {
        Requirements signedIn = new Requirements(List.of(Protection.signedIn()), List.of());
        RequestAuth auth = auth(Fixtures.token());
        auth.enforce(signedIn);

        auth.signOut();

        assertThatThrownBy(() -> auth.enforce(signedIn)).isInstanceOf(ProtectionException.class);
    }

    @Test
    void anotherViewOfTheRequestSignsItOutToo() {
        RequestAuth auth = auth(Fixtures.token());

        auth.treatingPendingAsSignedOut(true).signOut();

        assertThat(auth.isAuthenticated()).isFalse();
        assertThat(auth.signOutCookies()).isNotEmpty();
        assertThatThrownBy(auth::protect).isInstanceOf(ProtectionException.class);
    }

    @Test
    void aSessionThatIsOverIsNoneToEnd() {
        users.failure = new Failures.Answer(404).exception();

        RequestAuth auth = auth(Fixtures.token());
        auth.signOut();

        assertThat(auth.isAuthenticated()).isFalse();
    }

    @Test
    void whereClerkCannotBeReachedTheSessionGoesOn() {
        users.failure = Failures.unreachable();
        RequestAuth auth = auth(Fixtures.token());

        assertThatThrownBy(auth::signOut).isInstanceOf(ClerkApiException.class);

        assertThat(auth.isAuthenticated()).isTrue();
        assertThat(auth.signOutCookies()).isEmpty();
    }

    /** A page without ClerkJS brings an expired token after a minute, and a POST is not redirected to a handshake. */
    @Test
    void anExpiredTokensSessionCanBeEnded() {
        RequestAuth auth = withSession(token(Duration.ofDays(-3)));
        assertThat(auth.isAuthenticated()).isFalse();
        List<String> sent = new ArrayList<>();
        auth.sendSignOutCookiesTo(sent::add);

        auth.signOut();
        auth.signOut();

        assertThat(users.calls).containsExactly("revoke sess_1");
        assertThat(auth.signOutCookies()).contains("__session=; Path=/; Max-Age=0", "__client_uat=; Path=/; Max-Age=0");
        assertThat(sent).as("once").isEqualTo(auth.signOutCookies());
    }

    @Test
    void aSessionFromBeforeTheLastSignInCanBeEnded() {
        RequestAuth auth =
                withCookies("__client_uat=" + Fixtures.NOW.getEpochSecond() + "; __session=" + Fixtures.token());
        assertThat(auth.isAuthenticated()).isFalse();

        auth.signOut();

        assertThat(users.calls).containsExactly("revoke sess_1");
    }

    @Test
    void aForgedTokenEndsNobodysSession() {
        String expired = token(Duration.ofMinutes(-1));
        String good = Fixtures.token().text();
        String forged = expired.substring(0, expired.lastIndexOf('.') + 1) + good.substring(good.lastIndexOf('.') + 1);

        RequestAuth auth = withSession(forged);
        auth.signOut();

        assertThat(users.calls).isEmpty();
        assertThat(auth.signOutCookies()).contains("__session=; Path=/; Max-Age=0");
    }

    @Test
    void aMachinesTokenEndsNoSession() {
        RequestAuth auth = withSession(Fixtures.token().claim("sub", "mch_1"));

        auth.signOut();

        assertThat(users.calls).isEmpty();
    }

    @Test
    void nobodyIsSignedOut() {
        RequestAuth auth = withCookies("other=1; __client_uat=0; __clerk_db_jwt=dvb_1");

        auth.signOut();

        assertThat(users.calls).isEmpty();
        assertThat(auth.signOutCookies()).isEmpty();
    }

    /** Clerk leaves it for a few seconds, and any request that brings it is signed in by it. */
    @Test
    void aHandshakeBringsNothingBack() {
        TestToken handshake = Fixtures.token().handshake("__session=" + Fixtures.token(), "__client_uat=1");
        RequestAuth auth = withCookies("__clerk_handshake=" + handshake);
        assertThat(auth.isAuthenticated()).isTrue();

        auth.signOut();

        assertThat(users.calls).containsExactly("revoke sess_1");
        assertThat(auth.signOutCookies()).contains("__clerk_handshake=; Path=/; Max-Age=0");
        assertThat(auth.state().setCookies()).isEmpty();
    }

    @Test
    void aSignInTimeWithoutATokenIsRemoved() {
        RequestAuth auth = withCookies("__client_uat=1");

        auth.signOut();

        assertThat(users.calls).isEmpty();
        assertThat(auth.signOutCookies()).contains("__client_uat=; Path=/; Max-Age=0");
    }

    @Test
    void whoseKeysCannotBeLoadedIsNotSignedOutByHalves() {
        keys = kid -> new KeyResult.NotFound(new Refused(AuthReason.JWKS_FAILED_TO_LOAD, "", true));
        RequestAuth auth = withSession(token(Duration.ofMinutes(-1)));

        assertThatThrownBy(auth::signOut)
                .isInstanceOfSatisfying(
                        ClerkApiException.class,
                        it -> assertThat(it.isTemporary()).isTrue());

        assertThat(users.calls).isEmpty();
        assertThat(auth.signOutCookies()).isEmpty();
    }

    @Test
    void aViewFromBeforeTheSignOutIsSignedOutToo() {
        RequestAuth auth = auth(Fixtures.token());
        Auth view = auth.treatingPendingAsSignedOut(true);

        auth.signOut();

        assertThat(view.isAuthenticated()).isFalse();
    }

    private static String token(Duration life) {
        return Fixtures.token().expiresAt(Fixtures.NOW.plus(life)).text();
    }

    /** A request that suits an API, with the cookies beside. */
    private RequestAuth auth(Object token) {
        TestRequest request = Fixtures.apiRequest();
        if (token != null) {
            request.bearer(token);
            request.header(
                    "Cookie",
                    "other=1; __client_uat=1; __session=" + token + "; __session_" + Fixtures.PRODUCTION.cookieSuffix()
                            + "=" + token);
        }
        return authOf(request);
    }

    /** A form of a browser that has a session, or had one. */
    private RequestAuth withSession(Object token) {
        return withCookies("__client_uat=1; __session=" + token);
    }

    private RequestAuth withCookies(String cookies) {
        return authOf(new TestRequest("POST", "https://app.example.com/sign-out").header("Cookie", cookies));
    }

    private RequestAuth authOf(TestRequest request) {
        ClerkInstance clerk = new ClerkInstance(
                Fixtures.config(),
                keys,
                new ClerkInstance.Backend(
                        new HttpBackendApi(Fixtures.config(), Fixtures.CLOCK),
                        (kind, it) -> JsonValue.EMPTY_JSON_OBJECT,
                        users,
                        tokens),
                Fixtures.seen(),
                Fixtures.CLOCK);
        return Fixtures.auth(clerk, request, () -> false);
    }

    private static final class FakeUsers implements UserApi {
        private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
        private CountDownLatch hold = new CountDownLatch(0);
        private BackendException failure;
        private JsonObject user = Json.createObjectBuilder().add("id", "user_1").build();
        private String token = "";

        private void call(String what) throws BackendException {
            calls.add(what);
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public JsonObject user(String userId) throws BackendException {
            call("user " + userId);
            return user;
        }

        @Override
        public JsonObject createEmailAddress(String userId, String emailAddress, boolean verified, boolean primary)
                throws BackendException {
            call("address " + userId + " " + emailAddress + " " + verified + " " + primary);
            return Json.createObjectBuilder().add("email_address", emailAddress).build();
        }

        @Override
        public List<JsonObject> oauthAccessTokens(String userId, String provider) throws BackendException {
            call("oauth " + userId + " " + provider);
            return List.of();
        }

        @Override
        public String sessionToken(String sessionId, TokenRequest wanted) throws BackendException {
            call("token " + sessionId + " " + wanted.getTemplate() + " " + wanted.getExpiresIn());
            try {
                hold.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return token;
        }

        @Override
        public void revokeSession(String sessionId) throws BackendException {
            call("revoke " + sessionId);
        }
    }

    /** A host of 126 labels, or once of 15,000, was told to remove each cookie for each of them. */
    @Test
    void aSignOutWritesAFewLinesWhateverTheHostIs() {
        String suffix = "_" + Fixtures.PRODUCTION.cookieSuffix();
        StringBuilder cookies = new StringBuilder();
        for (String name : List.of(
                "__session",
                "__client_uat",
                "__refresh",
                "__clerk_db_jwt",
                "__clerk_handshake",
                "__clerk_handshake_nonce")) {
            cookies.append(name).append("=1; ").append(name).append(suffix).append("=1; ");
        }
        TestRequest request =
                new TestRequest("POST", "https://" + "a.".repeat(126) + "b/page").header("Cookie", cookies.toString());
        List<String> lines = new SignOut(visit(request), verifier()).cookies();

        assertThat(lines)
                .hasSize(12 * 9)
                .contains(
                        "__session=; Path=/; Domain=" + "a.".repeat(126) + "b; Max-Age=0",
                        "__session=; Path=/; Domain=a.a.a.a.a.a.a.b; Max-Age=0",
                        "__session=; Path=/; Domain=a.b; Max-Age=0")
                .noneMatch(line -> line.contains("Domain=b;") || line.contains("Domain=a.a.a.a.a.a.a.a.b;"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://127.0.0.1/, ",
        "https://127.1/, ",
        "https://[::1]/, ",
        "https://localhost/, ",
        "https://a.localhost/, a.localhost localhost",
        "https://example.com/, example.com",
        "https://a.b.c.d.e.f.example.com/, a.b.c.d.e.f.example.com b.c.d.e.f.example.com c.d.e.f.example.com d.e.f.example.com"
                + " e.f.example.com f.example.com example.com",
    })
    void theDomainsThatCookiesMayBeFor(String url, String domains) {
        TestRequest request = new TestRequest("POST", url).header("Cookie", "__session=x");

        List<String> expected = new ArrayList<>(List.of("__session=; Path=/; Max-Age=0"));
        for (String domain : domains == null ? new String[0] : domains.split(" ")) {
            expected.add("__session=; Path=/; Domain=" + domain + "; Max-Age=0");
        }
        assertThat(new SignOut(visit(request), verifier()).cookies()).isEqualTo(expected);
    }

    private static Visit visit(TestRequest request) {
        return new Visit(request, request.url(), Fixtures.config(), Fixtures.seen(), Fixtures.NOW.toEpochMilli());
    }

    private static TokenVerifier verifier() {
        return Fixtures.verifier(Fixtures.config());
    }
}
