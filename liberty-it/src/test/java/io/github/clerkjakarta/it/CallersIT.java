package io.github.clerkjakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.emulator.Emulator;
import io.github.clerkjakarta.emulator.Trouble;
import io.github.clerkjakarta.it.RawHttp.Answer;
import io.github.clerkjakarta.wire.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every kind of caller and its cost: the number of calls to Clerk's Backend API is part of each expectation. */
class CallersIT {
    private static final String VERIFY_M2M = "POST /m2m_tokens/verify";
    private static final String VERIFY_OAUTH = "POST /oauth_applications/access_tokens/verify";
    private static final String VERIFY_KEY = "POST /api_keys/verify";

    private static Emulator clerk;
    private static LibertyServer server;
    private static String origin;

    @BeforeAll
    static void start() throws IOException {
        clerk = Emulator.start(Emulator.options());
        int port = FreePort.get();
        origin = "http://localhost:" + port;
        Map<String, String> properties = Demo.properties(clerk, port);
        properties.put("clerk.machine-secret-key", "ak_ledger_secret");
        // The Backend API issues tokens for Clerk's own address.
        properties.put("clerk.authorized-parties", origin + "," + clerk.url());
        properties.put("echo/mp-rest/url", origin + "/callers");
        properties.put("echo.origin", origin);
        server = LibertyServer.named("callers-it")
                .port(port)
                .serverXml(LibertyServer.sample()
                        .replace(
                                "<feature>jsonp-2.1</feature>",
                                "<feature>jsonp-2.1</feature><feature>jsonb-3.0</feature><feature>mpRestClient-3.0</feature>")
                        .replaceAll("    <webApplication.*\n", "")
                        .replace("</server>", """
                                    <webApplication location="callers.war" contextRoot="/callers"/>
                                    <webApplication location="official.war" contextRoot="/client"/>
                                </server>"""))
                .application("callers.war", War.of("callers", "all", List.of("callers")))
                .application("official.war", War.with("official", List.of("officialclient"), OfficialClient.jars()))
                .properties(properties)
                .start();
        // The keys are fetched once, for the first caller.
        get("/session", clerk.sessionToken("user_ada", origin));
    }

    @AfterAll
    static void stop() {
        server.close();
        clerk.close();
    }

    @BeforeEach
    void quiet() {
        clerk.untroubled();
        clerk.forgetRequests();
    }

    private static Answer get(String path, String token) {
        return RawHttp.send(server.port(), "GET", "/callers" + path, "Authorization: Bearer " + token);
    }

    private static Answer get(String path) {
        return RawHttp.send(server.port(), "GET", "/callers" + path);
    }

    private static Answer post(String path, String... headers) {
        return RawHttp.send(server.port(), "POST", "/callers" + path, headers);
    }

    private static String session() {
        return clerk.sessionToken("user_ada", origin);
    }

    private static String key() {
        return clerk.apiKey("user_ada", "Ada's key", List.of("books:read"));
    }

    private static void assertCalls(String... calls) {
        assertThat(clerk.requests().stream().map(it -> it.replaceFirst(" [0-9a-z]+$", "")))
                .containsExactly(calls);
    }

    @Test
    void anOpaqueM2mTokenIsVerifiedByClerk() {
        assertThat(get("/m2m", clerk.m2mToken("mch_reporter", false)).body())
                .isEqualTo("M2M null mch_reporter mch_ledger");
        assertCalls(VERIFY_M2M);
    }

    @Test
    void anM2mJwtIsVerifiedHere() {
        assertThat(get("/m2m", clerk.m2mToken("mch_reporter", true)).body())
                .isEqualTo("M2M null mch_reporter mch_ledger");
        assertCalls();
    }

    @Test
    void anOpaqueOAuthTokenIsVerifiedByClerk() {
        String token = clerk.oauthToken("user_ada", "client_books", List.of("openid", "email"), false);

        assertThat(get("/oauth", token).body()).isEqualTo("OAUTH user_ada user_ada openid,email");
        assertCalls(VERIFY_OAUTH);
    }

    @Test
    void anOAuthJwtIsVerifiedHere() {
        String token = clerk.oauthToken("user_ada", "client_books", List.of("openid"), true);

        assertThat(get("/oauth", token).body()).isEqualTo("OAUTH user_ada user_ada openid");
        assertCalls();
    }

    @Test
    void anApiKeyIsVerifiedByClerk() {
        assertThat(get("/key", key()).body()).isEqualTo("API_KEY user_ada user_ada books:read Ada's key null");
        assertCalls(VERIFY_KEY);
    }

    @Test
    void anOrganizationsKeyHasNoUser() {
        String token = clerk.apiKey("org_acme", "Acme's key", List.of());

        assertThat(get("/key", token).body()).isEqualTo("API_KEY null org_acme  Acme's key org_acme");
        assertCalls(VERIFY_KEY);
    }

    @Test
    void whatTakesAnythingTakesSessionsToo() {
        assertThat(get("/any", session()).body()).isEqualTo("SESSION user_ada");
        assertThat(get("/any", key()).body()).isEqualTo("API_KEY user_ada user_ada books:read");
        assertCalls(VERIFY_KEY);
    }

    @Test
    void aStrangerCannotMakeUsCallClerk() {
        assertThat(get("/public", "mt_strange").body()).isEqualTo("open");
        assertThat(get("/session", "mt_strange").status()).isEqualTo(404);
        assertThat(get("/oauth", "mt_strange").status()).isEqualTo(401);
        assertCalls();
    }

    @Test
    void aSessionIsNoMachine() {
        Answer answer = get("/m2m", session());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("WWW-Authenticate")).as("the token is good").isEqualTo("Bearer");
        assertThat(get("/m2m").status()).isEqualTo(401);
        assertCalls();
    }

    @Test
    void anOAuthClientIsToldWhereToGetAToken() {
        Answer answer = get("/oauth", "oat_strange");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .startsWith("Bearer resource_metadata=\"https://")
                .endsWith("/.well-known/oauth-protected-resource\"");
        assertCalls(VERIFY_OAUTH);
    }

    @Test
    void anUnknownKeyIsNotAskedForAgainAtOnce() {
        for (int i = 0; i < 5; i++) {
            assertThat(get("/key", "ak_unknown_to_clerk").status()).isEqualTo(401);
        }
        assertCalls(VERIFY_KEY);
    }

    @Test
    void oneVerificationARequestHoweverOftenItIsAskedFor() {
        assertThat(get("/often", key()).body()).isEqualTo("API_KEY user_ada");
        assertCalls(VERIFY_KEY);
    }

    @Test
    void beansProtectThemselves() {
        assertThat(get("/bean", key()).body()).isEqualTo("API_KEY user_ada");
        assertThat(get("/bean", session()).body()).isEqualTo("SESSION user_ada");
        assertThat(get("/bean").status()).isEqualTo(404);
        assertThat(get("/bean-for-sessions", key()).status())
                .as("what the resource accepted is not accepted by a bean for sessions")
                .isEqualTo(404);
        assertCalls(VERIFY_KEY, VERIFY_KEY);
    }

    @Test
    void aMachineHasNoRole() {
        assertThat(get("/role", session()).body()).isEqualTo("SESSION user_ada");
        assertCalls();
        assertThat(get("/role", key()).status()).isEqualTo(401);
        assertCalls(VERIFY_KEY);
    }

    @Test
    void protectInAMethodAndAskingWithoutProtecting() {
        assertThat(get("/protect", key()).body()).isEqualTo("API_KEY");
        assertThat(get("/protect", session()).status()).isEqualTo(401);
        assertThat(get("/optional", key()).body()).isEqualTo("API_KEY");
        assertThat(get("/optional", session()).body()).isEqualTo("SESSION");
        assertThat(get("/optional").body()).isEqualTo("nobody");
        assertCalls(VERIFY_KEY, VERIFY_KEY);
    }

    @Test
    void concurrentRequestsWithOneTokenShareACall() {
        clerk.trouble(Trouble.slow("/api_keys", Duration.ofSeconds(3)));
        String token = key();

        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Answer>> answers = IntStream.range(0, 4)
                    .mapToObj(i -> callers.submit(() -> get("/key", token)))
                    .toList();

            assertThat(answers).allSatisfy(it -> assertThat(it.get().status()).isEqualTo(200));
        } finally {
            callers.shutdownNow();
        }
        assertCalls(VERIFY_KEY);
    }

    @Test
    void whileClerkFailsMachinesGet503AndNobodyIsLetIn() {
        clerk.trouble(Trouble.status("/api_keys", 500));

        Answer answer = get("/key", key());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertCalls(VERIFY_KEY);
    }

    @Test
    void aGatewaysFailureIsTriedOnceMore() {
        clerk.trouble(Trouble.status("/api_keys", 502).times(1));

        assertThat(get("/key", key()).status()).isEqualTo(200);
        assertCalls(VERIFY_KEY, VERIFY_KEY);
    }

    @Test
    void aDroppedConnectionIsTriedOnceMore() {
        clerk.trouble(Trouble.dropped("/api_keys").times(1));

        assertThat(get("/key", key()).status()).isEqualTo(200);
        assertCalls(VERIFY_KEY, VERIFY_KEY);
    }

    @Test
    void whileClerkIsTooSlowMachinesGet503() {
        clerk.trouble(Trouble.slow("/oauth_applications", Duration.ofSeconds(8)).times(1));

        assertThat(get("/oauth", clerk.oauthToken("user_ada", "client_books", List.of(), false))
                        .status())
                .as("a second try would have been answered at once")
                .isEqualTo(503);
        Patience.until(() -> !clerk.requests().isEmpty());
        assertCalls(VERIFY_OAUTH);
    }

    @Test
    void whileClerkAsksForAPauseItIsNotCalled() {
        clerk.trouble(Trouble.tooMany("/m2m_tokens", Duration.ofSeconds(10)).times(1));

        for (int i = 0; i < 3; i++) {
            assertThat(get("/m2m", clerk.m2mToken("mch_reporter", false)).status())
                    .isEqualTo(503);
        }
        assertCalls(VERIFY_M2M);

        assertThat(Patience.until(
                        () -> get("/m2m", clerk.m2mToken("mch_reporter", false)).status() == 200))
                .as("called again after the pause")
                .isTrue();
    }

    @Test
    void theUserIsAskedForOnceARequestFromHoweverManyBeans() {
        assertThat(get("/first-name", session()).body()).isEqualTo("Ada Ada");
        assertCalls("GET /v1/users/user_ada");
    }

    @Test
    void theUserAsJsonHasNoPrivateMetadata() {
        assertThat(get("/user", session()).body())
                .contains("\"firstName\":\"Ada\"", "\"emailAddress\":\"ada@example.com\"", "\"publicMetadata\":{}")
                .doesNotContain("private", "operations");
        assertCalls("GET /v1/users/user_ada");
    }

    @Test
    void whatIsDoneForTheUser() {
        assertThat(get("/google", session()).body()).isEqualTo("oauth_google [email] emulated-oauth_google-token");
        assertCalls("GET /v1/users/user_ada/oauth_access_tokens/oauth_google", "GET /v1/users/user_ada");
        clerk.forgetRequests();

        String bob = clerk.sessionToken("user_bob", origin);
        assertThat(post("/addresses?address=bob@example.org", "Authorization: Bearer " + bob)
                        .body())
                .isEqualTo("bob@example.com true, bob@example.org true");
        assertCalls("GET /v1/users/user_bob", "POST /v1/email_addresses", "GET /v1/users/user_bob");
    }

    @Test
    void whatClerkDoesNotTakeIsTheProgrammersMistake() {
        Answer answer = post("/addresses?address=ada@example.com", "Authorization: Bearer " + session());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(server.log()).contains("/v1/email_addresses answered 422").doesNotContain("ada@example.com");
        assertCalls("POST /v1/email_addresses", "GET /v1/users/user_ada");
    }

    @Test
    void nobodysUserCostsNothing() {
        assertThat(get("/first-name").body()).isEqualTo("nobody nobody");
        assertCalls();
    }

    @Test
    void whileClerkFailsTheUsersPageIs503() {
        clerk.trouble(Trouble.status("/v1/users", 500));

        assertThat(get("/first-name", session()).status()).isEqualTo(503);
        assertCalls("GET /v1/users/user_ada");
    }

    @Test
    void aTemplatesTokenIsKeptForItsSession() {
        String session = session();

        String first = get("/token?template=reports", session).body();
        String second = get("/token?template=reports", session).body();

        assertThat(first).startsWith("ey").isEqualTo(second);
        assertCalls("POST /v1/sessions/" + claim(session, "sid") + "/tokens/reports");
    }

    @Test
    void aTemplateThatDoesNotExistIsTheProgrammersMistake() {
        Answer answer = get("/token?template=none", session());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).isEmpty();
        assertThat(clerk.requests()).singleElement().asString().endsWith("/tokens/none 404");
    }

    @Test
    void aFreshTokenIsAskedForEachTime() {
        String session = session();

        get("/long-token", session);
        get("/long-token", session);

        String call = "POST /v1/sessions/" + claim(session, "sid") + "/tokens";
        assertCalls(call, call);
    }

    @Test
    void theTokenGoesToNamedOriginsAlone() {
        String here = "http://localhost:" + server.port();

        assertThat(get("/forward?to=" + here + "&trusted=" + here, session()).body())
                .isEqualTo("own token");
        assertThat(get("/forward?to=" + here + "&trusted=https://orders.example", session())
                        .body())
                .isEqualTo("own nothing");
        assertThat(get("/forward?to=" + here + "&trusted=" + here).body()).isEqualTo("own nothing");
        assertThat(get("/forward-mp", session()).body()).isEqualTo("token");
        assertThat(get("/forward-mp").body()).isEqualTo("nothing");
        assertCalls();
    }

    @Test
    void signOutEndsTheSessionAndRemovesItsCookies() {
        String session = session();
        String cookies = "Cookie: __client_uat=" + (claimNumber(session, "iat") - 1)
                + "; __clerk_db_jwt=dvb_1; __session=" + session;
        assertThat(RawHttp.send(server.port(), "GET", "/callers/session", cookies)
                        .status())
                .isEqualTo(200);
        clerk.forgetRequests();

        Answer answer = post("/sign-out", cookies);

        assertThat(answer.body()).isEqualTo("signed in: false, principal: null");
        assertThat(answer.headers())
                .contains(
                        "Set-Cookie: __session=; Path=/; Max-Age=0",
                        "Set-Cookie: __client_uat=; Path=/; Max-Age=0",
                        "Set-Cookie: __clerk_db_jwt=; Path=/; Max-Age=0");
        assertThat(answer.header("Cache-Control")).startsWith("no-store");
        assertCalls("POST /v1/sessions/" + claim(session, "sid") + "/revoke");
        assertThat(get("/token?template=reports", session).status())
                .as("Clerk gives no tokens of it any more")
                .isEqualTo(500);
    }

    @Test
    void signOutEndsTheSessionOfAnExpiredToken() {
        clerk.skewClock(Duration.ofMinutes(-5));
        String expired = session();
        clerk.skewClock(Duration.ZERO);
        String cookies = "Cookie: __client_uat=1; __clerk_db_jwt=dvb_1; __session=" + expired;

        Answer answer = post("/sign-out", cookies);

        assertThat(answer.headers()).contains("Set-Cookie: __session=; Path=/; Max-Age=0");
        assertCalls("POST /v1/sessions/" + claim(expired, "sid") + "/revoke");
    }

    @Test
    void whileClerkFailsNobodyIsSignedOutByHalves() {
        clerk.trouble(Trouble.status("/v1/sessions", 500));
        String session = session();

        Answer answer = post("/sign-out", "Authorization: Bearer " + session);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).noneMatch(line -> line.startsWith("Set-Cookie"));
        assertThat(get("/session", session).status()).isEqualTo(200);
        assertCalls("POST /v1/sessions/" + claim(session, "sid") + "/revoke");
    }

    @Test
    void whoWasVerifiedLongAgoIsAskedToVerify() throws Exception {
        String fresh = "Authorization: Bearer " + session();
        String stale = "Authorization: Bearer " + verifiedAgo(Duration.ofMinutes(30));

        assertThat(post("/step-up", fresh).body()).isEqualTo("done");
        Answer answer = post("/step-up", stale);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body())
                .isEqualTo("{\"clerk_error\":{\"type\":\"forbidden\",\"reason\":\"reverification-error\","
                        + "\"metadata\":{\"reverification\":\"strict\"}}}");
        assertThat(post("/step-up-bean", stale).body()).isEqualTo(answer.body());
        assertThat(post("/step-up-minutes", stale).body()).isEqualTo("done");
        assertThat(post("/step-up-role", stale).status()).isEqualTo(404);
        assertThat(post("/step-up").status()).isEqualTo(404);
        assertThat(clerk.requests()).as("the one that made the old token").hasSize(1);
    }

    @Test
    void aMethodMayAnswerItself() {
        Answer answer = post("/step-up-response", "Authorization: Bearer " + session());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(answer.body())
                .endsWith("\"metadata\":{\"reverification\":{\"level\":\"second_factor\",\"afterMinutes\":5}}}}");
        assertCalls();
    }

    @Test
    void clerksOfficialClientIsInjected() {
        assertThat(RawHttp.send(server.port(), "GET", "/client/official/user_ada")
                        .body())
                .isEqualTo("Ada");
        assertThat(RawHttp.send(server.port(), "GET", "/client/keeper").body())
                .as("one instance: any bean may keep it")
                .isEqualTo("kept");
        assertCalls("GET /v1/users/user_ada");
    }

    /** Returns a token of a session whose user was verified this long ago. */
    private static String verifiedAgo(Duration age) throws IOException, InterruptedException {
        String session = claim(session(), "sid");
        clerk.ageVerifications("user_ada", age);
        HttpRequest request = HttpRequest.newBuilder(URI.create(clerk.url() + "/v1/sessions/" + session + "/tokens"))
                .header("Authorization", "Bearer " + clerk.secretKey())
                .POST(BodyPublishers.ofString("{}"))
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return body.replaceFirst("(?s).*\"jwt\" *: *\"([^\"]+)\".*", "$1");
    }

    private static String claim(String token, String name) {
        return payload(token).replaceFirst("(?s).*\"" + name + "\":\"([^\"]+)\".*", "$1");
    }

    private static long claimNumber(String token, String name) {
        return Long.parseLong(payload(token).replaceFirst("(?s).*\"" + name + "\":([0-9]+).*", "$1"));
    }

    private static String payload(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }
}
