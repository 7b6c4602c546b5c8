package io.github.clerkjakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.emulator.Emulator;
import io.github.clerkjakarta.it.RawHttp.Answer;
import io.github.clerkjakarta.wire.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One request has one {@code Auth}, for every reader and at any time; and a refusal is answered wherever it is thrown.
 */
class OneAuthIT {
    private static final String LISTENER = "io.github.clerkjakarta.servlet.ClerkServletListener";
    private static final String BOTH = "/both";
    private static final String REST = "/rest";
    private static final String OUT = "false null nobody";
    private static final String BOB = "true user_bob SESSION user_bob";
    private static final String KEY = "false null API_KEY user_ada";
    private static final String SECRET = "SECRET";
    private static final String[] DOCUMENT = {"Sec-Fetch-Dest: document", "Accept: text/html"};

    private static Emulator clerk;
    private static LibertyServer server;

    @BeforeAll
    static void start() throws IOException {
        clerk = Emulator.start(Emulator.options());
        int port = FreePort.get();
        Map<String, String> files = Map.of(
                "error.jsp", "<%@page isErrorPage=\"true\"%>missing [${auth.userId}]",
                "pages/secret.jsp", "SECRET",
                "WEB-INF/web.xml",
                        War.webXml(
                                "<listener><listener-class>" + LISTENER + "</listener-class></listener>"
                                        + "<error-page><error-code>404</error-code><location>/error.jsp</location></error-page>"));
        Map<String, String> pages = Map.of(
                "page.jsp",
                "${auth.userId} SECRET",
                "script.jsp",
                "${clerk.script} SCRIPT",
                "page.xhtml",
                "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:h=\"jakarta.faces.html\"><h:head/><h:body>"
                        + "#{auth.userId} SECRET</h:body></html>",
                "WEB-INF/web.xml",
                War.webXml("<servlet><servlet-name>faces</servlet-name><servlet-class>"
                        + "jakarta.faces.webapp.FacesServlet</servlet-class></servlet><servlet-mapping>"
                        + "<servlet-name>faces</servlet-name><url-pattern>*.xhtml</url-pattern></servlet-mapping>"));
        String rules = "<property name=\"clerk.routes.protected\" value=\"~/api/secret(.*) ~/pages/secret(.*)\"/>"
                + "<property name=\"clerk.csrf\" value=\"same-site\"/>"
                + "<property name=\"clerk.allowed-hosts\" value=\"localhost:" + port + "\"/>";
        Map<String, Path> wars = new LinkedHashMap<>();
        wars.put("both", War.of("both", "all", List.of("oneauth", "oneauthservlets"), files));
        wars.put("rest", War.of("rest", "all", List.of("oneauth")));
        wars.put("withoutlistener", War.of("withoutlistener", "all", List.of("withoutlistener"), pages));
        Map<String, String> properties = Map.of(
                "both", rules + "<property name=\"clerk.servlet-filter.patterns\" value=\"~/(.*)\"/>",
                "rest", rules + "<property name=\"clerk.routes.scope\" value=\"jaxrs\"/>",
                "withoutlistener", "");
        StringBuilder xml = new StringBuilder("<server><featureManager>");
        List.of("restfulWS-3.1", "cdi-4.0", "mpConfig-3.1", "jsonp-2.1", "servlet-6.0", "pages-3.1", "faces-4.0")
                .forEach(feature -> xml.append("<feature>").append(feature).append("</feature>"));
        xml.append("</featureManager><httpEndpoint id=\"defaultHttpEndpoint\" host=\"localhost\""
                + " httpPort=\"${http.port}\" httpsPort=\"-1\"/>");
        LibertyServer.Builder builder = LibertyServer.named("one-auth").port(port);
        wars.forEach((name, war) -> {
            xml.append("<webApplication location=\"" + name + ".war\" contextRoot=\"/" + name + "\"><appProperties>"
                    + properties.get(name) + "</appProperties></webApplication>");
            builder.application(name + ".war", war);
        });
        server = builder.serverXml(xml.append("</server>").toString())
                .properties(Demo.properties(clerk, port))
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
        clerk.close();
    }

    private static Answer get(String path, String... headers) {
        return RawHttp.send(server.port(), "GET", path, headers);
    }

    private static String token() {
        return clerk.sessionToken("user_bob", "http://localhost:" + server.port());
    }

    private static String bob() {
        return "Authorization: Bearer " + token();
    }

    private static String cookie() {
        return "Cookie: __session=" + token() + "; __client_uat=1; __clerk_db_jwt=dvb_1";
    }

    private static String key() {
        return "Authorization: Bearer " + clerk.apiKey("user_ada", "Ada's key", List.of("books:read"));
    }

    // Between the servlet filter and JAX-RS.

    @ParameterizedTest
    @CsvSource({"both,nothing", "both,auth", "both,caller", "rest,nothing"})
    void anAcceptedApiKeyIsTheCallerForAll(String war, String touch) {
        for (String path : List.of("key", "any", "vault-key")) {
            Answer answer = get("/" + war + "/api/" + path, key(), "X-Touch: " + touch, "X-Ask: injected,of");

            assertThat(answer.body()).as(path).isEqualTo("SECRET " + KEY);
            assertThat(answer.header("X-Injected")).as(path).isEqualTo(KEY);
            assertThat(answer.header("X-Of")).as(path).isEqualTo(KEY);
        }
    }

    @ParameterizedTest
    @CsvSource({"both,nothing", "both,auth", "both,caller", "rest,nothing"})
    void allSeeTheSameUser(String war, String touch) {
        for (String path : List.of("open", "session", "vault", "any")) {
            Answer answer = get("/" + war + "/api/" + path, bob(), "X-Touch: " + touch, "X-Ask: injected,of");

            assertThat(answer.body()).as(path).endsWith(BOB);
            assertThat(answer.header("X-Injected")).as(path).isEqualTo(BOB);
            assertThat(answer.header("X-Of")).as(path).isEqualTo(BOB);
        }
    }

    @ParameterizedTest
    @CsvSource({"both,nothing", "both,auth", "both,caller", "rest,nothing"})
    void afterASignOutInAResourceBeansRefuse(String war, String touch) {
        Answer answer = get("/" + war + "/api/sign-out", bob(), "X-Touch: " + touch, "X-Ask: injected,of");

        assertThat(answer.body()).doesNotContain(SECRET);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("X-Injected")).isEqualTo(OUT);
        assertThat(answer.header("X-Of")).isEqualTo(OUT);
        assertThat(answer.headers().stream().filter(it -> it.startsWith("Set-Cookie: __session=")))
                .as("told the browser once")
                .hasSizeLessThan(2);
        Answer quiet = get("/" + war + "/api/signed-out", bob(), "X-Touch: " + touch, "X-Ask: injected,of");
        assertThat(quiet.body()).isEqualTo(OUT + " null");
        assertThat(quiet.header("X-Injected")).isEqualTo(OUT);
        assertThat(quiet.header("X-Of")).isEqualTo(OUT);
    }

    @Test
    void afterASignOutInAFilterAllRefuse() {
        for (String path : List.of("/api/vault", "/api/session", "/api/any", "/page/vault")) {
            Answer answer = get(BOTH + path, bob(), "X-Touch: sign-out");

            assertThat(answer.body()).as(path).doesNotContain(SECRET);
            assertThat(answer.status()).as(path).isEqualTo(404);
        }
        Answer open = get(BOTH + "/api/open", bob(), "X-Touch: sign-out", "X-Ask: injected,of");
        assertThat(open.body()).isEqualTo(OUT);
        assertThat(open.header("X-Injected")).isEqualTo(OUT);
        assertThat(open.header("X-Of")).isEqualTo(OUT);
        assertThat(open.headers().stream().filter(it -> it.startsWith("Set-Cookie: __session=")))
                .as("told the browser once")
                .hasSizeLessThan(2);
    }

    @ParameterizedTest
    @CsvSource({"/api/key," + KEY, "/api/open," + OUT, "/page/key," + KEY})
    void filtersSeeAfterwardsWhatWasAcceptedInside(String path, String seen) {
        get(BOTH + path, key(), "X-Touch: auth", "X-After: yes");

        assertThat(get(BOTH + "/page/after").body()).isEqualTo(seen);
    }

    @Test
    void filtersSeeAfterwardsThatAResourceSignedOut() {
        get(BOTH + "/api/signed-out", bob(), "X-Touch: auth", "X-After: yes");

        assertThat(get(BOTH + "/page/after").body()).isEqualTo(OUT);
    }

    // From servlets to JAX-RS.

    @ParameterizedTest
    @ValueSource(strings = {"forward", "dispatch"})
    void aServletThatGoesOnToJaxRsHandsItsAuthOver(String way) {
        String page = BOTH + "/page/" + way + "?to=/api/";

        assertThat(get(page + "key", key(), "X-Touch: auth").body()).isEqualTo("SECRET " + KEY);
        assertThat(get(page + "session", bob(), "X-Touch: auth").body()).isEqualTo("SECRET " + BOB);
        assertThat(get(page + "session", "X-Touch: auth").body()).doesNotContain(SECRET);
        assertThat(get(page + "sign-out", bob(), "X-Touch: auth").body()).doesNotContain(SECRET);
        Answer answer = get(page + "key", key(), "X-Touch: auth", "X-Ask: injected,of");
        assertThat(answer.header("X-Injected")).isEqualTo(KEY);
        assertThat(answer.header("X-Of")).isEqualTo(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign-out-forward", "sign-out-dispatch"})
    void whomAServletSignedOutStaysOut(String way) {
        String page = BOTH + "/page/" + way + "?to=/api/";

        assertThat(get(page + "vault", bob()).body()).doesNotContain(SECRET);
        assertThat(get(page + "session", bob()).body()).doesNotContain(SECRET);
        assertThat(get(page + "open", bob()).body()).isEqualTo(OUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forward", "dispatch", "include"})
    void aServletCannotGoOnToWhatARuleProtects(String way) {
        String page = BOTH + "/page/" + way + "?to=/api/secret";

        Answer stranger = get(page);
        assertThat(stranger.body()).doesNotContain(SECRET);
        assertThat(stranger.status()).isLessThan(500);
        assertThat(get(page, bob()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"X-Method: DELETE,deleted", "X-Method: POST,posted"})
    void aMethodThatAServletFilterMadeIsLookedAtAgain(String method, String done) {
        String path = BOTH + "/api/open";

        assertThat(get(path, method, cookie(), "Sec-Fetch-Site: cross-site").status())
                .isEqualTo(403);
        assertThat(get(path, method, cookie(), "Sec-Fetch-Site: same-origin").body())
                .isEqualTo("SECRET " + done);
        assertThat(get(path, method, bob(), "Sec-Fetch-Site: cross-site").body())
                .isEqualTo("SECRET " + done);
    }

    @Test
    void aPathThatAServletFilterMadeIsLookedAtAgain() {
        for (String path :
                List.of("/both/api/secret", "/both/api/../api/secret", "/both//api/secret", "/both/api/%73ecret")) {
            assertThat(get(BOTH + "/api/open", "X-Path: " + path).body())
                    .as(path)
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void anErrorPageKnowsWhoIsThere() {
        assertThat(get(BOTH + "/pages/secret.jsp").body()).isEqualTo("missing []");
        assertThat(get(BOTH + "/pages/nothing.jsp", bob()).body()).isEqualTo("missing [user_bob]");
        assertThat(get(BOTH + "/page/key", bob()).status()).isEqualTo(401);
        assertThat(get(BOTH + "/page/nothing", bob()).body()).isEqualTo("missing [user_bob]");
    }

    @ParameterizedTest
    @ValueSource(strings = {BOTH, REST})
    void guardsAreAskedOnce(String war) {
        int before = Integer.parseInt(get(war + "/api/asked").body());
        get(war + "/api/open");

        assertThat(Integer.parseInt(get(war + "/api/asked").body()) - before)
                .as("this one and the one that tells")
                .isEqualTo(2);
    }

    // Response filters of the application, which run for aborted requests, too.

    /** @param seen by the filter */
    @SuppressWarnings("ArrayRecordComponent")
    private record Aborted(String what, String method, String path, int status, String seen, String... headers) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static List<Aborted> aborted() {
        List<Aborted> all = new ArrayList<>();
        all.add(new Aborted("handshake", "GET", "/api/open", 307, OUT, DOCUMENT));
        all.add(new Aborted("unknown host", "GET", "/api/open", 400, OUT, "Host: other.example"));
        all.add(new Aborted("malformed host", "GET", "/api/open", 400, OUT, "Host: localhost?"));
        all.add(new Aborted("too many cookies", "GET", "/api/open", 431, OUT, "Cookie: a=1" + "; a=1".repeat(500)));
        all.add(new Aborted("unknown tenant", "GET", "/api/open", 404, OUT, "X-Tenant: unknown"));
        String[] known = {DOCUMENT[0], DOCUMENT[1], "Cookie: __clerk_db_jwt=dvb_1"};
        all.add(new Aborted("a rule's redirect", "GET", "/api/secret", 307, OUT, known));
        all.add(new Aborted("an annotation's redirect", "GET", "/api/session", 307, OUT, known));
        all.add(new Aborted("a rule's 404", "GET", "/api/secret", 404, OUT));
        all.add(new Aborted("an annotation's 404", "GET", "/api/session", 404, OUT));
        all.add(new Aborted("a bean's 404", "GET", "/api/vault", 404, OUT));
        all.add(new Aborted("a missing role", "GET", "/api/role", 404, BOB, "BOB"));
        all.add(new Aborted("another site", "POST", "/api/open", 403, BOB, "Sec-Fetch-Site: cross-site", "COOKIE"));
        all.add(new Aborted("no resource", "GET", "/api/nothing", 404, BOB, "BOB"));
        all.add(new Aborted("no such method", "PUT", "/api/open", 405, BOB, "BOB"));
        all.add(new Aborted("a session for a machine's", "GET", "/api/key", 401, BOB, "BOB"));
        all.add(new Aborted("a key for a session's", "GET", "/api/session", 404, OUT, "KEY"));
        return all;
    }

    private static String header(String text) {
        return switch (text) {
            case "BOB" -> bob();
            case "KEY" -> key();
            case "COOKIE" -> cookie();
            default -> text;
        };
    }

    @ParameterizedTest
    @MethodSource("aborted")
    void responseFiltersMayAskWhateverBecameOfTheRequest(Aborted it) {
        List<String> wrong = new ArrayList<>();
        for (String war : List.of(REST, BOTH)) {
            for (String ask : List.of("nothing", "injected", "of", "injected,of")) {
                List<String> headers = new ArrayList<>(List.of("X-Ask: " + ask));
                Stream.of(it.headers).map(OneAuthIT::header).forEach(headers::add);
                Answer answer = RawHttp.send(server.port(), it.method, war + it.path, headers.toArray(String[]::new));
                String seen = answer.status() + " " + answer.header("X-Injected") + " " + answer.header("X-Of");
                String right = it.status + " " + (ask.contains("injected") ? it.seen : "") + " "
                        + (ask.contains("of") ? it.seen : "");
                // The servlet filter may have answered: then there is no response filter.
                boolean answered = war.equals(BOTH) && seen.equals(it.status + "  ");
                if (!answered && !seen.equals(right)) {
                    wrong.add(war + " asked " + ask + ": " + seen + ", expected " + right);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("aborted")
    void whatTheySeeIsWholeAndBeansStayShut(Aborted it) {
        String[] headers = Stream.concat(
                        Stream.of("X-Ask: deep"), Stream.of(it.headers).map(OneAuthIT::header))
                .toArray(String[]::new);
        Answer answer = RawHttp.send(server.port(), it.method, REST + it.path, headers);

        assertThat(answer.status()).isEqualTo(it.status);
        String in = "true,true,true,1,user_bob true,true,true,1,user_bob user_bob SECRET " + BOB;
        String out = "false,false,false,0,null false,false,false,0,null nobody refused";
        assertThat(answer.header("X-Deep")).isEqualTo(it.seen.equals(BOB) ? in : out);
    }

    // Refusals on other threads.

    private static final List<String> WAYS =
            List.of("failed", "completed", "supplied", "applied", "composed", "resumed", "resumed-here", "timeout");

    private static List<String> refusals() {
        return List.of(
                "not-found",
                "redirect",
                "see-other",
                "unauthorized",
                "machine",
                "forbidden",
                "answer",
                "answer-400",
                "reverification",
                "unavailable",
                "api-later",
                "api-never",
                "protect",
                "protect-role",
                "protect-machine",
                "protect-status",
                "to-sign-in");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalIsAnsweredOnEveryThread(String kind) {
        List<String> wrong = new ArrayList<>();
        String[] known = {DOCUMENT[0], DOCUMENT[1], "Cookie: __clerk_db_jwt=dvb_1"};
        compareLate(wrong, REST, kind, "a stranger", "X-Ask: of");
        compareLate(wrong, REST, kind, "a user", bob(), "X-Ask: of");
        compareLate(wrong, REST, kind, "a stranger's page", known);
        compareLate(wrong, BOTH, kind, "a user", bob(), "X-Touch: auth");
        compareLate(wrong, BOTH, kind, "a stranger's page", known);

        assertThat(wrong).isEmpty();
    }

    private static void compareLate(List<String> wrong, String war, String kind, String who, String... headers) {
        String path = war + "/api/late/" + kind + "/";
        String direct = text(get(path + "direct", headers));
        for (String way : WAYS) {
            String late = text(get(path + way, headers)).replace("%2F" + way, "%2Fdirect");
            if (!late.equals(direct)) {
                wrong.add(path + way + " for " + who + "\n  seen     " + late + "\n  directly " + direct);
            }
        }
    }

    /**
     * Returns all parts that must be the same. On another thread the reason for developers is missing: this application
     * has an {@code OptionsResolver}, and there the request's instance is unknown.
     */
    private static String text(Answer answer) {
        List<String> headers = answer.headers().stream()
                .filter(it -> !it.matches(
                        "(?i)(HTTP/|x-clerk-protect-reason:|Date:|Connection:|Content-Length:|Transfer-Encoding:).*"))
                .map(it -> it.replaceFirst("(?i)^(Set-Cookie: [^=]*=).*", "$1"))
                .sorted()
                .toList();
        String body = answer.body().strip().replaceFirst("(?s)^[0-9a-f]+\r\n(.*)\r\n0$", "$1");
        return answer.status() + " " + headers + " " + body;
    }

    // Places without a filter.

    @ParameterizedTest
    @ValueSource(strings = {"auth", "user", "bean", "protect"})
    void aServletWithoutTheListenerIsToldOfIt(String what) {
        assertThat(get("/withoutlistener/asks/" + what, bob()).body())
                .startsWith("MESSAGE ")
                .contains(LISTENER)
                .doesNotContain("loadServices", "clerkjakarta.internal", SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.jsp", "page.xhtml"})
    void soIsAPage(String page) {
        String before = server.log();
        Answer answer = get("/withoutlistener/" + page, bob());
        String told = server.log().substring(before.length()) + "\n" + answer.body();
        String messages = String.join(
                "\n",
                told.lines()
                        .filter(it -> !it.strip().startsWith("at ") && it.contains("IllegalStateException"))
                        .toList());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain(SECRET);
        assertThat(messages).contains(LISTENER).doesNotContain("loadServices", "clerkjakarta.internal");
    }

    // Filters that change the request.

    @ParameterizedTest
    @ValueSource(strings = {BOTH, REST})
    void aMethodThatAFilterMadeIsLookedAtAgain(String war) {
        String path = war + "/api/open?_method=DELETE";

        assertThat(get(path, cookie(), "Sec-Fetch-Site: cross-site").status()).isEqualTo(403);
        assertThat(get(path, cookie(), "Sec-Fetch-Site: same-origin").body()).isEqualTo("SECRET deleted");
        assertThat(get(path, bob(), "Sec-Fetch-Site: cross-site").body()).isEqualTo("SECRET deleted");
        assertThat(get(war + "/api/open?_method=GET", cookie(), "Sec-Fetch-Site: cross-site")
                        .status())
                .isEqualTo(200);
        assertThat(get(war + "/api/open?_path=secret").body()).doesNotContain(SECRET);
        assertThat(get(war + "/api/open?_path=secret", bob()).body()).isEqualTo("SECRET " + BOB);
        assertThat(get(war + "/api/nothing?_path=open&_method=POST", cookie(), "Sec-Fetch-Site: cross-site")
                        .status())
                .isEqualTo(403);
    }
}
