package io.github.clerkjakarta.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.internal.url.PageAddress;
import io.github.clerkjakarta.route.RouteMatcher;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that JAX-RS alone cannot enforce. */
class RouteCoverageTest {
    private static final String REMEDY = "Do something.";

    @ApplicationPath("api")
    private static final class Api extends Application {}

    @ApplicationPath("/")
    private static final class Root extends Application {}

    private static ServedPaths at(Class<?>... applications) {
        return ServedPaths.of(List.of(), List.of(applications), List.of(), List.of());
    }

    private static List<String> problems(ServedPaths served, String... protectedRoutes) {
        return RouteCoverage.problems(List.of(protectedRoutes), false, served, "/ctx", REMEDY);
    }

    @ParameterizedTest
    @CsvSource({
        "~/api, false",
        "~/api/((?:a(?:b)))?(.*), true",
        "~/api/((?:a(?:b))), false",
        "~/api/(.*), false",
        "~/api/x(.*), false",
        "~/api/:path*, false",
        "/ctx/api/(.*), false",
        "/other/x, false",
        "~/reports(.*), true",
        "/ctx/reports(.*), true",
        "~/api(.*), true",
        "~/(.*), true",
        "/(.*), true",
        "(.*), true",
    })
    void protectedRoutes(String pattern, boolean problem) {
        assertThat(problems(at(Api.class), pattern)).hasSize(problem ? 1 : 0);
        assertThat(problems(at(Root.class), pattern)).isEmpty();
        assertThat(problems(at(), pattern)).hasSize(pattern.startsWith("/other") ? 0 : 1);
    }

    @Test
    void theSentenceNamesPatternPlaceAndRemedy() {
        assertThat(problems(at(Api.class), "~/reports(.*)", "~/api/(.*)", "/ctx/x"))
                .singleElement()
                .asString()
                .startsWith("clerk.routes.protected")
                .contains("JAX-RS", "/api")
                .contains("\"~/reports(.*)\" (for a resource of JAX-RS, write ~/api/reports(.*)), \"/ctx/x\"")
                .doesNotContain("\"~/api")
                .endsWith(REMEDY);
        assertThat(problems(at(), "~/x").get(0)).contains("no JAX-RS application");
    }

    @ParameterizedTest
    @CsvSource({"~/api(.*), ~/api", "~/API(.*), ~/API", "/ctx/api(.*), /ctx/api"})
    void whatAlmostFitsIsOffered(String pattern, String path) {
        assertThat(problems(at(Api.class), pattern))
                .singleElement()
                .asString()
                .contains("\"" + pattern + "\" (", path + "x", path + " " + path + "/(.*)");
        // The suggested pattern needs nothing more.
        assertThat(problems(at(Api.class), path, path + "/(.*)")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"~/reports(.*)", "~/(.*)", "~/apix(.*)", "~/api.:x"})
    void aForgottenApplicationPathIsOffered(String pattern) {
        assertThat(problems(at(Api.class), pattern))
                .singleElement()
                .asString()
                .contains("write ~/api" + pattern.substring(1) + ")");
    }

    @Test
    void whatIsInBetweenIsNamed() {
        ServedPaths served = ServedPaths.registered(
                List.of(
                        new WebXml.Servlet(Api.class.getName(), null, null, List.of("/api/*")),
                        new WebXml.Servlet("export", "Export", null, List.of("/api/export"))),
                List.of(Api.class),
                List.of(),
                List.of());

        assertThat(problems(served, "~/api/(.*)"))
                .singleElement()
                .asString()
                .contains("\"~/api/(.*)\" (which also names what is at /api/export)");
    }

    @ParameterizedTest
    @CsvSource({
        "~/api,            true",
        "~/api/,           true",
        "~/api?x=1,        true",
        "/ctx/api#/x,      true",
        "/api,             false",
        "~/api/sign-in,    false",
        "~/sign-in,        false",
        "~/apis,           false",
        "~/,               false",
        "https://x/ctx/api,false",
    })
    void aSignInPageIsNotWhereJaxRsIs(String page, boolean expected) {
        assertThat(RouteCoverage.pageProblem("clerk.sign-in-url", PageAddress.parse(page), at(Api.class), "/ctx")
                        != null)
                .isEqualTo(expected);
    }

    @Test
    void publicRoutesProtectEverythingElse() {
        assertThat(RouteCoverage.problems(List.of(), true, at(Api.class), "/ctx", REMEDY))
                .singleElement()
                .asString()
                .startsWith("clerk.routes.public")
                .contains("/api")
                .endsWith(REMEDY);
        assertThat(RouteCoverage.problems(List.of(), true, at(), "/ctx", REMEDY))
                .hasSize(1);
        assertThat(RouteCoverage.problems(List.of(), true, at(Root.class), "/ctx", REMEDY))
                .isEmpty();
        assertThat(RouteCoverage.problems(List.of(), false, at(Api.class), "/ctx", REMEDY))
                .isEmpty();
    }

    @Test
    void patternsOfAnotherApplication() {
        assertThat(RouteCoverage.elsewhere(List.of("~/x", "/ctx/x", "/other/x", "/(.*)", "/ctxx"), "/ctx"))
                .containsExactly("/other/x", "/ctxx");
        assertThat(RouteCoverage.elsewhere(List.of("~/x", "/x", "(.*)"), "")).isEmpty();
    }

    @Test
    void bothAreTold() {
        assertThat(RouteCoverage.problems(List.of("~/x"), true, at(Api.class), "", REMEDY))
                .hasSize(2);
    }

    // Soundness: a path that counts as JAX-RS's is never served by another.

    /** URL patterns of JAX-RS and of other servlets. */
    record Mappings(List<String> jaxRs, List<String> others) {
        ServedPaths served() {
            StringBuilder xml = new StringBuilder("<web-app>");
            jaxRs.forEach(it -> append("jakarta.ws.rs.core.Application", it, xml));
            others.forEach(it -> append("other", it, xml));
            return ServedPaths.of(
                    List.of(WebXml.parse(xml.append("</web-app>").toString().getBytes(StandardCharsets.UTF_8))),
                    List.of(),
                    List.of(),
                    List.of());
        }

        private static void append(String name, String pattern, StringBuilder xml) {
            xml.append("<servlet-mapping><servlet-name>")
                    .append(name)
                    .append("</servlet-name><url-pattern>")
                    .append(pattern)
                    .append("</url-pattern></servlet-mapping>");
        }

        /** Servlet specification, 12.1: exact, longest path, extension, default. */
        boolean isJaxRs(String path) {
            String best = "";
            boolean found = false;
            for (String pattern : Stream.concat(jaxRs.stream(), others.stream()).toList()) {
                if (matches(pattern, path) && (!found || rank(pattern) > rank(best))) {
                    best = pattern;
                    found = true;
                }
            }
            return found && jaxRs.contains(best);
        }

        private static boolean matches(String pattern, String path) {
            if (pattern.endsWith("/*")) {
                return (path + "/").startsWith(pattern.substring(0, pattern.length() - 1));
            }
            if (pattern.startsWith("*.")) {
                return path.endsWith(pattern.substring(1));
            }
            return pattern.equals("/") || pattern.equals(path);
        }

        private static int rank(String pattern) {
            if (pattern.equals("/")) {
                return 0;
            }
            return pattern.startsWith("*.") ? 1 : pattern.endsWith("/*") ? 1 + pattern.length() : 1_000;
        }
    }

    static Stream<Arguments> mappings() {
        List<List<String>> jaxRs = List.of(
                List.of(),
                List.of("/api/*"),
                List.of("/api/x/*"),
                List.of("/api/*", "/a/*"),
                List.of("/*"),
                List.of("/"),
                List.of("/api"),
                List.of("*.x"));
        List<List<String>> others = List.of(
                List.of(),
                List.of("/api/a"),
                List.of("/api/a/*"),
                List.of("/api"),
                List.of("/x/*"),
                List.of("*.x"),
                List.of("/"),
                List.of("/*"),
                List.of("/a/*", "*.x"));
        return jaxRs.stream()
                .flatMap(some -> others.stream()
                        // Two servlets cannot have the same.
                        .filter(other -> other.stream().noneMatch(some::contains))
                        .map(other -> Arguments.of(new Mappings(some, other))));
    }

    private static final List<String> PATTERNS = patterns();
    private static final List<String> PATHS = paths();

    /** The paths that each pattern matches. */
    private static final Map<String, List<String>> MATCHES = matches();

    private static Map<String, List<String>> matches() {
        Map<String, List<String>> matches = new LinkedHashMap<>();
        for (String pattern : PATTERNS) {
            RouteMatcher matcher = RouteMatcher.of(pattern);
            matches.put(pattern, PATHS.stream().filter(matcher::matches).toList());
        }
        return matches;
    }

    /** Returns all valid patterns of up to three of these parts. */
    private static List<String> patterns() {
        List<String> parts = List.of(
                "/api", "/a", "/x", "/", "x", ".x", "(.*)", "/(.*)", "/:p", "/:p?", "/:p*", ".:e?", "{/:p}?", "{/x}?",
                "{x}?", "{/x}?", "{/x}*", ":p", "\\x");
        Set<String> patterns = new TreeSet<>();
        List<String> longer = new ArrayList<>(List.of(""));
        for (int length = 0; length < 3; length++) {
            List<String> last = longer;
            longer = new ArrayList<>();
            for (String begin : last) {
                for (String part : parts) {
                    // Names must differ.
                    longer.add(begin + part.replace(":p", ":p" + length).replace(":e", ":e" + length));
                }
            }
            longer.stream()
                    .filter(it -> it.startsWith("/") || it.startsWith("("))
                    .filter(RouteCoverageTest::isPattern)
                    .forEach(patterns::add);
        }
        return List.copyOf(patterns);
    }

    private static boolean isPattern(String text) {
        try {
            RouteMatcher.of(text);
            return true;
        } catch (IllegalArgumentException noPattern) {
            return false;
        }
    }

    private static List<String> paths() {
        List<String> segments = List.of("", "api", "apix", "api.x", "a", "a.x", "x", "ax");
        List<String> paths = new ArrayList<>();
        List<String> longer = new ArrayList<>(List.of(""));
        for (int length = 0; length < 3; length++) {
            List<String> last = longer;
            longer = new ArrayList<>();
            for (String begin : last) {
                for (String segment : segments) {
                    // Servers join slashes in a row, as RouteMatcher does.
                    if (!begin.endsWith("/")) {
                        longer.add(begin + "/" + segment);
                    }
                }
            }
            paths.addAll(longer);
        }
        return paths;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mappings")
    void nothingThatIsCoveredIsAnybodyElses(Mappings mappings, TestReporter reporter) {
        ServedPaths served = mappings.served();
        Set<String> anybodyElses = new TreeSet<>();
        List<String> refused = new ArrayList<>();
        int covered = 0;
        Set<String> outsides =
                PATHS.stream().filter(it -> !mappings.isJaxRs(it)).collect(Collectors.toSet());
        for (String pattern : PATTERNS) {
            String outside = MATCHES.get(pattern).stream()
                    .filter(outsides::contains)
                    .findFirst()
                    .orElse(null);
            if (served.cover(new PatternReach(pattern))) {
                covered++;
                if (outside != null) {
                    anybodyElses.add(pattern + " matches " + outside);
                }
            } else if (outside == null && !MATCHES.get(pattern).isEmpty()) {
                refused.add(pattern);
            }
        }
        reporter.publishEntry(
                mappings.toString(),
                covered + " patterns of " + PATTERNS.size() + " are JAX-RS's; " + refused.size()
                        + " more may be, for example "
                        + refused.subList(0, Math.min(12, refused.size())));

        assertThat(anybodyElses).isEmpty();
    }

    static Stream<String> contextRoots() {
        return Stream.of("", "/api", "/a", "/api/a", "/x");
    }

    /** A pattern from the origin on matches something of the web application, or RouteMatcher matches nothing there. */
    @ParameterizedTest
    @MethodSource("contextRoots")
    void noPatternOfTheWebApplicationIsOverlooked(String root) {
        Set<String> overlooked = new TreeSet<>();
        for (String pattern : PATTERNS) {
            PatternReach route = PatternReach.of(pattern, root);
            for (String path : MATCHES.get(pattern)) {
                boolean here = path.equals(root) || path.startsWith(root + "/");
                String below = path.substring(Math.min(path.length(), root.length()));
                boolean within = (below + "/").startsWith("/api/");
                if (here && (route == null || (route.isWithin("/api") && !within))) {
                    overlooked.add(pattern + " matches " + path);
                    break;
                }
            }
        }

        assertThat(overlooked).isEmpty();
    }
}
