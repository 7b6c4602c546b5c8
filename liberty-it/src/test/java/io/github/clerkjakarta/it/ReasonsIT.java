package io.github.clerkjakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.wire.FreePort;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Provokes each reason of {@code docs/reference/reasons.md} on a server, and checks that the page's promise is kept. A
 * row without a way to provoke it fails.
 */
class ReasonsIT {
    private static final String KEY = "pk_test_Zm9vLWJhci0xMy5jbGVyay5hY2NvdW50cy5kZXYk";
    private static final String ISSUER = "https://foo-bar-13.clerk.accounts.dev";
    private static final String SUFFIX = suffix();
    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + StubClerk.KID + "\"}";

    @SuppressWarnings("TimeInStaticInitializer")
    private static final long NOW = Instant.now().getEpochSecond();

    private static final long DAYS = 3 * 86_400;
    private static final String DEV_BROWSER = "__clerk_db_jwt=dvb_1";

    /** Applications by their context root, with their differences. */
    private static final Map<String, Map<String, String>> APPLICATIONS = new LinkedHashMap<>();

    private static final StubClerk CLERK = new StubClerk();
    private static LibertyServer server;

    static {
        Map<String, String> key = Map.of("clerk.jwt-key", CLERK.publicKey());
        APPLICATIONS.put("plain", with(key, "clerk.api-url", CLERK.url("good")));
        APPLICATIONS.put("parties", with(key, "clerk.authorized-parties", "https://other.example"));
        APPLICATIONS.put("issuer", with(key, "clerk.issuer", "https://clerk.other.example"));
        APPLICATIONS.put("audience", with(key, "clerk.audience", "https://api.other.example"));
        APPLICATIONS.put("orgs", with(key, "clerk.organization-sync.organization-patterns", "/orgs/orgs/:slug"));
        APPLICATIONS.put("primary", with(key, "clerk.allowed-redirect-origins", "https://satellite.example"));
        Map<String, String> satellite = with(key, "clerk.is-satellite", "true");
        satellite.put("clerk.domain", "http://satellite.example");
        satellite.put("clerk.sign-in-url", "https://primary.example/sign-in");
        satellite.put("clerk.sign-up-url", "https://primary.example/sign-up");
        APPLICATIONS.put("satellite", satellite);
        APPLICATIONS.put("fetched", with(Map.of(), "clerk.api-url", CLERK.url("good")));
        APPLICATIONS.put("failing", with(Map.of(), "clerk.api-url", CLERK.url("failing")));
        APPLICATIONS.put("wrongkey", with(Map.of(), "clerk.api-url", CLERK.url("wrongkey")));
        APPLICATIONS.put("unreachable", with(Map.of(), "clerk.api-url", "http://localhost:" + FreePort.get()));
        APPLICATIONS.put("cut", with(key, "clerk.api-url", "http://localhost:" + FreePort.get()));
        APPLICATIONS.put("deniedlocators", with(key, "clerk.default", "deny"));
    }

    private static Map<String, String> with(Map<String, String> first, String name, String value) {
        Map<String, String> properties = new LinkedHashMap<>(first);
        properties.put(name, value);
        return properties;
    }

    /** A promise of the page, and the request that shows it. */
    private enum Promise {
        SIGNED_OUT("signed out.*", (asked) -> asked.isSignedOut(404)),
        REDIRECT("a redirect.*", Asked::isRedirected),
        PAGE("a page that says so", Asked::isTold),
        UNAVAILABLE("503.*", asked -> asked.isSignedOut(503)),
        MACHINE_REFUSED("401.*", Asked::isRefusedAsMachine),
        NOT_FOUND("404:.*", asked -> asked.isProtected(404)),
        FORBIDDEN("403:.*", asked -> asked.isProtected(403));

        private final String words;

        @SuppressWarnings("ImmutableEnumChecker")
        private final Check shows;

        Promise(String words, Check shows) {
            this.words = words;
            this.shows = shows;
        }

        static Promise of(ReasonsPage.Row row) {
            String said = switch (row.heading()) {
                case "The token is not good" -> "signed out";
                case "Clerk could not be asked" -> "503";
                default -> row.promise();
            };
            return Stream.of(values())
                    .filter(it -> said.matches(it.words))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no test knows what is meant by: " + said));
        }
    }

    @FunctionalInterface
    private interface Check {
        void check(Asked asked);
    }

    /** A way to provoke a reason: an application, perhaps a path of it, and headers. */
    private record Asked(String reason, String application, String path, List<String> headers) {

        private RawHttp.Answer send(String method, String path, String... more) {
            List<String> all = new ArrayList<>(headers);
            all.addAll(List.of(more));
            return RawHttp.send(server.port(), method, "/" + application + path, all.toArray(String[]::new));
        }

        private RawHttp.Answer open() {
            return send("GET", path.isEmpty() ? "/open" : path, "Sec-Fetch-Dest: document", "Accept: text/html");
        }

        void isSignedOut(int atProtected) {
            RawHttp.Answer open = send("GET", "/open");
            assertThat(open.header("x-clerk-auth-reason")).isEqualTo(reason);
            assertThat(open.header("x-clerk-auth-status")).isEqualTo("signed-out");
            assertThat(open.status()).isEqualTo(200);
            RawHttp.Answer closed = send("GET", "/protected");
            assertThat(closed.status()).isEqualTo(atProtected);
            assertThat(closed.header("Retry-After").isEmpty()).isEqualTo(atProtected != 503);
        }

        void isRedirected() {
            RawHttp.Answer answer = open();
            assertThat(answer.header("x-clerk-auth-reason")).isEqualTo(reason);
            assertThat(answer.status()).isEqualTo(307);
            assertThat(answer.header("Location")).isNotEmpty();
        }

        void isTold() {
            RawHttp.Answer answer = open();
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).contains("reason=" + reason);
        }

        void isRefusedAsMachine() {
            RawHttp.Answer answer = send("GET", "/machines");
            assertThat(answer.header("x-clerk-auth-reason")).isEqualTo(reason);
            assertThat(answer.status()).isEqualTo(401);
        }

        void isProtected(int status) {
            RawHttp.Answer answer = send("GET", path);
            assertThat(answer.header("x-clerk-protect-reason")).isEqualTo(reason);
            assertThat(answer.status()).isEqualTo(status);
        }
    }

    private static Asked asked(String application, String... headers) {
        return new Asked("", application, "", List.of(headers));
    }

    private static Asked at(String application, String path, String... headers) {
        return new Asked("", application, path, List.of(headers));
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    private static String cookies(String... cookies) {
        return "Cookie: " + DEV_BROWSER + "; " + String.join("; ", cookies);
    }

    /** Returns a good session token's claims, with one change. */
    private static String claims(long issuedAt, long end, String more) {
        return "{\"iss\":\"" + ISSUER
                + "\",\"sub\":\"user_1\",\"sid\":\"sess_1\",\"azp\":\"https://app.example\",\"iat\":" + issuedAt
                + ",\"nbf\":" + issuedAt + ",\"exp\":" + end + more + "}";
    }

    private static String token(String more) {
        return CLERK.token(HEADER, claims(NOW - 10, NOW + 3_600, more));
    }

    private static String expired() {
        return CLERK.token(HEADER, claims(NOW - 120, NOW - 60, ""));
    }

    private static String handshake(String more) {
        return CLERK.token(HEADER, "{\"handshake\":[]" + more + "}");
    }

    private static String withHeader(String change) {
        return CLERK.token(
                "{\"typ\":\"JWT\",\"kid\":\"" + StubClerk.KID + "\"," + change + "}",
                claims(NOW - 10, NOW + 3_600, ""));
    }

    /** The ways by heading and reason. One reason may be in several tables. */
    private static final Map<String, Asked> WAYS = new LinkedHashMap<>();

    private static void way(String heading, String reason, Asked asked) {
        WAYS.put(heading + ": " + reason, asked);
    }

    static {
        String fine = "Nothing is wrong";
        String good = "__session=" + token("");
        way(fine, "session-token-and-uat-missing", asked("plain", "Cookie: " + DEV_BROWSER));
        way(fine, "dev-browser-missing", asked("plain"));
        way(fine, "dev-browser-sync", at("plain", "/open?__clerk_db_jwt=dvb_2", "Cookie: " + DEV_BROWSER));
        way(fine, "client-uat-but-no-session-token", asked("plain", cookies("__client_uat=1")));
        way(fine, "session-token-but-no-client-uat", asked("plain", cookies(good)));
        way(fine, "session-token-iat-before-client-uat", asked("plain", cookies(good, "__client_uat=" + NOW)));
        way(
                fine,
                "session-token-expired-refresh-...",
                asked("plain", cookies("__session=" + expired(), "__client_uat=1")));
        way(
                fine,
                "primary-domain-cross-origin-sync",
                asked("plain", cookies(good, "__client_uat=1"), "Referer: https://satellite.example/"));
        way(fine, "satellite-needs-syncing", asked("satellite", "Cookie: " + DEV_BROWSER));
        way(
                fine,
                "primary-responds-to-syncing",
                at(
                        "primary",
                        "/open?__clerk_redirect_url=https%3A%2F%2Fsatellite.example%2F",
                        "Cookie: " + DEV_BROWSER));
        way(fine, "active-organization-mismatch", at("orgs", "/orgs/acme", cookies(good, "__client_uat=1")));
        way("Machines", "token-invalid", asked("plain", bearer("mt_0123456789abcdef")));
        way(
                "Machines",
                "token-verification-failed",
                asked(
                        "plain",
                        bearer(CLERK.tokenOfAnotherKey(
                                HEADER, claims(NOW - 10, NOW + 3_600, "").replace("user_1", "mch_1")))));

        String clock = "The clock";
        String early = CLERK.token(
                HEADER, claims(NOW - 10, NOW + DAYS, "").replace("\"nbf\":" + (NOW - 10), "\"nbf\":" + (NOW + 3_600)));
        String born = CLERK.token(
                HEADER,
                claims(NOW + 3_600, NOW + DAYS, "").replace("\"nbf\":" + (NOW + 3_600), "\"nbf\":" + (NOW - 10)));
        way(clock, "session-token-nbf", asked("plain", cookies("__session=" + early, "__client_uat=1")));
        way(clock, "session-token-iat-in-the-future", asked("plain", cookies("__session=" + born, "__client_uat=1")));
        way(clock, "token-expired", at("plain", "/open?__clerk_handshake=" + handshake(",\"exp\":" + (NOW - DAYS))));
        way(
                clock,
                "token-not-active-yet",
                at("plain", "/open?__clerk_handshake=" + handshake(",\"nbf\":" + (NOW + DAYS))));

        String bad = "The token is not good";
        way(bad, "token-invalid", asked("plain", bearer("x.y.z")));
        way(bad, "token-invalid-algorithm", asked("plain", bearer(withHeader("\"alg\":\"HS256\""))));
        way(
                bad,
                "token-invalid-signature",
                asked("plain", bearer(CLERK.tokenOfAnotherKey(HEADER, claims(NOW - 10, NOW + 3_600, "")))));
        way(
                bad,
                "jwk-kid-mismatch",
                asked(
                        "fetched",
                        bearer(CLERK.token(
                                HEADER.replace(StubClerk.KID, "ins_other"), claims(NOW - 10, NOW + 3_600, "")))));
        way(bad, "token-invalid-authorized-parties", asked("parties", bearer(token(""))));
        way(bad, "token-invalid-issuer", asked("issuer", bearer(token(""))));
        way(bad, "token-verification-failed", asked("audience", bearer(token(",\"aud\":\"https://api.example\""))));
        way(
                bad,
                "token-type-mismatch",
                asked("plain", bearer(withHeader("\"alg\":\"RS256\",\"cat\":\"cl_B7d4PD222AAA\""))));
        way(
                bad,
                "unexpected-error",
                asked("plain", bearer(token(",\"v\":2,\"fea\":\"o:a\",\"o\":{\"id\":\"org_1\",\"per\":1,\"fpm\":1}"))));

        String cut = "Clerk could not be asked";
        way(cut, "jwk-remote-failed-to-load", asked("failing", bearer(token(""))));
        way(cut, "secret-key-invalid", asked("wrongkey", bearer(token(""))));
        way(cut, "unexpected-error", asked("unreachable", bearer(token(""))));

        String method = "Why a method did not run";
        way(method, "not-authenticated", at("plain", "/protected", "Cookie: " + DEV_BROWSER));
        way(method, "not-authorized", at("plain", "/permission", bearer(token(""))));
        way(method, "denied-by-default", at("deniedlocators", "/silent-locator", bearer(token(""))));
        way(method, "role-annotation", at("plain", "/role", bearer(token(""))));
    }

    /** Endings of {@code session-token-expired-refresh-...}, with a script's request that provokes each. */
    private static final Map<String, Function<String, RawHttp.Answer>> REFRESHES = Map.of(
            "non-eligible-non-get", expired -> send("POST", "plain", cookies("__session=" + expired, "__client_uat=1")),
            "non-eligible-no-refresh-cookie",
                    expired -> send("GET", "plain", cookies("__session=" + expired, "__client_uat=1")),
            "fetch-error", expired -> refresh("cut", expired, "any"),
            "unexpected-bapi-error", expired -> refresh("plain", expired, "any"),
            "invalid-session-token", expired -> refresh("plain", expired, "brings-garbage"),
            "unexpected-sdk-error", expired -> refresh("plain", expired, "says-nothing"),
            "expired-session-token-missing-sid-claim",
                    expired -> refresh(
                            "plain",
                            CLERK.token(HEADER, claims(NOW - 120, NOW - 60, "").replace("\"sid\":\"sess_1\",", "")),
                            "any"),
            "expired-session-token-decode-failed",
                    expired -> send(
                            "GET", "plain", bearer(expired), cookies("__session=x", "__refresh_" + SUFFIX + "=any")));

    private static RawHttp.Answer refresh(String application, String expired, String refresh) {
        return send(
                "GET",
                application,
                cookies("__session=" + expired, "__client_uat=1", "__refresh_" + SUFFIX + "=" + refresh));
    }

    private static RawHttp.Answer send(String method, String application, String... headers) {
        return RawHttp.send(server.port(), method, "/" + application + "/open", headers);
    }

    private static String suffix() {
        try {
            byte[] digest = java.security.MessageDigest.getInstance("SHA-1")
                    .digest(KEY.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return java.util.Base64.getUrlEncoder().encodeToString(digest).substring(0, 8);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    static void start() throws IOException {
        StringBuilder applications = new StringBuilder("<logging consoleLogLevel=\"INFO\"/>"
                // Many applications that start at once use up Open Liberty's threads and wait for each other.
                + "<executor coreThreads=\"200\"/>");
        APPLICATIONS.forEach((name, properties) -> {
            applications.append("<webApplication id=\"" + name + "\" name=\"" + name + "\" location=\""
                    + (name.equals("deniedlocators") ? "deniedlocators" : "reasons") + ".war\" contextRoot=\"/" + name
                    + "\"><appProperties>");
            properties.forEach((property, value) -> applications.append(
                    "<property name=\"" + property + "\" value=\"" + LibertyServer.escaped(value) + "\"/>"));
            applications.append("</appProperties></webApplication>\n");
        });
        server = LibertyServer.named("reasons-it")
                .serverXml(LibertyServer.sample()
                        .replaceAll("    <webApplication.*\n", "")
                        .replace("</server>", applications + "</server>"))
                .application("reasons.war", War.of("reasons", "all", List.of("reasons")))
                .application("deniedlocators.war", War.of("deniedlocators", "all", List.of("deniedlocators")))
                .applications(APPLICATIONS.size())
                .properties(
                        Map.of("clerk.publishable-key", KEY, "clerk.secret-key", "sk_test_hush", "clerk.debug", "true"))
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
        CLERK.close();
    }

    /** A handshake's end is tested below. */
    static Stream<ReasonsPage.Row> rows() {
        return ReasonsPage.rows().stream().filter(row -> !row.reason().equals("session-token-missing"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void happensAsThePageSays(ReasonsPage.Row row) {
        Asked way = WAYS.get(row.heading() + ": " + row.reason());

        assertThat(way).as("a way to provoke " + row).isNotNull();
        String reason = row.reason().replace("-...", "-non-eligible-no-refresh-cookie");
        Promise.of(row).shows.check(new Asked(reason, way.application, way.path, way.headers));
    }

    @Test
    void thePageHasARowForEachWay() {
        assertThat(ReasonsPage.rows().stream().map(row -> row.heading() + ": " + row.reason()))
                .containsAll(WAYS.keySet());
    }

    /** In development the visitor is redirected to the same page without the handshake, and is signed out there. */
    @Test
    void aHandshakeThatSaysNobodyIsSignedIn() {
        RawHttp.Answer answer = RawHttp.send(
                server.port(),
                "GET",
                "/plain/open?__clerk_handshake=" + handshake(""),
                "Sec-Fetch-Dest: document",
                "Cookie: " + DEV_BROWSER);

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("x-clerk-auth-status")).isEqualTo("signed-out");
        assertThat(answer.header("x-clerk-auth-reason")).isEqualTo("session-token-missing");
        assertThat(answer.header("Location")).endsWith("/plain/open");
    }

    static List<String> refreshProblems() {
        return ReasonsPage.refreshProblems();
    }

    @ParameterizedTest
    @MethodSource("refreshProblems")
    void aRefreshThatFails(String problem) {
        assertThat(REFRESHES).containsKey(problem);
        RawHttp.Answer answer = REFRESHES.get(problem).apply(expired());

        assertThat(answer.header("x-clerk-auth-reason")).isEqualTo("session-token-expired-refresh-" + problem);
        assertThat(answer.status()).isEqualTo(200);
    }

    /** No header tells which kind would be accepted. */
    @Test
    void aTokenOfAnotherKindThanTheAcceptedOnes() {
        RawHttp.Answer session = asked("plain", bearer(token(""))).send("GET", "/machines");
        RawHttp.Answer none = asked("plain", "Cookie: " + DEV_BROWSER).send("GET", "/machines");

        assertThat(session.status()).isEqualTo(401);
        assertThat(session.header("x-clerk-auth-status")).isEqualTo("signed-in");
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.header("x-clerk-auth-reason")).isEqualTo("session-token-and-uat-missing");
    }

    @Test
    void clerkCannotBeAskedAboutAMachine() {
        assertThat(asked("wrongkey", bearer("mt_0123456789abcdef"))
                        .send("GET", "/machines")
                        .status())
                .isEqualTo(503);
        assertThat(asked("cut", bearer("mt_0123456789abcdef"))
                        .send("GET", "/machines")
                        .status())
                .isEqualTo(503);
    }

    /** docs/howto/debug.md: with {@code consoleLogLevel="INFO"}. */
    @Test
    void theDebugLogIsOnTheConsoleIfItIsTold() {
        asked("plain").open();

        assertThat(server.log()).contains("decision   handshake, dev-browser-missing");
        assertThat(server.console()).contains("decision   handshake, dev-browser-missing");
    }

    @Test
    void theLogNamesTheHostThatCannotBeReached() {
        asked("unreachable", bearer(token(""))).send("GET", "/open");

        assertThat(server.log())
                .contains(APPLICATIONS.get("unreachable").get("clerk.api-url").replace("http://", ""));
    }
}
