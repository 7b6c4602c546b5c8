package io.github.clerkjakarta.internal.container.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Work.CountedText;
import io.github.clerkjakarta.internal.container.jaxrs.FakeJaxRs.Servlet;
import io.github.clerkjakarta.internal.container.jaxrs.JaxRsRequest.Dispatch;
import io.github.clerkjakarta.internal.request.ContextRoot;
import io.github.clerkjakarta.internal.request.FactsReader;
import io.github.clerkjakarta.internal.request.FactsReader.Reading.Read;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The facts taken from a JAX-RS request, and those that are not believed. */
class JaxRsRequestTest {
    private static final Supplier<URI> THROWS = () -> {
        throw new IllegalArgumentException("Illegal character in query at index 40");
    };

    @ApplicationPath("api")
    private static final class Api extends Application {}

    private static JaxRsRequest request(FakeJaxRs server) {
        return new JaxRsRequest(server.context(), new Api());
    }

    private static String url(FakeJaxRs server) {
        return FactsReader.read(request(server)) instanceof Read read
                ? read.facts().url().toString()
                : "400";
    }

    @Test
    void aPlainRequest() {
        FakeJaxRs server = new FakeJaxRs().header("Cookie", "a=b");
        server.method = "PUT";
        server.requestUri = () -> URI.create("http://localhost:9080/app/api/x?q=%20");
        JaxRsRequest request = request(server);

        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.scheme()).isEqualTo("http");
        assertThat(request.isEncrypted()).isFalse();
        assertThat(request.authority()).isEqualTo("localhost:9080");
        assertThat(request.hasAuthority()).isFalse();
        assertThat(request.paths()).containsExactly("/app/api/x");
        assertThat(request.query()).isEqualTo("q=%20");
        assertThat(request.contextRoot()).isEqualTo(ContextRoot.known("/app"));
        assertThat(request.header("Cookie")).containsExactly("a=b");
        assertThat(request.header("Accept")).isEmpty();
        assertThat(request.headers()).containsOnlyKeys("cookie", "host");
        assertThat(request.dispatch()).isEqualTo(new Dispatch("PUT", "/app/api", "x"));
    }

    /** A browser's query that java.net.URI refuses: it is lost, the request is not. */
    @Test
    void theTargetThrows() {
        FakeJaxRs server = new FakeJaxRs();
        server.requestUri = THROWS;

        assertThat(request(server).query()).isNull();
        assertThat(url(server)).isEqualTo("http://localhost:9080/app/api/x");
    }

    @Test
    void theBaseThrows() {
        FakeJaxRs server = new FakeJaxRs();
        server.baseUri = THROWS;

        assertThat(request(server).authority()).isEmpty();
        assertThat(url(server)).isEqualTo("400");
        server.requestUri = THROWS;
        assertThat(url(server)).isEqualTo("400");
    }

    /** Runtimes build the base from the Host header. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost?/app/api/",
                "http://localhost:9080?/app/api/",
                "http://localhost#/app/api/",
                "http://localhost?#/app/api/",
                "http://user@localhost:9080/app/api/",
                "http:///app/api/",
                "http:/app/api/",
                "/app/api/",
                "mailto:a@b",
                "wss://localhost:9080/app/api/",
                "ftp://localhost:9080/app/api/",
            })
    void aBaseThatIsNone(String base) {
        FakeJaxRs server = new FakeJaxRs();
        server.baseUri = () -> URI.create(base);

        assertThat(url(server)).isEqualTo("400");
    }

    /** An honest Host, and a target in absolute form. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil/app/api/x",
                "http://evil?/app/api/x",
                "http://evil#/app/api/x",
                "http://localhost:9081/app/api/x",
                "http://user@localhost:9080/app/api/x",
                "http://localhost:99999/app/api/x",
            })
    void aTargetForAnotherHost(String target) {
        FakeJaxRs server = new FakeJaxRs();
        server.requestUri = () -> URI.create(target);

        assertThat(request(server).authority()).isEmpty();
        assertThat(url(server)).isEqualTo("400");
    }

    /** A target that names no host. */
    @ParameterizedTest
    @CsvSource({
        "/app/api/x?q, http://localhost:9080/app/api/x?q",
        "http://localhost:9080/app/api/x?q, http://localhost:9080/app/api/x?q",
        "http://LOCALHOST:9080/app/api/x, http://localhost:9080/app/api/x",
        "https://localhost:9080/app/api/x, http://localhost:9080/app/api/x",
    })
    void aTargetForThisHost(String target, String expected) {
        FakeJaxRs server = new FakeJaxRs();
        server.requestUri = () -> URI.create(target);

        assertThat(url(server)).isEqualTo(expected);
    }

    /** The sum of all headers is checked first. It must not hide one that is too long. */
    @ParameterizedTest
    @CsvSource({
        "Accept, x, 16384, false",
        "Accept, x, 16385, true",
        "Origin, x, 16385, true",
        "Authorization, x, 16385, false",
        "X-Theirs, x, 100000, false",
        "Cookie, x, 16385, false",
        "Cookie, x, 65537, true",
        "Cookie, ;, 499, false",
        "Cookie, ;, 500, true",
    })
    void eachHeaderThatTheLibraryReadsHasItsOwnLimit(String name, String part, int times, boolean broken) {
        FakeJaxRs server = new FakeJaxRs().header(name, part.repeat(times));

        assertThat(url(server).equals("400")).isEqualTo(broken);
    }

    static Stream<Arguments> paths() {
        return Stream.of(
                // As it came, and as it is dispatched on.
                Arguments.of("/app/api/x", "x", List.of("/app/api/x")),
                Arguments.of("/app/api/x", "/x", List.of("/app/api/x")),
                Arguments.of("/app/api/x/", "x", List.of("/app/api/x/")),
                Arguments.of("/app/api/x", "x/", List.of("/app/api/x")),
                Arguments.of("/app/api", "", List.of("/app/api")),
                Arguments.of("/app/api/", "/", List.of("/app/api/")),
                Arguments.of("/app/api/%78", "%78", List.of("/app/api/%78")),
                Arguments.of("/app/api/%78", "x", List.of("/app/api/%78")),
                Arguments.of("/app/api/%7Bx%7D", "%7bx%7d", List.of("/app/api/%7Bx%7D")),
                Arguments.of("/app/api//x", "/x", List.of()),
                Arguments.of("/app/api//x", "//x", List.of("/app/api//x")),
                // Session ids are dropped by some.
                Arguments.of("/app/api/x;a=b", "x;a=b", List.of("/app/api/x;a=b")),
                Arguments.of("/app/api/x;a=b", "x", List.of("/app/api/x;a=b", "/app/api/x")),
                Arguments.of("/app/api;a/x", "x", List.of("/app/api;a/x", "/app/api/x")),
                Arguments.of("/app/api/x;a=b/y;c", "x/y;c", List.of("/app/api/x;a=b/y;c", "/app/api/x/y;c")),
                // RESTEasy's whole path.
                Arguments.of("//app//api/x", "//app//api/x", List.of("//app//api/x", "/app/api//app//api/x")),
                Arguments.of("/app/%61pi/x", "/app/%61pi/x", List.of("/app/%61pi/x", "/app/api/app/%61pi/x")),
                // Anything else is a contradiction.
                Arguments.of("/app/api/x", "y", List.of()),
                Arguments.of("/app/api/x", "x/y", List.of()),
                Arguments.of("/app/api/x", "", List.of()),
                Arguments.of("/app/api/a/../x", "x", List.of()),
                Arguments.of("/app/api/x", "X", List.of()),
                Arguments.of("/app/api/%2578", "%78", List.of()),
                Arguments.of("/app/api/x;a/../y", "x/y", List.of()),
                Arguments.of("/other", "x", List.of()));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void pathsWithoutServlets(String came, String dispatched, List<String> expected) {
        FakeJaxRs server = new FakeJaxRs();
        server.requestUri = () -> URI.create("http://localhost:9080" + came);
        server.path = dispatched;

        assertThat(request(server).paths()).isEqualTo(expected);
        assertThat(url(server).equals("400")).isEqualTo(expected.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("paths")
    void pathsWithServlets(String came, String dispatched, List<String> expected) {
        FakeJaxRs server = new FakeJaxRs().servlet(new Servlet().with("getRequestURI", came));
        server.path = dispatched;

        assertThat(request(server).paths()).isEqualTo(expected);
    }

    /** With a mapping prefix, RESTEasy matches both paths in the root context, so rules for either must hold. */
    @ParameterizedTest
    @CsvSource({"'', /x, /x /api/x", "/app, /app/x, /app/x", "/app, /app/api/x, /app/api/x"})
    void bothPathsCountIfRestEasyHasAPrefixOfItsOwn(String context, String came, String expected) {
        FakeJaxRs server = new FakeJaxRs()
                .servlet(new Servlet()
                        .deployedAt(context)
                        .with("getContextPath", context)
                        .with("getServletPath", "")
                        .with("getRequestURI", came));
        server.baseUri = () -> URI.create("http://localhost:9080" + context + "/api/");
        server.path = came.substring(context.length());

        assertThat(request(server).paths()).contains(expected.split(" "));
    }

    /** It ended in a 500. */
    @Test
    void aHeaderThatAFilterSetToNullIsAbsent() {
        FakeJaxRs server = new FakeJaxRs();
        server.headers.put("X-Theirs", null);
        server.headers.put("X-Others", Arrays.asList("a", null));

        assertThat(url(server)).isEqualTo("http://localhost:9080/app/api/x");
    }

    /** JAX-RS has the last word: a rule that covers one of the two paths holds for both. */
    @ParameterizedTest
    @MethodSource("paths")
    void whatIsDispatchedOnIsAmongThePaths(String came, String dispatched, List<String> expected) {
        FakeJaxRs server = new FakeJaxRs();
        server.requestUri = () -> URI.create("http://localhost:9080" + came);
        server.path = dispatched;
        Dispatch dispatch = request(server).dispatch();

        assertThat(dispatch.path()).startsWith("/app/api").endsWith(dispatched);
        if (expected.size() > 1) {
            assertThat(expected).contains(dispatch.path());
        }
    }

    /** The servlet request's facts count, whatever the URIs say. */
    static Stream<Arguments> uris() {
        List<Supplier<URI>> all = Arrays.asList(
                THROWS,
                () -> URI.create("http://evil?/app/api/x"),
                () -> URI.create("http://evil/other/"),
                () -> URI.create("/"),
                () -> null);
        return all.stream().flatMap(base -> all.stream().map(target -> Arguments.of(base, target)));
    }

    @ParameterizedTest
    @MethodSource("uris")
    void withServletsTheUrisAreNotAsked(Supplier<URI> base, Supplier<URI> target) {
        FakeJaxRs server = new FakeJaxRs().servlet(new Servlet().with("getQueryString", "q=a|b"));
        server.requestUri = target;

        assertThat(url(server)).isEqualTo("http://localhost:9080/app/api/x?q=a|b");
        server.baseUri = base;
        server.path = "x";
        assertThat(url(server)).isIn("http://localhost:9080/app/api/x?q=a|b", "400");
    }

    /** Base and target must not open another path. */
    @Test
    void aBaseThatIsNoneIsTheServlets() {
        FakeJaxRs server = new FakeJaxRs().servlet(new Servlet());
        server.baseUri = THROWS;

        assertThat(url(server)).isEqualTo("http://localhost:9080/app/api/x");
        server.baseUri = () -> URI.create("http://localhost?/app/api/");
        assertThat(url(server)).isEqualTo("http://localhost:9080/app/api/x");
        assertThat(request(server).dispatch()).isEqualTo(new Dispatch("GET", "/app/api", "x"));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 9080, localhost:9080",
        "localhost, 80, localhost",
        "localhost, 443, localhost",
        "localhost, -1, localhost",
        "localhost, 0, localhost",
        "::1, 9080, [::1]:9080",
        "[::1], 9080, [::1]:9080",
        "fe80::1%eth0, 9080, [fe80::1]:9080",
        "evil?, 80, evil?",
        "'', 80, ''",
    })
    void authorityOfAServlet(String name, int port, String expected) {
        FakeJaxRs server = new FakeJaxRs()
                .servlet(new Servlet().with("getServerName", name).with("getServerPort", port));

        assertThat(request(server).authority()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.0, false", "HTTP/1.1, false", "HTTP/2, true", "HTTP/2.0, true", "HTTP/3, true", "'', false"})
    void protocols(String protocol, boolean hasAuthority) {
        FakeJaxRs server = new FakeJaxRs().servlet(new Servlet().with("getProtocol", protocol));

        assertThat(request(server).hasAuthority()).isEqualTo(hasAuthority);
    }

    @ParameterizedTest
    @CsvSource({
        "/app, /app, /app",
        "'', '', ''",
        "/app, /%61pp, /app",
        "/app, /app;x, /app /app;x",
        "/app, /alias, /app /alias",
        "/app, /%zz, /app /%zz",
        "/%61pp, /%61pp, /%61pp",
        "/app, '', '/app '",
    })
    void contextRootOfAServlet(String deployed, String requested, String possible) {
        FakeJaxRs server =
                new FakeJaxRs().servlet(new Servlet().deployedAt(deployed).with("getContextPath", requested));

        assertThat(request(server).contextRoot())
                .isEqualTo(new ContextRoot(deployed, Arrays.asList(possible.split(" ", -1))));
    }

    @Test
    void encryption() {
        assertThat(request(new FakeJaxRs().at("https://localhost:9080/app/api/", "x"))
                        .isEncrypted())
                .isTrue();
        // The scheme comes from a header, the encryption from the connection.
        Servlet servlet = new Servlet().with("getScheme", "https");
        assertThat(request(new FakeJaxRs().servlet(servlet)).isEncrypted()).isFalse();
        servlet.with("getAttribute", "TLS_AES_128_GCM_SHA256");
        assertThat(request(new FakeJaxRs().servlet(servlet)).isEncrypted()).isTrue();
    }

    /** If JAX-RS is mapped elsewhere than its annotation says, the root is uncertain. */
    @Test
    void aContextRootThatIsNotCertain() {
        FakeJaxRs server = new FakeJaxRs().at("http://localhost:9080/app/rest/", "x");

        assertThat(request(server).contextRoot()).isEqualTo(ContextRoot.above("/app/rest", "/app/rest"));
        assertThat(new JaxRsRequest(server.context(), null).contextRoot().possible())
                .containsExactlyInAnyOrder("", "/app", "/app/rest");
    }

    /** A filter of the application changes the method or path that the request is dispatched on. */
    @Test
    void changed() {
        FakeJaxRs server = new FakeJaxRs();
        Dispatch before = request(server).dispatch();

        assertThat(JaxRsRequest.now(server.context(), before)).isEqualTo(before);
        server.path = "/x";
        assertThat(before.isSame(JaxRsRequest.now(server.context(), before))).isTrue();
        server.path = "x/";
        assertThat(before.isSame(JaxRsRequest.now(server.context(), before))).isFalse();
        server.path = "x";
        server.method = "DELETE";
        assertThat(before.isSame(JaxRsRequest.now(server.context(), before))).isFalse();
        assertThat(JaxRsRequest.now(server.context(), before)).isEqualTo(new Dispatch("DELETE", "/app/api", "x"));
        server.path = "/admin";
        assertThat(JaxRsRequest.now(server.context(), before)).isEqualTo(new Dispatch("DELETE", "/app/api", "/admin"));
    }

    /** The filter may set URIs of any host, and of another base: the path that JAX-RS matches counts. */
    @ParameterizedTest
    @MethodSource("uris")
    void aChangeOfUrisAloneIsAskedOfThePath(Supplier<URI> base, Supplier<URI> target) {
        FakeJaxRs server = new FakeJaxRs();
        Dispatch before = request(server).dispatch();
        server.baseUri = base;
        server.requestUri = target;

        assertThat(JaxRsRequest.now(server.context(), before)).isEqualTo(before);
    }

    /** A regular expression once tried each slash of a row as the first of those at the end: quadratic. */
    @Test
    void slashesAreCountedFromTheEnd() {
        CountedText path = new CountedText("/".repeat(32_000) + "x");
        CountedText slashes = new CountedText("/".repeat(32_000));

        assertThat(JaxRsRequest.lengthWithoutSlash(path)).isEqualTo(path.length());
        assertThat(JaxRsRequest.lengthWithoutSlash(slashes)).isZero();
        assertThat(path.looks()).isEqualTo(1);
        assertThat(slashes.looks()).isEqualTo(32_000);
    }
}
