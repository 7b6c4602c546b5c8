package io.github.clerkjakarta.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The paths that JAX-RS serves, and other servlets among them. */
class ServedPathsTest {
    private static final PatternReach ALL_OF_API = new PatternReach("/api/(.*)");

    @ApplicationPath("api")
    private static final class Api extends Application {}

    @ApplicationPath("/v2/")
    private static final class Second extends Application {}

    @ApplicationPath("/")
    private static final class Root extends Application {}

    @ApplicationPath("/api/*")
    private static final class Starred extends Application {}

    @ApplicationPath("a%70i")
    private static final class Escaped extends Application {}

    private static final class Silent extends Application {}

    @WebServlet("/api/export")
    private static final class Export extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    @WebServlet(urlPatterns = {"/other/*", "*.do"})
    private static final class Other extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    private static ServedPaths served(List<WebXml> descriptors, List<Class<?>> applications, Class<?>... servlets) {
        return ServedPaths.of(descriptors, applications, List.of(servlets), List.of());
    }

    private static WebXml webXml(String content) {
        return xml("<web-app>" + content + "</web-app>");
    }

    private static WebXml xml(String content) {
        return WebXml.parse(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String mapping(String servlet, String... patterns) {
        StringBuilder xml = new StringBuilder("<servlet-mapping><servlet-name>" + servlet + "</servlet-name>");
        Stream.of(patterns).forEach(it -> xml.append("<url-pattern>").append(it).append("</url-pattern>"));
        return xml.append("</servlet-mapping>").toString();
    }

    static Stream<Arguments> annotated() {
        return Stream.of(
                Arguments.of(Api.class, List.of("/api")),
                Arguments.of(Second.class, List.of("/v2")),
                Arguments.of(Root.class, List.of("/")),
                Arguments.of(Starred.class, List.of("/api")),
                // Servers decode it.
                Arguments.of(Escaped.class, List.of("/api")),
                Arguments.of(Silent.class, List.of()));
    }

    @ParameterizedTest
    @MethodSource("annotated")
    void byAnnotation(Class<?> application, List<String> paths) {
        assertThat(served(List.of(), List.of(application)).applications()).isEqualTo(paths);
    }

    @Test
    void twoApplications() {
        ServedPaths served = served(List.of(), List.of(Api.class, Second.class));

        assertThat(served.applications()).containsExactlyInAnyOrder("/api", "/v2");
        assertThat(served.cover(ALL_OF_API)).isTrue();
        assertThat(served.cover(new PatternReach("/v2/(.*)"))).isTrue();
        assertThat(served.cover(new PatternReach("/v3/(.*)"))).isFalse();
    }

    /** web.xml overrides the annotation. */
    @Test
    void byWebXml() {
        String name = Api.class.getName();
        ServedPaths served = served(List.of(webXml(mapping(name, "/rest/*"))), List.of(Api.class));

        assertThat(served.applications()).containsExactly("/rest");
        assertThat(served.cover(ALL_OF_API)).isFalse();
        assertThat(served.cover(new PatternReach("/rest/(.*)"))).isTrue();
    }

    @Test
    void anotherApplicationsMappingOverridesNothing() {
        ServedPaths served =
                served(List.of(webXml(mapping(Api.class.getName(), "/rest/*"))), List.of(Api.class, Second.class));

        assertThat(served.applications()).containsExactlyInAnyOrder("/rest", "/v2");
    }

    @Test
    void aServletWithoutAMappingKeepsTheAnnotation() {
        String servlet = "<servlet><servlet-name>" + Api.class.getName() + "</servlet-name></servlet>";

        assertThat(served(List.of(webXml(servlet)), List.of(Api.class)).applications())
                .containsExactly("/api");
    }

    @Test
    void theApplicationThatIsNone() {
        String name = "jakarta.ws.rs.core.Application";

        assertThat(served(List.of(webXml(mapping(name, "/api/*"))), List.of()).applications())
                .containsExactly("/api");
        // Its type counts, not its name.
        assertThat(served(List.of(webXml(mapping("jakarta.ws.rs.core.Applications", "/api/*"))), List.of())
                        .applications())
                .isEmpty();
    }

    static Stream<String> servletsOfAnApplication() {
        String name = Api.class.getName();
        String servlet = "<servlet><servlet-name>x</servlet-name>";
        return Stream.of(
                servlet + "<servlet-class>" + name + "</servlet-class></servlet>" + mapping("x", "/rest/*"),
                servlet + "<servlet-class>some.Container</servlet-class><init-param><param-name>"
                        + "jakarta.ws.rs.Application</param-name><param-value>" + name
                        + "</param-value></init-param></servlet>" + mapping("x", "/rest/*"),
                mapping("x", "/rest/*") + servlet + "<init-param><param-name>jakarta.ws.rs.Application</param-name>"
                        + "<param-value>" + name + "</param-value></init-param></servlet>");
    }

    @ParameterizedTest
    @MethodSource("servletsOfAnApplication")
    void aServletOfTheApplication(String xml) {
        ServedPaths served = served(List.of(webXml(xml)), List.of(Api.class));

        assertThat(served.applications()).containsExactly("/rest");
        assertThat(served.cover(new PatternReach("/rest/(.*)"))).isTrue();
    }

    /** By the Servlet specification, 12.1. */
    @ParameterizedTest
    @CsvSource({
        "/api/*, /api, true",
        "/api/*, /api/(.*), true",
        "/*, /reports/(.*), true",
        "/, /reports/(.*), true",
        // Only this path, and files with those extensions.
        "/api, /api/x, false",
        "/api, /api/(.*), false",
        "/api/, /api/(.*), false",
        "*.do, /api/(.*), false",
        "/api*, /api/(.*), false",
        "'', /api/(.*), false",
    })
    void mappingsOfAnApplication(String urlPattern, String pattern, boolean covered) {
        WebXml webXml = webXml(mapping(Silent.class.getName(), urlPattern));

        assertThat(served(List.of(webXml), List.of(Silent.class)).cover(new PatternReach(pattern)))
                .isEqualTo(covered);
    }

    @Test
    void annotatedServletsAreInBetween() {
        assertThat(served(List.of(), List.of(Api.class), Export.class).cover(ALL_OF_API))
                .isFalse();
        assertThat(served(List.of(), List.of(Api.class), Export.class).cover(new PatternReach("/api/x/(.*)")))
                .isTrue();
        assertThat(served(List.of(), List.of(Api.class), String.class).cover(ALL_OF_API))
                .isTrue();
    }

    /** JAX-RS serves /api/x.do if it has /api/*: a path counts before an extension. */
    @Test
    void servletsElsewhereAreNotInBetween() {
        assertThat(served(List.of(), List.of(Api.class), Other.class).cover(ALL_OF_API))
                .isTrue();
    }

    static Stream<Arguments> others() {
        return Stream.of(
                // A servlet of web.xml, with JAX-RS at /api; true if rules for /api/(.*) need no filter.
                Arguments.of("/api/export", false),
                Arguments.of("/api/export/*", false),
                Arguments.of("/API/export", false),
                // /api/(.*) does not match it.
                Arguments.of("/api", true),
                Arguments.of("/other", true),
                Arguments.of("/other/*", true),
                Arguments.of("/apix/*", true),
                // The longer path wins, and any path wins over an extension and over "/".
                Arguments.of("*.xhtml", true),
                Arguments.of("*.do", true),
                Arguments.of("/", true),
                Arguments.of("/*", true),
                Arguments.of("", true));
    }

    @ParameterizedTest
    @MethodSource("others")
    void servletsOfWebXml(String urlPattern, boolean covered) {
        WebXml webXml = webXml(mapping("other", urlPattern)
                + "<servlet><servlet-name>other</servlet-name><servlet-class>a.Other</servlet-class></servlet>");

        assertThat(served(List.of(webXml), List.of(Api.class)).cover(ALL_OF_API))
                .isEqualTo(covered);
    }

    /** If JAX-RS is the default servlet, every extension belongs to another servlet. */
    @ParameterizedTest
    @CsvSource({"*.do, false", "/other/*, true", "/api/export, false"})
    void servletsBesideAnApplicationAtTheRoot(String urlPattern, boolean covered) {
        WebXml webXml = webXml(mapping(Silent.class.getName(), "/") + mapping("other", urlPattern));

        assertThat(served(List.of(webXml), List.of(Silent.class)).cover(ALL_OF_API))
                .isEqualTo(covered);
    }

    /** If web.xml says that it is complete, servers do not look at annotations of servlets. */
    @Test
    void completeWebXml() {
        WebXml complete = xml("<web-app metadata-complete='true'/>");

        assertThat(served(List.of(complete), List.of(Api.class), Export.class).cover(ALL_OF_API))
                .isTrue();
    }

    /** A library's fragment applies to that library alone. */
    @Test
    void aCompleteFragmentHidesNoServletOfTheApplication() {
        WebXml fragment = xml("<web-fragment metadata-complete='true'/>");

        assertThat(served(List.of(fragment), List.of(Api.class), Export.class).cover(ALL_OF_API))
                .isFalse();
    }

    @Test
    void fragmentsHaveServletsToo() {
        WebXml fragment = xml("<web-fragment>" + mapping("x", "/api/export") + "</web-fragment>");

        assertThat(served(List.of(webXml(""), fragment), List.of(Api.class)).cover(ALL_OF_API))
                .isFalse();
    }

    @Test
    void all() {
        assertThat(served(List.of(), List.of(Root.class)).isAll()).isTrue();
        assertThat(served(List.of(), List.of(Root.class, Api.class)).isAll()).isTrue();
        assertThat(served(List.of(), List.of(Api.class)).isAll()).isFalse();
        assertThat(served(List.of(), List.of()).isAll()).isFalse();
        assertThat(served(List.of(), List.of(Root.class), Export.class).isAll()).isFalse();
        assertThat(ServedPaths.of(List.of(), List.of(Root.class), Set.of(), Set.of("/x.jsp"))
                        .isAll())
                .isFalse();
    }

    /** Open Liberty serves pages even if JAX-RS is at the root. */
    @Test
    void pages() {
        ServedPaths served = ServedPaths.of(List.of(), List.of(Root.class), List.of(), List.of("/reports/q1.jsp"));

        assertThat(served.cover(new PatternReach("/reports(.*)"))).isFalse();
        assertThat(served.cover(new PatternReach("/reports/:page"))).isFalse();
        assertThat(served.cover(new PatternReach("/reports/q1.jsp"))).isFalse();
        assertThat(served.cover(new PatternReach("/other(.*)"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a.jsp", "/b/A.JSP", "/a.jspx", "/.jsp", "/a.xhtml"})
    void programs(String file) {
        assertThat(ServedPaths.isProgram(file)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a.html", "/a.jspf", "/a.jsp.txt", "/jsp", "/a.jsp/"})
    void otherFiles(String file) {
        assertThat(ServedPaths.isProgram(file)).isFalse();
    }

    /** As ServletContext.getResourcePaths lists them. */
    @Test
    void programsAreFoundInDirectories() {
        Map<String, Set<String>> files = Map.of(
                "/", Set.of("/index.html", "/a.jsp", "/sub/", "/WEB-INF/", "/META-INF/"),
                "/sub/", Set.of("/sub/b.jspx", "/sub/deep/", "/sub/c.txt"),
                "/sub/deep/", Set.of("/sub/deep/d.jsp"),
                "/WEB-INF/", Set.of("/WEB-INF/hidden.jsp"),
                "/META-INF/", Set.of("/META-INF/hidden.jsp"));

        assertThat(ServedPaths.programs(it -> files.getOrDefault(it, Set.of())))
                .containsExactlyInAnyOrder("/a.jsp", "/sub/b.jspx", "/sub/deep/d.jsp");
    }

    @Test
    void noFiles() {
        assertThat(ServedPaths.programs(it -> Set.of())).isEmpty();
    }
}
