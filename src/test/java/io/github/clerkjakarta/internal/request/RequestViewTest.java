package io.github.clerkjakarta.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.url.PathReadings;
import io.github.clerkjakarta.internal.url.Url;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestViewTest {
    private static final List<String> PATHS =
            List.of("/app/x", "/app/%78", "/app/x;a=b", "//app/x", "/app/y/../x", "/app/..%2fx", "/app\\x", "/");
    private static final List<ContextRoot> ROOTS = List.of(
            ContextRoot.known(""),
            ContextRoot.known("/app"),
            ContextRoot.above("/app", "/app"),
            ContextRoot.above("/app/rest", "/app/rest"));

    private static RequestView view(ContextRoot root, String... paths) {
        TestRequest request = new TestRequest("GET", "https://app.example.com" + paths[0])
                .paths(paths)
                .contextRoot(root);
        return new RequestView(request, request.url());
    }

    static Stream<Arguments> pathsAndRoots() {
        return PATHS.stream().flatMap(path -> ROOTS.stream().map(root -> Arguments.of(path, root)));
    }

    /** Each reading of the path with each possible root. */
    @ParameterizedTest
    @MethodSource("pathsAndRoots")
    void readingsTimesRoots(String path, ContextRoot root) {
        Set<String> expected = new LinkedHashSet<>();
        Set<String> paths = new LinkedHashSet<>(List.of(view(root, path).getPath()));
        paths.addAll(PathReadings.of(path));
        paths.forEach(reading -> root.possible().forEach(it -> expected.add(it + " " + reading)));

        assertThat(view(root, path).readings())
                .extracting(it -> it.getContextRoot() + " " + it.getPath())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void allPathsThatMayBeDispatchedOnAreRead() {
        assertThat(view(ContextRoot.known("/app"), "/app/x;a", "/app/z").readings())
                .extracting(RequestView::getPath)
                .contains("/app/x;a", "/app/x", "/app/z");
    }

    @Test
    void oneOfThemIsMalformed() {
        assertThat(view(ContextRoot.known(""), "/x", "/%ff").readings()).isNull();
        assertThat(view(ContextRoot.known(""), "/%zz").readings()).isNull();
        assertThat(view(ContextRoot.above("", "/a/b"), "/x%00").readings()).isNull();
    }

    /** Nearly all requests need no list of new objects. */
    @Test
    void aPlainRequestIsItsOnlyReading() {
        RequestView view = view(ContextRoot.known("/app"), "/app/x");

        assertThat(view.readings()).containsExactly(view);
    }

    /** A guard sees one reading at a time, and everything else as it came. */
    @ParameterizedTest
    @ValueSource(strings = {"/app/%78", "/app/x;a=b"})
    void allElseStaysTheSame(String path) {
        TestRequest request = new TestRequest("POST", "https://app.example.com" + path)
                .paths(path)
                .header("Cookie", "a=%41")
                .header("X", "y");

        for (RequestView reading : new RequestView(request, request.url()).readings()) {
            assertThat(reading.getMethod()).isEqualTo("POST");
            assertThat(reading.getUrl()).isEqualTo("https://app.example.com" + path);
            assertThat(reading.getHost()).isEqualTo("app.example.com");
            assertThat(reading.getCookie("a")).isEqualTo("A");
            assertThat(reading.getHeader("x")).isEqualTo("y");
        }
    }

    @Test
    void withoutAHost() {
        RequestView view = new RequestView(Fixtures.apiRequest(), Url.nowhere("http"));

        assertThat(view.getHost()).isEmpty();
        assertThat(view.getHostName()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:9080/, localhost:9080, localhost",
        "https://app.example.com/, app.example.com, app.example.com",
        "https://App.Example.com:443/, app.example.com, app.example.com",
        "https://app.example.com./, app.example.com., app.example.com",
        "https://app.example.com.:8443/, app.example.com.:8443, app.example.com",
        "http://[::1]:9080/, [::1]:9080, [::1]",
        "http://[::1]/, [::1], [::1]",
    })
    void theHostWithAndWithoutThePort(String url, String host, String name) {
        RequestView view = new RequestView(Fixtures.apiRequest(), Url.parse(url));

        assertThat(view.getHost()).isEqualTo(host);
        assertThat(view.getHostName()).isEqualTo(name);
    }
}
