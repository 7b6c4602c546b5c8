package io.github.clerkjakarta.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.internal.request.FactsReader.Reading;
import io.github.clerkjakarta.internal.request.FactsReader.Reading.Malformed;
import io.github.clerkjakarta.internal.request.FactsReader.Reading.Read;
import io.github.clerkjakarta.internal.url.Host;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The facts that are believed of a server's report. */
class FactsReaderTest {
    private static final String NOWHERE = "http://unknown.invalid/app/page";

    private static RequestFacts read(FakeServerRequest request) {
        Reading reading = FactsReader.read(request);
        assertThat(reading).isInstanceOf(Read.class);
        return ((Read) reading).facts();
    }

    private static String url(FakeServerRequest request) {
        return FactsReader.read(request)
                .match(facts -> facts.url().toString(), malformed -> String.valueOf(malformed.status()));
    }

    @Test
    void aPlainRequest() {
        RequestFacts facts = read(new FakeServerRequest()
                .method("POST")
                .query("a=b")
                .header("Cookie", "a=1", "b=2")
                .header("Accept", "text/html", "*/*"));

        assertThat(facts.method()).isEqualTo("POST");
        assertThat(facts.url()).hasToString("http://localhost:9080/app/page?a=b");
        assertThat(facts.host()).isEqualTo("localhost:9080");
        assertThat(facts.paths()).containsExactly("/app/page");
        assertThat(facts.contextRoot()).isEqualTo(ContextRoot.known("/app"));
        assertThat(facts.cookies()).isEqualTo("a=1; b=2");
        assertThat(facts.header("accept")).isEqualTo("text/html,*/*");
        assertThat(facts.header("origin")).isNull();
        assertThat(facts.headers()).containsKeys("host", "cookie", "accept");
    }

    @ParameterizedTest
    @CsvSource({
        // The Host header names the server that answers.
        "localhost:9080, localhost:9080, http://localhost:9080/app/page",
        "LOCALHOST:9080, localhost:9080, http://localhost:9080/app/page",
        "localhost:9080, LocalHost:9080, http://localhost:9080/app/page",
        "localhost, localhost, http://localhost/app/page",
        "localhost:80, localhost, http://localhost/app/page",
        "localhost:, localhost, http://localhost/app/page",
        "localhost:443, localhost, http://localhost:443/app/page",
        "my_service, my_service, http://my_service/app/page",
        "[::1]:9080, [::1]:9080, http://[::1]:9080/app/page",
        "' localhost:9080 ', localhost:9080, http://localhost:9080/app/page",
        // An absolute target for another host.
        "localhost:9080, evil, 400",
        "localhost:9080, evil?, 400",
        "localhost:9080, evil:9080, 400",
        "localhost:9080, localhost:9081, 400",
        "localhost:9080, '', 400",
        "localhost:9080, localhost:9080?, 400",
        "localhost:9080, user@localhost:9080, 400",
        "localhost, localhost:9080, 400",
        // A Host that would hide the path.
        "localhost?, localhost, 400",
        "localhost?, localhost?, 400",
        "localhost#, localhost, 400",
        "localhost/, localhost, 400",
        "localhost:80?, localhost, 400",
        "localhost:99999, localhost, 400",
        "localhost:0, localhost, 400",
        "user@localhost, localhost, 400",
        "'a,b', a, 400",
        "[::1, localhost, 400",
        "http://localhost, localhost, 400",
    })
    void hostAndTarget(String host, String served, String expected) {
        assertThat(url(new FakeServerRequest().header("Host", host).authority(served)))
                .isEqualTo(expected);
    }

    static Stream<Arguments> severalHosts() {
        return Stream.of(
                Arguments.of(List.of("localhost:9080", "localhost:9080"), "http://localhost:9080/app/page"),
                Arguments.of(List.of("localhost:9080", "LOCALHOST:9080"), "http://LOCALHOST:9080/app/page"),
                Arguments.of(List.of("localhost:9080", "evil"), "400"),
                Arguments.of(List.of("evil", "localhost:9080"), "400"),
                Arguments.of(List.of("localhost:9080", "localhost:9080", "evil"), "400"),
                Arguments.of(List.of("localhost:9080", "evil", "localhost:9080"), "400"),
                Arguments.of(List.of("localhost:9080", "localhost"), "400"),
                Arguments.of(List.of("localhost:9080", ""), "400"),
                Arguments.of(List.of("", "localhost:9080"), "400"),
                Arguments.of(List.of("", ""), "400"),
                Arguments.of(List.of("localhost:9080", "localhost:9080?"), "400"));
    }

    @ParameterizedTest
    @MethodSource("severalHosts")
    void twoHosts(List<String> hosts, String expected) {
        assertThat(url(new FakeServerRequest().header("Host", hosts.toArray(String[]::new))))
                .isEqualToIgnoringCase(expected);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noHost(boolean empty) {
        FakeServerRequest request = new FakeServerRequest();
        RequestFacts facts = read(empty ? request.header("Host", "") : request.without("Host"));

        assertThat(facts.url()).hasToString(NOWHERE);
        assertThat(facts.url().isNowhere()).isTrue();
        assertThat(facts.host()).isNull();
        assertThat(facts.paths()).containsExactly("/app/page");
    }

    @ParameterizedTest
    @CsvSource({"evil?", "evil/x", "''", "user@evil", "[::1", "a b", "localhost:99999"})
    void noHostAndATargetThatIsNone(String served) {
        assertThat(url(new FakeServerRequest().without("Host").authority(served)))
                .isEqualTo("400");
    }

    /** {@code :authority} is the Host of HTTP/2. */
    @Test
    void http2() {
        FakeServerRequest request = new FakeServerRequest().without("Host").http2(true);
        RequestFacts facts = read(request.authority("app.example.com:8443").scheme("https"));

        assertThat(facts.url()).hasToString("https://app.example.com:8443/app/page");
        assertThat(facts.host()).isEqualTo("app.example.com:8443");
        assertThat(url(request.authority("evil?"))).isEqualTo("400");
        assertThat(url(request.authority("evil").header("Host", "localhost"))).isEqualTo("400");
    }

    @ParameterizedTest
    @CsvSource({
        "http, , false, http",
        "HTTP, , false, http",
        "https, , true, https",
        "HTTPS, , false, https",
        "wss, , false, ",
        "ftp, , true, ",
        "'', , false, ",
        "'https, http', , false, ",
        "javascript, , false, ",
        // Open Liberty copies the header.
        "wss, wss, false, http",
        "wss, wss, true, https",
        "'https, http', 'https, http', false, http",
        "'https, http', 'https, http', true, https",
        "'', '', false, http",
        "https, https, false, https",
        "http, wss, false, http",
        "HTTPſ, , false, ",
    })
    void schemes(String scheme, String forwarded, boolean encrypted, String expected) {
        FakeServerRequest request = new FakeServerRequest().scheme(scheme).encrypted(encrypted);
        if (forwarded != null) {
            request.header("X-Forwarded-Proto", forwarded);
        }

        assertThat(url(request)).isEqualTo(expected == null ? "400" : expected + "://localhost:9080/app/page");
        if (expected == null) {
            assertThat(FactsReader.read(request))
                    .isEqualTo(new Malformed("The request's target is not an http or https URL."));
        }
    }

    /**
     * Servers may believe a proxy about host and port, each in its own way. The URL stays the Host's: the trusted
     * headers are configured.
     */
    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-Host, app.example.com, app.example.com:9080, true",
        "X-Forwarded-Host, app.example.com, app.example.com, true",
        "X-Forwarded-Host, 'app.example.com, other', app.example.com, true",
        "X-Forwarded-Host, app.example.com:443, app.example.com:9080, true",
        "X-Forwarded-Host, 'other, app.example.com', app.example.com, true",
        "X-Forwarded-Host, APP.example.com, app.example.com, true",
        "Forwarded, host=app.example.com, app.example.com, true",
        "Forwarded, Host=APP.example.com;proto=https, app.example.com, true",
        "Forwarded, 'host=\"app.example.com:8443\"', app.example.com:8443, true",
        "Forwarded, for=10.0.0.1;host=app.example.com;proto=https, app.example.com, true",
        "Forwarded, 'for=10.0.0.1, host=app.example.com', app.example.com, true",
        "Forwarded, 'for=10.0.0.1;proto=http, for=10.0.0.2;host=app.example.com', app.example.com, true",
        // A target for a host that none of them names.
        "X-Forwarded-Host, app.example.com, evil, false",
        "X-Forwarded-Host, '', evil, false",
        "X-Forwarded-Host, evil.example, evil, false",
        "Forwarded, host=app.example.com, evil, false",
        "Forwarded, for=10.0.0.1, evil, false",
        "X-Forwarded-Port, evil, evil, false",
        "X-Forwarded-Port, 443, localhost, true",
        "X-Forwarded-Port, 8443, localhost:8443, true",
        "X-Forwarded-Proto, https, localhost, true",
        "X-Forwarded-Port, 443, app.example.com:9080, false",
        "X-Forwarded-Proto, https, app.example.com, false",
        "X-Forwarded-For, 10.0.0.1, localhost, false",
        "X-Forwarded-For, 10.0.0.1, app.example.com, false",
        // A malformed value could lead a path astray.
        "X-Forwarded-Host, evil?, evil?, false",
        "X-Forwarded-Host, evil, evil/x, false",
        "X-Forwarded-Host, user@evil, user@evil, false",
        "X-Forwarded-Host, '', '', false",
        "Forwarded, host=evil?, evil?, false",
    })
    void aServerMayTakeAProxysWord(String header, String value, String served, boolean read) {
        assertThat(url(new FakeServerRequest().header(header, value).authority(served)))
                .isEqualTo(read ? "http://localhost:9080/app/page" : "400");
    }

    @Test
    void aServerThatContradictsItself() {
        assertThat(FactsReader.read(new FakeServerRequest().withoutPaths()))
                .isEqualTo(new Malformed("The server and JAX-RS disagree about the path of this request."));
    }

    @Test
    void allPathsAreKept() {
        RequestFacts facts = read(new FakeServerRequest().paths("/app/a;x/../b", "/app/b"));

        assertThat(facts.paths()).containsExactly("/app/a;x/../b", "/app/b");
        assertThat(facts.url().path()).isEqualTo("/app/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/x",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "http://evil.example/x",
                "@evil.example/x",
                ":80/x",
                ".evil.example/x",
                "?x",
                "#x",
                "",
                "*"
            })
    void aPathIsNeverAHost(String path) {
        RequestFacts facts = read(new FakeServerRequest().paths(path));

        assertThat(facts.url().origin()).isEqualTo("http://localhost:9080");
        assertThat(facts.paths()).containsExactly(path);
    }

    @ParameterizedTest
    @CsvSource({
        "a=b, a=b",
        "'', ''",
        "a|b, a|b",
        "%, %",
        "%zz, %zz",
        "a#b, a%23b",
        "{x}, {x}",
        "a b, a%20b",
        // A character for each byte that was not escaped.
        "q=\u00c3\u00a9, q=%C3%A9",
        "q=\u00e9, q=%E9",
        "q=\u0080, q=%80",
        "q=\u00ff&r=\u0080, q=%FF&r=%80",
        // A server that has decoded UTF-8 hands out others, too.
        "q=\u20ac, q=%E2%82%AC",
        "q=\u00e9\u20ac, q=%C3%A9%E2%82%AC",
    })
    void query(String query, String expected) {
        assertThat(url(new FakeServerRequest().query(query))).isEqualTo("http://localhost:9080/app/page?" + expected);
    }

    @Test
    void withoutAQuery() {
        assertThat(url(new FakeServerRequest())).doesNotContain("?");
    }

    @Test
    void bytesOfAPath() {
        RequestFacts facts = read(new FakeServerRequest().paths("/app/\u00c3\u00a9"));

        assertThat(facts.url().path()).isEqualTo("/app/%C3%A9");
        assertThat(facts.paths()).containsExactly("/app/%C3%A9");
    }

    /** One request's host must not be found in the next. */
    @Test
    void hostsAreReadAnew() {
        for (int round = 0; round < 3; round++) {
            for (String host : List.of("a.example", "b.example", "A.example", "localhost?", "a.example:9080")) {
                for (String scheme : List.of("http", "https")) {
                    boolean good = !host.endsWith("?");
                    assertThat(url(new FakeServerRequest()
                                    .header("Host", host)
                                    .authority(host)
                                    .scheme(scheme)))
                            .isEqualTo(good ? scheme + "://" + host.toLowerCase(Locale.ROOT) + "/app/page" : "400");
                }
            }
        }
    }

    @Test
    void changed() {
        FakeServerRequest request = new FakeServerRequest().query("a=b").header("Cookie", "a=1");
        RequestFacts before = read(request);
        RequestFacts after = FactsReader.changed(before, "DELETE", "/app/other/../x");

        assertThat(after.method()).isEqualTo("DELETE");
        assertThat(after.url()).hasToString("http://localhost:9080/app/x?a=b");
        assertThat(after.paths()).containsExactly("/app/other/../x");
        assertThat(after.host()).isEqualTo("localhost:9080");
        assertThat(after.cookies()).isEqualTo("a=1");
        assertThat(after.contextRoot()).isEqualTo(before.contextRoot());
        assertThat(after.headers()).isEqualTo(before.headers());
        assertThat(after.rawHeader("host")).isEqualTo("localhost:9080");
        assertThat(FactsReader.changed(before, "GET", "//evil.example/x").url())
                .hasToString("http://localhost:9080//evil.example/x?a=b");
    }

    /** All paths that may be dispatched on are still checked. */
    @Test
    void onlyTheMethodIsChanged() {
        RequestFacts before = read(new FakeServerRequest().paths("/app/x;a", "/app/x"));

        assertThat(FactsReader.changed(before, "PUT", "/app/x").paths()).containsExactly("/app/x;a", "/app/x");
        assertThat(FactsReader.changed(before, "PUT", "/app/y").paths()).containsExactly("/app/y");
    }

    // All combinations.

    private static final List<List<String>> HOSTS = List.of(
            List.of(),
            List.of(""),
            List.of("  "),
            List.of("localhost"),
            List.of("localhost:9080"),
            List.of("LOCALHOST:9080"),
            List.of("localhost:80"),
            List.of("localhost:"),
            List.of("localhost?"),
            List.of("localhost:99999"),
            List.of("user@localhost"),
            List.of("evil"),
            List.of("[::1]:9080"),
            List.of("localhost", "localhost"),
            List.of("localhost", "evil"),
            List.of("localhost", ""),
            List.of("", "localhost"));
    private static final List<String> SERVED = List.of(
            "localhost",
            "localhost:9080",
            "LOCALHOST",
            "evil",
            "evil:9080",
            "evil?",
            "evil/x",
            "",
            "user@localhost",
            "[::1]:9080",
            "::1");
    private static final List<String> SCHEMES =
            List.of("http", "https", "HTTPS", "wss", "", "https, http", "javascript");
    private static final List<String> PROTOS = Arrays.asList(null, "http", "https", "wss", "https, http");
    private static final List<String> FORWARDED = Arrays.asList(null, "evil", "EVIL:1, x", "x, evil", "evil?", "");
    private static final List<List<String>> PATHS =
            List.of(List.of("/app/page"), List.of("//evil/x", "/app/x"), List.of("http://evil/"), List.of());

    static Stream<Arguments> hostsAndTargets() {
        return HOSTS.stream().flatMap(hosts -> SERVED.stream().map(served -> Arguments.of(hosts, served)));
    }

    @ParameterizedTest
    @MethodSource("hostsAndTargets")
    void everyCombination(List<String> hosts, String served) {
        for (String scheme : SCHEMES) {
            for (String proto : PROTOS) {
                for (String forwarded : FORWARDED) {
                    for (List<String> paths : PATHS) {
                        for (int bits = 0; bits < 4; bits++) {
                            boolean http2 = (bits & 1) != 0;
                            boolean encrypted = (bits & 2) != 0;
                            FakeServerRequest request = new FakeServerRequest()
                                    .header("Host", hosts.toArray(String[]::new))
                                    .header("X-Forwarded-Proto", proto == null ? new String[0] : new String[] {proto})
                                    .header(
                                            "X-Forwarded-Host",
                                            forwarded == null ? new String[0] : new String[] {forwarded})
                                    .authority(served)
                                    .scheme(scheme)
                                    .http2(http2)
                                    .encrypted(encrypted)
                                    .paths(paths.toArray(String[]::new));
                            String expected = paths.isEmpty()
                                    ? null
                                    : origin(hosts, served, scheme, proto, forwarded, http2, encrypted);
                            check(request, expected, paths);
                        }
                    }
                }
            }
        }
    }

    private static void check(FakeServerRequest request, String expected, List<String> paths) {
        Reading reading = FactsReader.read(request);
        if (reading instanceof Malformed malformed) {
            assertThat(expected).as("%s: %s", request.headers(), malformed).isNull();
            assertThat(malformed.message()).isNotBlank().doesNotContain("evil", "localhost");
            return;
        }
        RequestFacts facts = ((Read) reading).facts();
        assertThat(facts.url().origin()).as("%s", request.headers()).isEqualTo(expected);
        // In every case: a path that was given, and a host that is one.
        assertThat(facts.paths()).isEqualTo(paths);
        assertThat(facts.url().isNowhere() || Host.parse(facts.url().authority()) != null)
                .isTrue();
        assertThat(facts.url().isNowhere()).isEqualTo(facts.host() == null);
        assertThat(facts.host() == null || Host.parse(facts.host()) != null).isTrue();
    }

    /** The rules once more, in the issue's own words; null stands for 400. */
    private static String origin(
            List<String> hosts,
            String served,
            String scheme,
            String proto,
            String forwarded,
            boolean http2,
            boolean encrypted) {
        boolean known = Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT));
        if (!known && proto == null) {
            return null;
        }
        String believed = known ? scheme.toLowerCase(Locale.ROOT) : encrypted ? "https" : "http";
        List<String> bad = List.of("localhost?", "localhost:99999", "user@localhost");
        if ((hosts.size() > 1 && (hosts.contains("") || hosts.contains("evil")))
                || hosts.stream().anyMatch(bad::contains)) {
            return null;
        }
        List<String> notHosts = List.of("evil?", "evil/x", "", "user@localhost", "::1");
        if (notHosts.contains(served)) {
            return null;
        }
        String host = hosts.isEmpty() || hosts.get(0).isBlank() ? null : hosts.get(0);
        if (host == null) {
            return http2 ? written(believed, served) : believed + "://unknown.invalid";
        }
        if (name(host).equals(name(served))) {
            return plain(host).equals(plain(served)) || proto != null ? written(believed, host) : null;
        }
        List<String> naming = List.of("evil", "EVIL:1, x", "x, evil");
        boolean proxys = name(served).equals("evil") && naming.contains(String.valueOf(forwarded));
        return proxys ? written(believed, host) : null;
    }

    private static String name(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]*$", "");
    }

    private static String plain(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst(":(80|443)?$", "");
    }

    private static String written(String scheme, String host) {
        String lower = host.toLowerCase(Locale.ROOT).replaceFirst(":$", "");
        return scheme + "://" + (scheme.equals("http") ? lower.replaceFirst(":80$", "") : lower);
    }

    /** Upper and lower case do not matter in a header's name. */
    @Test
    void namesOfHeadersHaveNoCase() {
        List<String> seen = new ArrayList<>();
        for (String name : List.of("host", "HOST", "Host")) {
            seen.add(url(new FakeServerRequest().header(name, "localhost").authority("localhost")));
        }

        assertThat(seen).containsOnly("http://localhost/app/page");
    }

    /** Browsers read a host whose last label is a number as an address. */
    @ParameterizedTest
    @CsvSource({
        "127.1, http://127.0.0.1/app/page",
        "127.0.0.1, http://127.0.0.1/app/page",
        "[0:0:0:0:0:0:0:1], http://[::1]/app/page",
        "999.999.999.999, 400",
        "a.1, 400",
        "1.a, http://1.a/app/page",
    })
    void addressesAreReadAsBrowsersDo(String host, String expected) {
        assertThat(url(new FakeServerRequest().header("Host", host).authority(host)))
                .isEqualTo(expected);
    }
}
