package io.github.clerkjakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.emulator.Emulator;
import io.github.clerkjakarta.it.Browser.Answer;
import io.github.clerkjakarta.wire.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo as its users meet it: real HTTP, a real Open Liberty, an offline Clerk. */
class DemoIT {
    private static final AdjustableClock CLOCK = new AdjustableClock();

    private static Emulator clerk;
    private static LibertyServer server;

    @BeforeAll
    static void start() throws IOException {
        clerk = Emulator.start(Emulator.options().clock(CLOCK).refreshTokens(true));
        int port = FreePort.get();
        Map<String, String> properties = Demo.properties(clerk, port);
        String secretKey = properties.remove("clerk.secret-key");
        server = LibertyServer.named("demo-it")
                .port(port)
                .environment("CLERK_SECRET_KEY", secretKey)
                .serverXml(LibertyServer.sample())
                .application("clerk-demo.war", Path.of(System.getProperty("demo.war")))
                .properties(properties)
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
        clerk.close();
    }

    @AfterEach
    void rightTime() {
        CLOCK.ahead(Duration.ZERO);
    }

    private static Browser signedIn(String name) {
        Browser browser = new Browser();
        List<Answer> toSignIn = browser.follow(server.url("/dashboard"));
        URI page = toSignIn.get(toSignIn.size() - 1).response().uri();
        Answer back = browser.signIn(page, name + "@example.com", name);
        assertThat(back.status()).isEqualTo(303);
        browser.follow(URI.create(back.location()));
        return browser.later();
    }

    private static Answer api(String method, String path, String token) {
        String[] headers = token == null
                ? new String[] {"Accept", "*/*"}
                : new String[] {"Accept", "*/*", "Authorization", "Bearer " + token};
        return new Browser().send(method, server.url(path), BodyPublishers.noBody(), headers);
    }

    private static String token(String userId) {
        return clerk.sessionToken(userId, "http://localhost:" + server.port());
    }

    private static String start(Answer hop) {
        return hop.location().replaceAll("\\?.*", "");
    }

    // The first visit and the way back from sign-in, hop by hop.

    @Test
    void chainA_firstVisitEndsAtSignIn() {
        Browser browser = new Browser();
        String dashboard = server.url("/dashboard").toString();

        List<Answer> hops = browser.follow(server.url("/dashboard"));

        assertThat(hops).extracting(Answer::status).containsExactly(307, 307, 307, 307, 200);
        assertThat(start(hops.get(0))).isEqualTo(clerk.frontendApiUrl() + "/v1/client/handshake");
        assertThat(hops.get(0).location()).contains("__clerk_hs_reason=dev-browser-missing");
        assertThat(hops.get(0).header("Cache-Control")).contains("no-store");
        assertThat(hops.get(0).setCookies()).anyMatch(it -> it.startsWith("__clerk_redirect_count=1"));
        assertThat(start(hops.get(1))).isEqualTo(dashboard);
        assertThat(hops.get(1).location()).contains("__clerk_handshake_nonce=");
        assertThat(hops.get(2).location()).isEqualTo(dashboard);
        assertThat(hops.get(2).header("Cache-Control")).contains("no-store");
        assertThat(start(hops.get(3))).isEqualTo(clerk.signInUrl());
        assertThat(hops.get(3).location()).contains("redirect_url=http%3A%2F%2Flocalhost");
        assertThat(browser.cookie("__clerk_db_jwt")).startsWith("dvb_");
    }

    @Test
    void chainB_afterSignInThePageKnowsTheUser() {
        Browser browser = new Browser();
        List<Answer> toSignIn = browser.follow(server.url("/dashboard"));
        Answer back = browser.signIn(toSignIn.get(4).response().uri(), "ada@example.com", "ada");

        List<Answer> hops = browser.follow(URI.create(back.location()));

        assertThat(back.location()).contains("__clerk_db_jwt=dvb_");
        assertThat(hops).extracting(Answer::status).containsExactly(307, 307, 307, 200);
        assertThat(hops.get(0).location()).contains("__clerk_hs_reason=dev-browser-sync");
        assertThat(hops.get(2).location()).isEqualTo(server.url("/dashboard").toString());
        assertThat(hops.get(3).body()).contains("Signed in as <b>user_ada</b>, org:admin of <b>acme</b>");
    }

    @Test
    void wrongPasswordStaysAtSignIn() {
        Browser browser = new Browser();
        List<Answer> toSignIn = browser.follow(server.url("/dashboard"));

        Answer answer = browser.signIn(toSignIn.get(4).response().uri(), "ada@example.com", "bob");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("incorrect");
    }

    @Test
    void signOutIsSeenAfterTheNextHandshake() {
        Browser browser = signedIn("ada");
        List<Answer> hops = browser.follow(URI.create(clerk.signOutUrl() + "?redirect_url=" + server.url("/")
                + "&__clerk_db_jwt=" + browser.cookie("__clerk_db_jwt")));

        assertThat(hops.get(hops.size() - 1).body()).contains("Signed out");
        assertThat(browser.fetch("GET", server.url("/dashboard")).status()).isEqualTo(404);
    }

    @Test
    void whoLeftThePageOpenCanSignOutWithoutClerkJs() {
        CLOCK.ahead(Duration.ofMinutes(-2));
        Browser browser = signedIn("ada");
        CLOCK.ahead(Duration.ZERO);

        Answer answer = browser.submit(server.url("/sign-out"), Map.of());

        assertThat(answer.status()).isEqualTo(303);
        List<Answer> hops = browser.follow(URI.create(answer.location()));
        assertThat(hops.get(hops.size() - 1).body()).contains("Signed out");
        assertThat(browser.fetch("GET", server.url("/dashboard")).status()).isEqualTo(404);
    }

    // The table of protect(), every row with every kind of request.

    @ParameterizedTest
    @CsvSource({
        "ada,  200, 200",
        "bob,  404, 404",
    })
    void signedInDocument(String user, int document, int script) {
        Browser browser = signedIn(user);

        assertThat(browser.open(server.url("/dashboard")).status()).isEqualTo(200);
        assertThat(browser.open(server.url("/admin")).status()).isEqualTo(document);
        assertThat(browser.fetch("GET", server.url("/admin")).status()).isEqualTo(script);
    }

    @Test
    void unauthorizedUrlRedirects() {
        Browser browser = signedIn("bob");

        Answer document = browser.open(server.url("/admin/upgrade"));
        Answer script = browser.fetch("GET", server.url("/admin/upgrade"));

        assertThat(document.status()).isEqualTo(307);
        assertThat(document.location()).isEqualTo(server.url("/dashboard").toString());
        assertThat(script.status()).isEqualTo(307);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /dashboard,         404",
        "HEAD, /dashboard,         404",
        "POST, /dashboard,         404",
        "GET,  /admin,             404",
        "GET,  /api/invoices,      404",
        "POST, /api/invoices,      404",
        "GET,  /api/invoices/total,404",
        "GET,  /api/invoices/mine, 401",
    })
    void signedOutApi(String method, String path, int status) {
        Answer answer = api(method, path, null);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        if (status == 404) {
            assertThat(answer.body()).as("a 404 does not say why").isEmpty();
        }
    }

    @Test
    void hiddenLooksLikeMissing() {
        Answer hidden = api("GET", "/admin", null);
        Answer missing = api("GET", "/nothing-here", null);

        assertThat(hidden.status()).isEqualTo(missing.status());
        assertThat(hidden.body()).isEqualTo(missing.body());
        assertThat(hidden.header("Content-Type")).isEqualTo(missing.header("Content-Type"));
    }

    @Test
    void unauthorizedNamesTheSignInUrl() {
        Answer answer = api("GET", "/api/invoices/mine", null);

        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"unauthenticated\",\"signInUrl\":\"" + clerk.signInUrl() + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/invoices,       user_ada, 200",
        "GET,  /api/invoices,       user_bob, 200",
        "POST, /api/invoices,       user_ada, 201",
        "POST, /api/invoices,       user_bob, 404",
        "GET,  /api/invoices/total, user_ada, 200",
        "GET,  /api/invoices/total, user_bob, 404",
        "GET,  /api/invoices,       user_pen, 404",
        "HEAD, /dashboard,          user_bob, 200",
    })
    void signedInApi(String method, String path, String user, int status) {
        assertThat(api(method, path, token(user)).status()).isEqualTo(status);
    }

    @Test
    void securityContextCarriesThePrincipalAndFullNames() {
        Answer answer = api("GET", "/api/invoices/mine", token("user_ada"));

        assertThat(answer.body()).isEqualTo("{\"principal\":\"user_ada\",\"administrator\":true,\"admin\":false}");
    }

    @Test
    void aFormGoesToSignInWithThePageItWasOn() {
        Browser browser = new Browser();
        browser.follow(server.url("/"));

        Answer answer = browser.submit(
                server.url("/dashboard"),
                Map.of("a", "b"),
                "Referer",
                server.url("/?form=1").toString());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).startsWith(clerk.signInUrl()).contains("%2F%3Fform%3D1");
    }

    @Test
    void aPendingSessionIsShownButNotLetIn() {
        Browser browser = new Browser();
        List<Answer> toSignIn = browser.follow(server.url("/dashboard"));
        Answer back = browser.signIn(toSignIn.get(4).response().uri(), "pen@example.com", "pen");
        List<Answer> hops = browser.follow(URI.create(back.location()));

        assertThat(start(hops.get(3))).isEqualTo(clerk.signInUrl() + "/tasks");
        assertThat(browser.open(server.url("/")).body()).contains("Signed in as <b>user_pen</b>");
    }

    // Tokens that are refused.

    @Test
    void aForgedTokenIsNobody() {
        String good = token("user_ada");
        String forged = good.substring(0, good.lastIndexOf('.') + 1) + "A".repeat(342);

        Answer answer = api("GET", "/api/invoices", forged);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("x-clerk-auth-reason")).isEqualTo("token-invalid-signature");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void anExpiredTokenIsNobodyForAnApi() {
        CLOCK.ahead(Duration.ofMinutes(-2));

        Answer answer = api("GET", "/api/invoices", token("user_ada"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("x-clerk-auth-reason"))
                .isEqualTo("session-token-expired-refresh-non-eligible-no-refresh-cookie");
    }

    @Test
    void anExpiredCookieIsRefreshedWithoutTheBrowserNoticing() {
        CLOCK.ahead(Duration.ofMinutes(-2));
        Browser browser = signedIn("ada");
        CLOCK.ahead(Duration.ZERO);

        Answer answer = browser.open(server.url("/dashboard"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.setCookies()).anyMatch(it -> it.startsWith("__session="));
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void anExpiredCookieWithoutRefreshCookieIsRenewedByAHandshake() {
        CLOCK.ahead(Duration.ofMinutes(-2));
        Browser browser = signedIn("ada");
        CLOCK.ahead(Duration.ZERO);
        browser.forget("__refresh");

        List<Answer> hops = browser.follow(server.url("/dashboard"));

        assertThat(hops).extracting(Answer::status).containsExactly(307, 307, 307, 200);
        assertThat(hops.get(0).location()).contains("__clerk_hs_reason=session-token-expired-refresh-");
    }

    @Test
    void basicAuthorizationDoesNotHideTheCookie() {
        Browser browser = signedIn("ada");

        Answer answer = browser.send(
                "GET", server.url("/dashboard"), BodyPublishers.noBody(), "Authorization", "Basic dXNlcjpwdw==");

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void aPathOfTwoSlashesNeverBecomesAHost() {
        Answer answer = new Browser().open(URI.create(server.url("") + "//evil.example/dashboard"));

        assertThat(answer.location()).startsWith(clerk.frontendApiUrl());
        assertThat(answer.location())
                .contains("redirect_url=http%3A%2F%2Flocalhost%3A" + server.port() + "%2F%2Fevil.example");
    }

    @Test
    void forwardedHostIsNotBelieved() {
        Answer answer = new Browser()
                .send(
                        "GET",
                        server.url("/dashboard"),
                        BodyPublishers.noBody(),
                        "Sec-Fetch-Dest",
                        "document",
                        "X-Forwarded-Host",
                        "evil.example");

        assertThat(answer.location()).doesNotContain("evil");
    }

    @Test
    void aHandshakeMayComeBackAsAToken() {
        Browser browser = signedIn("ada");
        browser.forget("__session");
        URI handshake = URI.create(clerk.frontendApiUrl() + "/v1/client/handshake?redirect_url="
                + server.url("/dashboard") + "&__clerk_db_jwt=" + browser.cookie("__clerk_db_jwt"));

        List<Answer> hops = browser.follow(handshake);

        assertThat(hops).extracting(Answer::status).containsExactly(307, 307, 200);
        assertThat(hops.get(0).location()).contains("__clerk_handshake=ey");
    }

    @Test
    void aHandshakeOfAnotherInstanceIsAClearError() throws IOException {
        try (Emulator other = Emulator.start(Emulator.options())) {
            Answer foreign = new Browser()
                    .open(URI.create(
                            other.frontendApiUrl() + "/v1/client/handshake?redirect_url=" + server.url("/dashboard")));

            Answer answer = new Browser().open(URI.create(foreign.location()));

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).contains("secret key").doesNotContain("eyJ");
        }
    }

    @Test
    void nothingSecretIsLogged() {
        signedIn("ada");
        api("GET", "/api/invoices", token("user_ada") + "x");

        assertThat(server.log())
                .contains("CWWKF0011I")
                .doesNotContain(clerk.secretKey())
                .doesNotContain("eyJ");
    }

    // Clerk goes away and comes back with another key.

    @Test
    void knownKeysStayWhileClerkIsDownAndNewOnesAreLearned() throws IOException {
        String before = token("user_ada");
        assertThat(api("GET", "/api/invoices", before).status()).isEqualTo(200);
        int port = clerk.port();
        clerk.close();
        try {
            assertThat(api("GET", "/api/invoices", before).status())
                    .as("Clerk is down")
                    .isEqualTo(200);
        } finally {
            clerk = Emulator.start(Emulator.options().port(port).clock(CLOCK).refreshTokens(true));
        }

        assertThat(Patience.until(
                        () -> api("GET", "/api/invoices", token("user_ada")).status() == 200))
                .as("a token of the new key is accepted")
                .isTrue();
        assertThat(api("GET", "/api/invoices", before).status())
                .as("a token of the old key")
                .isEqualTo(404);
    }
}
