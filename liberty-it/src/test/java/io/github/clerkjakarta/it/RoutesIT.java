package io.github.clerkjakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.emulator.Emulator;
import io.github.clerkjakarta.it.RawHttp.Answer;
import io.github.clerkjakarta.wire.FreePort;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Route rules, guards, ignored paths, and servlets, on a real Open Liberty. */
class RoutesIT {
    private static Emulator clerk;
    private static LibertyServer server;

    private static final Map<String, Map<String, String>> APPLICATIONS = new LinkedHashMap<>();

    static {
        APPLICATIONS.put(
                "routes",
                Map.of(
                        "clerk.routes.protected",
                                "~/api/secret(.*)\n~/servlet/secret(.*) ~/static/secret(.*) ~/pages/secret(.*)",
                        "clerk.ignored", "~/api/ignored(.*)",
                        "clerk.csrf", "same-site",
                        "clerk.servlet-filter.patterns", "~/servlet(.*) ~/static/(.*) ~/pages/(.*) ~/api/both(.*)"));
        APPLICATIONS.put("publicroutes", Map.of("clerk.routes.public", "~/ ~/about", "clerk.sign-in-url", "~/sign-in"));
        APPLICATIONS.put("deniedresources", Map.of("clerk.default", "deny"));
        APPLICATIONS.put("deniedlocators", Map.of("clerk.default", "deny"));
        APPLICATIONS.put(
                "orgs",
                Map.of(
                        "clerk.organization-sync.organization-patterns", "~/orgs/:slug ~/orgs/:slug/(.*)",
                        "clerk.organization-sync.personal-account-patterns", "~/me"));
        APPLICATIONS.put("nolistener", Map.of("clerk.servlet-filter.patterns", "~/(.*)"));
        APPLICATIONS.put("badpattern", Map.of("clerk.routes.protected", "/x/:id(d{2"));
    }

    @BeforeAll
    static void start() throws IOException {
        clerk = Emulator.start(Emulator.options());
        int port = FreePort.get();
        LibertyServer.Builder builder = LibertyServer.named("routes-it")
                .port(port)
                .serverXml(serverXml())
                .properties(Demo.properties(clerk, port));
        Map<String, String> files = Map.of(
                "static/secret.txt", "SECRET",
                "static/secret.css", "SECRET",
                "static/page.css", "style",
                "static/page.txt", "text",
                "pages/secret.jsp", "SECRET ${auth.userId}",
                "WEB-INF/web.xml",
                        War.webXml("<listener><listener-class>io.github.clerkjakarta.servlet.ClerkServletListener"
                                + "</listener-class></listener>"),
                "pages/asking.jsp", "begun ${auth.protect().userId} SECRET",
                "pages/written.jsp", "<% response.getWriter(); %>${auth.protect().userId} SECRET",
                "pages/open.jsp", "<%@page contentType=\"text/plain\"%>open to [${auth.userId}]");
        for (String name : APPLICATIONS.keySet()) {
            String classes = Set.of("badpattern", "nolistener").contains(name) ? "publicroutes" : name;
            builder.application(
                    name + ".war", War.of(name, "all", List.of(classes), name.equals("routes") ? files : Map.of()));
        }
        server = builder.start();
    }

    private static String serverXml() {
        String applications = APPLICATIONS.entrySet().stream()
                .map(it -> "    <webApplication location=\"" + it.getKey() + ".war\" contextRoot=\"/" + it.getKey()
                        + "\">\n"
                        + "        <appProperties>\n"
                        + it.getValue().entrySet().stream()
                                .map(one -> "            <property name=\"" + one.getKey() + "\" value=\""
                                        + LibertyServer.escaped(one.getValue()) + "\"/>\n")
                                .collect(Collectors.joining())
                        + "        </appProperties>\n    </webApplication>\n")
                .collect(Collectors.joining());
        return LibertyServer.sample()
                .replaceAll("    <webApplication.*\n", "")
                .replace(
                        "</featureManager>",
                        "    <feature>servlet-6.0</feature>\n        <feature>pages-3.1</feature>\n    </featureManager>")
                // Each application that starts holds a thread and waits for others.
                .replace("</server>", "    <executor coreThreads=\"50\"/>\n" + applications + "</server>");
    }

    @AfterAll
    static void stop() {
        server.close();
        clerk.close();
    }

    private static Answer send(String method, String path, String... headers) {
        return RawHttp.send(server.port(), method, path, headers);
    }

    private static String bearer(String user) {
        return "Authorization: Bearer " + token(user);
    }

    private static String token(String user) {
        return clerk.sessionToken(user, "http://localhost:" + server.port());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/routes/api/secret",
                "/routes/api/secret/file",
                "/routes/servlet/secret/file",
                "/routes/static/secret.txt",
                "/routes/pages/secret.jsp"
            })
    void noSpellingOfAProtectedPathGetsIn(String path) {
        List<String> in = new ArrayList<>();
        int reached = 0;
        int malformed = 0;
        String signedIn = bearer("user_ada");
        for (String spelling : Spellings.of(path)) {
            Answer answer = send("GET", spelling);
            if (answer.body().contains("SECRET")) {
                in.add(spelling);
            }
            malformed += answer.status() == 400 ? 1 : 0;
            reached += send("GET", spelling, signedIn).body().contains("SECRET") ? 1 : 0;
        }
        System.out.println("spellings of " + path + ": " + Spellings.of(path).size() + " tried, " + reached
                + " reach it signed in, " + malformed + " are malformed, " + in.size() + " get in signed out");

        assertThat(in).isEmpty();
        assertThat(reached).as("spellings that the server takes for the path").isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/routes/api/secret/file;jsessionid=1",
                "/routes/api/secret/x;a=b/y",
                "/routes/api/secret/gr%C3%B6%C3%9Fe"
            })
    void oddButLegalPathsKeepWorking(String path) {
        assertThat(send("GET", path, bearer("user_ada")).status()).isEqualTo(200);
        assertThat(send("GET", path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/routes/api/open%0a", "/routes/api/open/%zz", "/routes/api/secret/%ff"})
    void malformedPathsAreRefused(String path) {
        assertThat(send("GET", path).status()).isEqualTo(400);
    }

    @Test
    void documentsGoToSignInAndComeBack() {
        Answer answer = send(
                "GET",
                "/routes/api/secret/file?a=1",
                "Sec-Fetch-Dest: document",
                "Accept: text/html",
                "Cookie: __clerk_db_jwt=dvb_1");

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("Location")).startsWith(clerk.signInUrl()).contains("secret%2Ffile%3Fa%3D1");
    }

    @Test
    void whatIsNotNamedStaysOpen() {
        assertThat(send("GET", "/routes/api/open").body()).isEqualTo("open to null");
        assertThat(send("GET", "/routes/api/open", bearer("user_bob")).body()).isEqualTo("open to user_bob");
    }

    @Test
    void aFilterThatChangesThePathIsAskedAgain() {
        assertThat(send("GET", "/routes/api/open", "X-Rewrite-To: secret/x").body())
                .doesNotContain("SECRET");
        assertThat(send("GET", "/routes/api/open", "X-Rewrite-To: secret/x", bearer("user_bob"))
                        .body())
                .isEqualTo("SECRET");
        assertThat(send("GET", "/routes/api/open", "X-Method: DELETE").body()).doesNotContain("SECRET");
        assertThat(send("GET", "/routes/api/open", "X-Method: DELETE", bearer("user_bob"))
                        .body())
                .isEqualTo("SECRET");
    }

    // Ignored paths.

    @Test
    void ignoredRequestsAreNotAuthenticated() {
        Answer document = send("GET", "/routes/api/ignored", "Sec-Fetch-Dest: document", "Accept: text/html");

        assertThat(document.status()).as("no handshake").isEqualTo(200);
        assertThat(document.header("x-clerk-auth-status")).isEmpty();
        assertThat(send("GET", "/routes/api/open", "Sec-Fetch-Dest: document").status())
                .isEqualTo(307);
    }

    @ParameterizedTest
    @ValueSource(strings = {"protected", "auth"})
    void ignoredRequestsAreDeniedWhereSomebodyAsks(String path) {
        Answer answer = send("GET", "/routes/api/ignored/" + path, bearer("user_ada"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("SECRET");
    }

    @Test
    void anIgnoredRequestCannotBeMadeAProtectedOne() {
        Answer answer = send("GET", "/routes/api/ignored", "X-Rewrite-To: secret/x");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("SECRET");
        assertThat(send("GET", "/routes/api/ignored/..;/secret/x").body()).doesNotContain("SECRET");
    }

    @Test
    void aPreflightIsNotRefusedUnlessAMethodAnswersIt() {
        String[] preflight = {"Origin: https://other.example", "Access-Control-Request-Method: GET"};

        assertThat(send("OPTIONS", "/routes/api/secret/file", preflight).status())
                .isEqualTo(200);
        assertThat(send("OPTIONS", "/routes/api/secret/file").status())
                .as("no preflight")
                .isEqualTo(404);
        assertThat(send("OPTIONS", "/routes/api/secret/options", preflight).body())
                .doesNotContain("SECRET");
        assertThat(send("OPTIONS", "/routes/servlet/secret/x", preflight).body())
                .doesNotContain("SECRET");
    }

    @ParameterizedTest
    @CsvSource({"cross-site,403", "same-site,200", "same-origin,200", "none,200"})
    void otherSitesCannotCauseChangesWithACookie(String site, int status) {
        String cookie = "Cookie: __session=" + token("user_bob") + "; __client_uat=1; __clerk_db_jwt=dvb_1";

        assertThat(send("POST", "/routes/api/open", "Sec-Fetch-Site: " + site, cookie)
                        .status())
                .isEqualTo(status);
        assertThat(send("POST", "/routes/api/open", "Sec-Fetch-Site: " + site, bearer("user_bob"))
                        .status())
                .isEqualTo(200);
        assertThat(send("POST", "/routes/api/open", "Sec-Fetch-Site: " + site).status())
                .isEqualTo(200);
    }

    @Test
    void norWithAnExpiredOneWhichASignOutWouldEnd() {
        clerk.skewClock(Duration.ofMinutes(-5));
        String cookie = "Cookie: __session=" + token("user_bob") + "; __client_uat=1; __clerk_db_jwt=dvb_1";
        clerk.skewClock(Duration.ZERO);

        assertThat(send("POST", "/routes/api/open", "Sec-Fetch-Site: cross-site", cookie)
                        .status())
                .isEqualTo(403);
        assertThat(send("POST", "/routes/api/open", "Sec-Fetch-Site: same-origin", cookie)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whomAServletFilterSignedOutNoResourceTakesForSignedIn() {
        Answer open = send("GET", "/routes/api/both", "X-Sign-Out: yes", bearer("user_bob"));
        assertThat(open.body()).isEqualTo("both for null");
        assertThat(open.header("X-Remote-User")).isEqualTo("null");
        assertThat(send("GET", "/routes/api/both/members", bearer("user_bob")).body())
                .isEqualTo("SECRET");
        assertThat(send("GET", "/routes/api/both/members", "X-Sign-Out: yes", bearer("user_bob"))
                        .status())
                .isEqualTo(404);
    }

    // Guards.

    @ParameterizedTest
    @CsvSource({
        "admin/x,       , 404",
        "admin/x,       user_bob, 404",
        "admin/x,       user_ada, 200",
        "members,       , 404",
        "members,       user_bob, 200",
        "all-but/this,  , 200",
        "all-but/that,  , 404",
        "all-but/that,  user_bob, 200",
        "onboarding,    user_bob, 200",
    })
    void guardsDecide(String path, String user, int status) {
        String[] headers = user == null ? new String[0] : new String[] {bearer(user)};

        assertThat(send("GET", "/routes/api/guarded/" + path, headers).status()).isEqualTo(status);
    }

    @Test
    void guardsAreAskedInTheOrderOfTheirPriority() {
        Answer answer = send("GET", "/routes/api/guarded/order");

        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.body()).contains("first");
    }

    @Test
    void aGuardRedirects() {
        Answer answer = send("GET", "/routes/api/guarded/onboarding");

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("Location")).isEqualTo("http://localhost:" + server.port() + "/routes/api/open");
    }

    // Everything but some, and deny by default.

    @ParameterizedTest
    @CsvSource({
        "/,200",
        "/about,200",
        "/about/,200",
        "/other,404",
        "/about/x,404",
        "/sign-in,200",
        "/sign-in/factor-one,200",
        "/sign-inx,404",
        "/sign-in/../other,404",
        "/about/x/..,404"
    })
    void allButThePublicRoutesAreProtected(String path, int status) {
        assertThat(send("GET", "/publicroutes" + path).status()).isEqualTo(status);
        assertThat(send("GET", "/publicroutes" + path, bearer("user_bob")).status())
                .isEqualTo(200);
    }

    @Test
    void aSilentResourceFailsTheDeployment() {
        assertThat(server.log())
                .contains(
                        "wars.deniedresources.Silent.nothingSaid says nothing about who may call it, and clerk.default is deny")
                .doesNotContain("deniedresources.Silent.open says nothing");
        assertThat(send("GET", "/deniedresources/open").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"open,200", "silent-locator,404", "open-locator,200", "guarded/sub,404"})
    void aSubResourceIsRefusedIfNeitherItNorTheWayThereSaysWhoMayCallIt(String path, int signedOut) {
        assertThat(send("GET", "/deniedlocators/" + path).status()).isEqualTo(signedOut);
        int signedIn = path.startsWith("silent") ? 404 : 200;
        assertThat(send("GET", "/deniedlocators/" + path, bearer("user_ada")).status())
                .isEqualTo(signedIn);
    }

    @Test
    void aPatternThatDoesNotCompileFailsTheDeployment() {
        assertThat(server.log())
                .contains("clerk.routes.protected is wrong: \"/x/:id(d{2\" is not a route pattern")
                .contains("a backslash must be written twice");
    }

    // Organizations in the URL.

    @Test
    void theOrganizationInTheUrlBecomesTheActiveOne() {
        Browser browser = new Browser();
        URI home = server.url("/orgs/");
        URI page = URI.create(clerk.signInUrl() + "?redirect_url=" + home);
        browser.follow(home);
        browser.follow(URI.create(browser.signIn(page, "ada@example.com", "ada").location()));

        assertThat(last(browser, "/orgs/")).isEqualTo("user_ada in acme");
        assertThat(last(browser, "/orgs/me")).isEqualTo("user_ada in null");
        assertThat(last(browser, "/orgs/")).isEqualTo("user_ada in null");
        assertThat(last(browser, "/orgs/orgs/acme/invoices")).isEqualTo("user_ada in acme");
        assertThat(last(browser, "/orgs/orgs/unknown")).as("it is not theirs").isEqualTo("user_ada in null");
    }

    private static String last(Browser browser, String path) {
        List<Browser.Answer> hops = browser.later().follow(server.url(path));
        return hops.get(hops.size() - 1).body();
    }

    // Servlets, pages and static files.

    @Test
    void patternsWithoutTheListenerFailTheDeployment() {
        assertThat(server.log())
                .contains("clerk.servlet-filter.patterns is set, and no servlet listener starts the filter");
        assertThat(send("GET", "/nolistener/").status()).isEqualTo(404);
    }

    @Test
    void servletsKnowWhoIsThere() {
        assertThat(send("GET", "/routes/servlet/x").body()).isEqualTo("open to null null false false");
        assertThat(send("GET", "/routes/servlet/x", bearer("user_ada")).body())
                .isEqualTo("open to user_ada user_ada true false");
        assertThat(send("GET", "/routes/servlet/secret/x").body()).doesNotContain("SECRET");
        assertThat(send("GET", "/routes/servlet/secret/x", bearer("user_bob")).body())
                .startsWith("SECRET user_bob");
    }

    @ParameterizedTest
    @CsvSource({", 404", "user_bob, 404", "user_ada, 200"})
    void protectWorksInServlets(String user, int status) {
        String[] headers = user == null ? new String[0] : new String[] {bearer(user)};

        assertThat(send("GET", "/routes/servlet/admin", headers).status()).isEqualTo(status);
    }

    @Test
    void servletsThatAnswerLaterKnowWhoIsThere() {
        assertThat(send("GET", "/routes/servlet/async", bearer("user_bob")).body())
                .startsWith("open to user_bob");
        assertThat(send("GET", "/routes/servlet/completed", bearer("user_bob")).body())
                .isEqualTo("later user_bob");
    }

    @Test
    void outsideThePatternsAuthIsAnError() {
        assertThat(send("GET", "/routes/outside").status()).isEqualTo(500);
    }

    @Test
    void pagesKnowWhoIsThere() {
        assertThat(send("GET", "/routes/pages/open.jsp").body()).contains("open to []");
        assertThat(send("GET", "/routes/pages/open.jsp", bearer("user_bob")).body())
                .contains("open to [user_bob]");
        assertThat(send("GET", "/routes/pages/secret.jsp", bearer("user_bob")).body())
                .contains("SECRET user_bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/routes/pages/asking.jsp", "/routes/pages/written.jsp"})
    void protectWorksInPages(String page) {
        Answer script = send("GET", page);
        Answer document =
                send("GET", page, "Sec-Fetch-Dest: document", "Accept: text/html", "Cookie: __clerk_db_jwt=dvb_1");
        Answer loop =
                send("GET", page, "Sec-Fetch-Dest: document", "Accept: text/html", "Cookie: __clerk_redirect_count=3");

        assertThat(script.status()).isEqualTo(404);
        assertThat(document.status()).isEqualTo(307);
        assertThat(document.header("Location")).startsWith(clerk.signInUrl());
        assertThat(loop.status()).isEqualTo(400);
        assertThat(loop.body())
                .contains("<h1>Sign-in could not be completed</h1>")
                .doesNotContain("begun");
        assertThat(script.body() + document.body() + loop.body()).doesNotContain("SECRET");
        assertThat(send("GET", page, bearer("user_bob")).body()).contains("user_bob SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https, http", "wss", "HTTPS", "://x?", "a/b", ""})
    void aForwardedSchemeOfAStrangerBreaksNoPage(String scheme) {
        String[] document = {
            "Sec-Fetch-Dest: document",
            "Accept: text/html",
            "Cookie: __clerk_db_jwt=dvb_1",
            "X-Forwarded-Proto: " + scheme
        };

        for (String path :
                List.of("/routes/pages/secret.jsp", "/routes/servlet/secret/x", "/routes/static/secret.txt")) {
            assertThat(send("GET", path, document).status()).as(path).isEqualTo(307);
            assertThat(send("GET", path, "X-Forwarded-Proto: " + scheme).status())
                    .as(path)
                    .isEqualTo(404);
            assertThat(send("GET", path, "X-Forwarded-Proto: " + scheme, bearer("user_bob"))
                            .body())
                    .as(path)
                    .contains("SECRET");
        }
    }

    @Test
    void filesThatPagesAreMadeOfAreLeftAloneUnlessNamed() {
        String[] document = {"Sec-Fetch-Dest: document", "Accept: text/html"};

        assertThat(send("GET", "/routes/static/page.css", document).status())
                .as("no handshake")
                .isEqualTo(200);
        assertThat(send("GET", "/routes/static/page.txt", document).status()).isEqualTo(307);
        assertThat(send("GET", "/routes/static/secret.css").status())
                .as("named by the routes")
                .isEqualTo(404);
        assertThat(send("GET", "/routes/static/secret.css", bearer("user_bob")).body())
                .isEqualTo("SECRET");
        assertThat(send("GET", "/routes/servlet/x.css", document).status())
                .as("a servlet's")
                .isEqualTo(307);
    }

    @Test
    void whereBothFiltersRunARequestIsAuthenticatedOnce() {
        int before = Integer.parseInt(send("GET", "/routes/api/resolved").body());
        Answer answer = send("GET", "/routes/api/both", bearer("user_bob"));
        int after = Integer.parseInt(send("GET", "/routes/api/resolved").body());

        assertThat(answer.body()).isEqualTo("both for user_bob");
        assertThat(after - before).as("this one and the one that tells").isEqualTo(2);
    }
}
