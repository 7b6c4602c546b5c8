package io.github.clerkjakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.emulator.Emulator;
import io.github.clerkjakarta.emulator.Trouble;
import io.github.clerkjakarta.it.RawHttp.Answer;
import io.github.clerkjakarta.wire.FreePort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers decide how many refusals there are, so a refusal costs little and reveals nothing. */
class RefusalsIT {
    private static final int MANY = Integer.getInteger("refusals", 2_000);

    /** A line a minute for each of a few reasons. */
    private static final long FEW_BYTES = 10_000;

    private static Emulator clerk;
    private static LibertyServer server;
    private static String origin;
    private static String machine;

    @BeforeAll
    static void start() throws IOException {
        clerk = Emulator.start(Emulator.options());
        int port = FreePort.get();
        origin = "http://localhost:" + port;
        machine = "Authorization: Bearer " + clerk.m2mToken("mch_reporter", true);
        Map<String, String> properties = Demo.properties(clerk, port);
        properties.put("clerk.routes.protected", "~/api/routed");
        properties.put("clerk.csrf", "same-site");
        properties.put("clerk.servlet-filter.patterns", "~/page(.*) ~/api/machine");
        String listener = War.webXml("<listener><listener-class>io.github.clerkjakarta.servlet.ClerkServletListener"
                + "</listener-class></listener>");
        server = LibertyServer.named("refusals-it")
                .port(port)
                .serverXml(LibertyServer.sample()
                        .replace(
                                "<feature>jsonp-2.1</feature>",
                                "<feature>jsonp-2.1</feature><feature>jsonb-3.0</feature>"
                                        + "<feature>servlet-6.0</feature><feature>concurrent-3.0</feature>")
                        .replaceAll("    <webApplication.*\n", "")
                        .replace("</server>", """
                                    <webApplication location="plain.war" contextRoot="/plain"/>
                                    <webApplication location="mapped.war" contextRoot="/mapped"/>
                                </server>"""))
                .application(
                        "plain.war", War.of("plain", "all", List.of("refusals"), Map.of("WEB-INF/web.xml", listener)))
                .application(
                        "mapped.war",
                        War.of(
                                "mapped",
                                "all",
                                List.of("refusals", "errormappers"),
                                Map.of("WEB-INF/web.xml", listener)))
                .properties(properties)
                .start();
        for (String application : List.of("/plain", "/mapped")) {
            send(application + "/api/machine", machine);
            send(application + "/page/x", user());
        }
    }

    @AfterAll
    static void stop() {
        server.close();
        clerk.close();
    }

    @BeforeEach
    void untroubled() {
        clerk.untroubled();
    }

    private static String user() {
        return "Authorization: Bearer " + clerk.sessionToken("user_ada", origin);
    }

    private static Answer send(String path, String... headers) {
        return RawHttp.send(server.port(), "GET", path, headers);
    }

    /** Returns each kind of refusal by its request, with its status. */
    private static Map<List<String>, Integer> refusals() {
        Map<List<String>, Integer> refusals = new LinkedHashMap<>();
        for (String application : List.of("/plain/api/", "/mapped/api/")) {
            String user = user();
            refusals.put(List.of(application + "annotated"), 404);
            refusals.put(List.of(application + "annotated", "Authorization: Bearer x"), 404);
            refusals.put(List.of(application + "role", user), 404);
            refusals.put(List.of(application + "in-code"), 404);
            refusals.put(List.of(application + "guarded"), 404);
            refusals.put(List.of(application + "routed"), 404);
            refusals.put(List.of(application + "roles-allowed", user), 403);
            refusals.put(List.of(application + "unauthorized"), 401);
            refusals.put(List.of(application + "machine"), 401);
            refusals.put(List.of(application + "machine", user), 401);
            refusals.put(List.of(application + "%ff"), 400);
            refusals.put(List.of(application + "open", "Host: a b"), 400);
            refusals.put(List.of(application + "annotated?a=%zz&{|}"), 404);
            refusals.put(List.of(application + "annotated", "Accept: text/html"), 307);
        }
        return refusals;
    }

    @Test
    void refusalsWriteNothing() {
        int kinds = refusals().size();
        int rounds = MANY / kinds + 1;
        long before = server.logBytes();
        String logBefore = server.log();

        for (int i = 0; i < rounds; i++) {
            // With new tokens, because a token lives for a minute.
            refusals().forEach((kind, status) -> {
                Answer answer = send(kind.get(0), kind.subList(1, kind.size()).toArray(String[]::new));
                assertThat(answer.status()).as("%s", kind).isEqualTo(status);
            });
        }

        long written = server.logBytes() - before;
        System.out.println("refusals: " + rounds * kinds + " of " + kinds + " kinds wrote " + written + " bytes");
        assertThat(server.log().substring(logBefore.length())).doesNotContain("\tat ");
        assertThat(written).isLessThan(FEW_BYTES);
    }

    /** 404 while Clerk was asked for its keys a moment ago, 503 as soon as it may be asked again. */
    @Test
    void unavailabilityWritesALineAMinute() {
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"unknown\"}".getBytes(StandardCharsets.UTF_8));
        String unknownKey = "Authorization: Bearer " + header + user().replaceFirst("[^.]*", "");
        clerk.trouble(Trouble.status("/v1/jwks", 500));
        long before = server.logBytes();

        for (int i = 0; i < MANY / 10; i++) {
            Answer answer = send("/plain/api/annotated", unknownKey);
            assertThat(answer.status()).isIn(404, 503);
            assertThat(answer.header("Retry-After").isEmpty()).isEqualTo(answer.status() == 404);
        }

        assertThat(server.logBytes() - before).isLessThan(FEW_BYTES);
    }

    /** The server itself logs each exception that leaves a servlet; ours has no stack trace. */
    @Test
    void aServletsRefusalHasNoStackTrace() {
        String before = server.log();

        for (int i = 0; i < 20; i++) {
            assertThat(send("/plain/page/x").status()).isEqualTo(404);
        }

        assertThat(server.log().substring(before.length()))
                .doesNotContain("\tat ")
                .hasSizeLessThan(20 * 400);
    }

    @Test
    void anApplicationsMapperShapesThe404() {
        assertThat(send("/mapped/api/annotated").body()).isEqualTo("nothing here");
        assertThat(send("/mapped/api/in-code").body()).isEqualTo("nothing here");
        assertThat(send("/plain/api/annotated").body()).isEmpty();
    }

    @Test
    void every401HasAChallenge() {
        for (String path : List.of("/plain/api/unauthorized", "/plain/api/machine")) {
            assertThat(send(path).header("WWW-Authenticate")).as(path).isEqualTo("Bearer");
            assertThat(send(path, "Authorization: Bearer x").header("WWW-Authenticate"))
                    .as(path)
                    .isEqualTo("Bearer error=\"invalid_token\"");
        }
    }

    /** A servlet's headers are written before JAX-RS accepts the machine. */
    @Test
    void aMachineThatIsAcceptedHasNoReason() {
        Answer answer = send("/plain/api/machine", machine);

        assertThat(answer.body()).isEqualTo("machine M2M");
        assertThat(answer.header("x-clerk-auth-status")).isEqualTo("signed-in");
        assertThat(answer.headers())
                .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("x-clerk-auth-reason"));
    }

    @Test
    void onAnotherThreadAuthSaysWhyItCannotAnswer() {
        assertThat(send("/plain/api/thread", user()).body())
                .startsWith("java.lang.IllegalStateException: Clerk's filter has not seen this request")
                .contains("Outside a request (a timer, a message listener, another thread)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "in-response", "session", "caller", "nested", "list"})
    void jsonHasNoToken(String what) {
        String bearer = user();
        String token = bearer.substring(bearer.lastIndexOf(' ') + 1);

        Answer answer = send("/plain/api/json/" + what, bearer);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"userId\":\"user_ada\"")
                .doesNotContain(token, token.substring(token.lastIndexOf('.') + 1));
    }

    /** Neither the log nor an answer repeats a query, even if the runtime cannot read it. */
    @Test
    void noQueryIsRepeated() {
        String before = server.log();
        List<String> odd = new ArrayList<>(IntStream.rangeClosed(1, 255)
                .filter(c -> c != '\r' && c != '\n' && c != ' ' && c != '#')
                .filter(c -> c < 0x30
                        || (c > 0x39 && c < 0x41)
                        || (c > 0x5a && c < 0x61)
                        || (c > 0x7a && c < 0x90)
                        || c > 0xf0)
                .mapToObj(c -> "hush" + (char) c + "hush")
                .toList());
        odd.addAll(List.of("hush%", "a=hush%zz", "hush", "=hush", "a=%ed%a0%80hush", "hush=%ff&%", "&&hush"));
        String[][] senders = {{}, {user()}, {"Sec-Fetch-Dest: document", "Cookie: __clerk_db_jwt=dvb_1"}};
        for (String path : List.of("/plain/api/query", "/plain/api/annotated", "/mapped/api/open", "/plain/page/x")) {
            for (String query : odd) {
                for (String[] sender : senders) {
                    Answer answer = send(path + "?" + query, sender);
                    assertThat(answer.status()).as("%s?%s", path, query).isLessThan(500);
                    assertThat(answer.body()).doesNotContain("hush");
                }
            }
        }
        assertThat(server.log().substring(before.length())).doesNotContain("hush");
    }
}
