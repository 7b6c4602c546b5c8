package io.github.clerkjakarta.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.Work;
import io.github.clerkjakarta.internal.request.RequestView;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rules that the conformance cases of area h do not show: they hold for every pattern and path that Clerk's SDK was
 * asked about.
 */
class RouteMatcherTest {
    private static ClerkRequest get(String path) {
        TestRequest request = new TestRequest("GET", "https://app.example.com" + path);
        return new RequestView(request, request.url());
    }

    @Test
    void noPatternsMatchNothing() {
        assertThat(RouteMatcher.of(new String[0]).matches("/")).isFalse();
    }

    @Test
    void oneOfSeveralIsEnough() {
        RouteMatcher matcher = RouteMatcher.of("/a", "/b").or(RouteMatcher.of(Pattern.compile("^/c")));

        assertThat(matcher.matches("/b")).isTrue();
        assertThat(matcher.matches("/cd")).isTrue();
        assertThat(matcher.matches("/d")).isFalse();
    }

    @Test
    void tildeIsTheContextRoot() {
        RouteMatcher matcher = RouteMatcher.of("~/x(.*)");

        assertThat(matcher.matches(get("/app/x/y"))).isTrue();
        assertThat(matcher.matches(get("/x/y"))).isFalse();
        assertThatThrownBy(() -> matcher.matches("/app/x")).hasMessageContaining("needs the request");
        assertThatThrownBy(() -> matcher.parameters("/app/x")).hasMessageContaining("needs the request");
    }

    @Test
    void predicatesSeeTheRequest() {
        RouteMatcher matcher = RouteMatcher.of(request -> request.getMethod().equals("GET"));

        assertThat(matcher.matches(get("/anything"))).isTrue();
        assertThatThrownBy(() -> matcher.matches("/anything")).hasMessageContaining("needs the request");
    }

    @Test
    void parametersHaveNamesOrNumbers() {
        assertThat(RouteMatcher.of("/users/:id/(.*)").parameters("/users/a%20b/c/d"))
                .contains(Map.of("id", "a%20b", "0", "c/d"));
        assertThat(RouteMatcher.of("/docs/:path*").parameters("/docs/a/b")).contains(Map.of("path", "/a/b"));
        assertThat(RouteMatcher.of("/docs/:path*").parameters("/docs")).contains(Map.of());
        assertThat(RouteMatcher.of("/users/:id").parameters("/other")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/x(, a group has no closing parenthesis at 2",
        "/x/:, a parameter's name is missing at 3",
        "/x*, unexpected \"*\" at 2",
        "/{x, a } is missing",
        "/(?x), a group cannot begin with \"?\"",
        "/(a(b)), a group within a group must begin with",
        "/(a**), nothing to repeat",
        "/(a++), nothing to repeat",
        "/([b-a]), a range out of order",
        "/([a), a group without its closing parenthesis",
        "/(\\1), a back-reference",
        "/((?<=a)b), a kind of group that route patterns do not have",
        "/:a:b, there must be text between two parameters",
        "/(a{1000}b{1000}c{1000}d{1000}e{1000}f{1000}), the pattern is too large",
    })
    void aTextThatIsNoPatternSaysWhy(String pattern, String why) {
        assertThatThrownBy(() -> RouteMatcher.of(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + pattern + "\" is not a route pattern: ")
                .hasMessageContaining(why);
    }

    /** With java.util.regex, each of these would take practically for ever. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/((?:a+)+)b",
                "/((?:a|a)*)b",
                "/(.*)*x",
                "/(.*)(.*)(.*)(.*)(.*)x",
                "/((?:(?:a*)*)*)b",
                "/((?:(?!b.*(?!.*c)).)*)b"
            })
    void noPatternRunsAway(String pattern) {
        assertThat(RouteMatcher.of(pattern).matches("/" + "a".repeat(5_000) + "!"))
                .isFalse();
    }

    @Test
    void aPatternThatLooksAheadEverywhereIsStoppedOnVeryLongPaths() {
        RouteMatcher matcher = RouteMatcher.of("/((?:(?!.*x).)*)");

        assertThat(matcher.matches("/" + "a".repeat(500))).isTrue();
        assertThatThrownBy(() -> matcher.matches("/" + "a".repeat(8_000))).hasMessageContaining("would take too long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+b", "(?:a*)*", "((a|b)+c?)+", "(x{2,})*", "(a+){3,}"})
    void aRegularExpressionThatRunsAwayIsRefused(String regex) {
        assertThatThrownBy(() -> RouteMatcher.of(Pattern.compile(regex)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("repeats at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"^/a+b*$", "(a|b)+", "(?:a++b)+", "[(a+)+]", "\\(a+\\)+", "(a{2,3})+", "\\Q(a+)+\\E"})
    void otherRegularExpressionsAreNot(String regex) {
        assertThat(RouteMatcher.of(Pattern.compile(regex))).isNotNull();
    }

    @Test
    void aRegularExpressionThatRunsAwayAllTheSameIsStopped() {
        RouteMatcher matcher = RouteMatcher.of(Pattern.compile("^/.*.*.*.*.*b$"));

        assertThatThrownBy(() -> matcher.matches("/" + "a".repeat(1_000))).hasMessageContaining("would take too long");
    }

    @Test
    void aMalformedPathIsAnError() {
        assertThatThrownBy(() -> RouteMatcher.of("/(.*)").matches("/%zz")).hasMessageContaining("malformed");
    }

    /** Each look ahead once had a memory of its own, as large as the path up to there. */
    @Test
    void looksAheadCostWhatTheyLookAt() {
        RouteMatcher everywhere = RouteMatcher.of("/((?:(?!x).)*)");
        String path = "/" + "a".repeat(8_000);

        assertThat(everywhere.matches(path)).isTrue();
        assertThat(Work.bytesAllocatedBy(() -> everywhere.matches(path))).isLessThan(2_000 * 8_000L);
    }
}
