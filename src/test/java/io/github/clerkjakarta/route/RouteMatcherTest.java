package io.github.clerkjakarta.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.LogLines;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.log.LimitedLog;
import io.github.clerkjakarta.internal.request.ContextRoot;
import io.github.clerkjakarta.internal.request.RequestView;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
        assertThat(matcher.parameters(get("/APP/x/y"))).contains(Map.of("0", "/y"));
        assertThat(matcher.parameters(get("/x/y"))).isEmpty();
        assertThatThrownBy(() -> matcher.matches("/app/x")).hasMessageContaining("needs the request");
        assertThatThrownBy(() -> matcher.parameters("/app/x")).hasMessageContaining("needs the request");
    }

    /** Some servers report it as the client spelled it. */
    @ParameterizedTest
    @ValueSource(strings = {"/app;\ue000", "/a.*(p)", "/{p}", "/:p*", "/\\p"})
    void aContextRootMayContainAnyCharacter(String root) throws URISyntaxException {
        RouteMatcher matcher = RouteMatcher.of("~/x/:id");

        assertThat(matcher.matches(under(root, root + "/x/y"))).isTrue();
        assertThat(matcher.matches(under(root, root.toUpperCase(Locale.ROOT) + "/x/y")))
                .isTrue();
        assertThat(matcher.matches(under(root, "/b" + root.substring(2) + "/x/y")))
                .isFalse();
        assertThat(matcher.matches(under(root, "/x/y"))).isFalse();
    }

    private static ClerkRequest under(String root, String path) throws URISyntaxException {
        String encoded = new URI(null, null, path, null).toASCIIString();
        TestRequest request = new TestRequest("GET", "https://app.example.com" + encoded);
        request.contextRoot(ContextRoot.known(root));
        return new RequestView(request, request.url());
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
        "/(?x), 'a group cannot begin with \"?\" at 2: it belongs into a group, as in ((?!api).*)'",
        "/a{/:x-:y}?, {} holds one parameter",
        "/(a(b)), a group within a group must begin with",
        "/(a**), nothing to repeat",
        "/(a++), nothing to repeat with +: quantifiers and look aheads cannot be repeated",
        "/([b-a]), a range whose ends are not two characters in order",
        "'/(a{2,1})', Illegal repetition range. Patterns are",
        "/([a), a group without its closing parenthesis",
        "/(\\1), the escape \\1",
        "/((?<=a)b), a kind of group that route patterns do not have",
        "/:a:b, there must be text between two parameters",
        "/([\\1]), the escape \\1",
        "/(\\p{L}), the escape \\p",
        "/({a}), a { that is a character",
        "/(a{b}), a { that is a character",
        "/((?=a)*), nothing to repeat with *",
        "/([]), a [] that no character matches",
        "/([\\d-x]), write [\\dx-] for [\\d-x]",
        "/((?:(?=a)|a){2}), a counted repetition of a group with",
        "/\ue001, a character for private use",
        "/((?:a?|b?){7}x), too many ways to match nothing",
        "/((?:|){7}$), too many ways to match nothing",
        "/((?:(?:a?)?x(?:a??)?)(?:(?:)*){6}), too many ways to match nothing",
        "/((?:(?:a{0}){99}){99}b), too many ways to match nothing",
        "/(c(?!(?:a?|^)(?:b?|$)(?:c*|\\b)(?:(?!x)|)(?:x{0}|)(?:(?=)|)(?:|))), too many ways to match nothing",
        "/x{}?{}?{}?{}?{}*{}*{}*, too many ways to match nothing",
        "/x(a[)])b(c]), a [ swallows a parenthesis",
        "/x(a[(?:])|b[)]), a [ swallows a parenthesis",
    })
    void aTextThatIsNoPatternSaysWhy(String pattern, String why) {
        assertThatThrownBy(() -> RouteMatcher.of(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + pattern + "\" is not a route pattern: ")
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/((?:(?:a|aa)*c?)*b)",
                "/(.*)(.*)(.*)(.*)(.*x)",
                "/((?:(?:a*)*)*b)",
                "/((?:(?!.*x).)*b)",
            })
    void aPatternThatRunsAwayIsStopped(String pattern) {
        RouteMatcher matcher = RouteMatcher.of(pattern);
        String path = "/" + "a".repeat(900) + "!";

        for (ThrowingCallable match :
                List.<ThrowingCallable>of(() -> matcher.matches(path), () -> matcher.parameters(path))) {
            assertThatThrownBy(match)
                    .isInstanceOf(UnmatchablePathException.class)
                    .hasMessageContaining("\"" + pattern + "\"");
        }
    }

    /** Clerk's other SDKs accept it. A guard that asks it lets everyone in. */
    @ParameterizedTest
    @CsvSource({
        "dashboard, 1",
        "dashboard(.*), 1",
        "./admin/:id, 1",
        "/dashboard, 0",
        "~/dashboard, 0",
        "(.*)/dashboard, 0",
        "{/:lang}?/docs, 0",
    })
    void aPatternThatBeginsWithOtherTextThanASlashIsLogged(String pattern, int lines) {
        try (LogLines log = LogLines.of("test.route")) {
            assertThat(RouteMatcher.of(LimitedLog.named("test.route"), pattern).matches(get("/nothing")))
                    .isFalse();

            assertThat(log.all()).hasSize(lines).allMatch(line -> line.contains("Write \"/" + pattern + "\""));
        }
    }

    /** As long as servers let paths be, on the small stack that some of them give their threads. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/dashboard(.*) /dashboard aaa true",
                "/docs/:path* /docs /a true",
                "/docs/:path+ /docs /a true",
                "/docs/:path*/:last /docs /a true",
                "/docs/:path*/edit /docs /a false",
                "{/:lang}?/docs/:path* /docs /a true",
                "(.*)/admin(.*) /admin /a true",
                "(.*)/admin(.*) /a /a false",
                "/:id /a aaa true",
                "/users/:id(\\d+) /users/1 111 true",
                "/:lang(en|de)/(.*) /de /a true",
                "/((?!_next|api).*) /docs /a true",
                "/((?!.*\\..*|_next).*) /docs /a true",
                "/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|jpe?g|svg|woff2?)).*) /docs /a true",
                "/:rest((?:(?!x).)*) /docs aaa true",
                "/:rest((?:[a-z]{3})+) /aaa aaa true",
                "/x((?:\\b.)*) /x /a true",
            })
    void longHonestPathsAreMatched(String pattern, String start, String more, boolean expected) throws Exception {
        RouteMatcher matcher = RouteMatcher.of(pattern);
        String path = start + more.repeat(16_000 / more.length());

        assertThat(onStackOf(512, () -> matcher.matches(path))).isEqualTo(expected);
        assertThat(onStackOf(512, () -> matcher.parameters(path).isPresent())).isEqualTo(expected);
    }

    /** Their stack grows with the path, so the path has a limit that does not depend on the stack. */
    @ParameterizedTest
    @CsvSource({"/x:rest((?:-[a-z]+)*), -ab", "/x/:path([a-z]+)*, /ab"})
    void aPatternThatRepeatsAGroupMatchesAThousandCharacters(String pattern, String more) throws Exception {
        RouteMatcher matcher = RouteMatcher.of(pattern);

        assertThat(onStackOf(512, () -> matcher.matches("/x" + more.repeat(332))))
                .isTrue();
        assertThatThrownBy(() -> matcher.matches("/x" + more.repeat(333)))
                .isInstanceOf(UnmatchablePathException.class)
                .hasMessageContaining("\"" + pattern + "\"");
        assertThat(matcher.matches("/y" + more.repeat(333))).isFalse();
    }

    /** Reading the parameters of these needs stack, matching does not. */
    @ParameterizedTest
    @CsvSource({
        "/:path*.html, /a, .html",
        "/files/:path+.pdf, /files/a, .pdf",
        "/:path*.:ext, /a, .x",
        "/:path*(.*), /a, //",
        "/x/:y*-z, /x/a, -z"
    })
    void segmentsBeforeOtherTextMatchLongPathsToo(String pattern, String start, String end) throws Exception {
        RouteMatcher matcher = RouteMatcher.of(pattern);
        String path = start + "/a".repeat(8_000);

        assertThat(onStackOf(512, () -> matcher.matches(path + end))).isTrue();
        assertThatThrownBy(() -> matcher.parameters(path + end)).isInstanceOf(UnmatchablePathException.class);
        if (!pattern.endsWith("(.*)")) {
            assertThat(onStackOf(512, () -> matcher.matches(path))).isFalse();
            assertThat(matcher.parameters(path)).isEmpty();
        }
    }

    /** Java remembers where a repetition has failed, but not within another quantifier. */
    @ParameterizedTest
    @ValueSource(strings = {"/:path(.*)*/(edit)", "{/:x((?:[a-z]+/?)*-)}?"})
    void anOptionalPartTakesNoLongerThanOthers(String pattern) {
        assertThat(RouteMatcher.of(pattern).matches("/segment".repeat(30))).isFalse();
    }

    @Test
    void aLongPathWithAnotherEndDoesNotMatch() {
        RouteMatcher matcher = RouteMatcher.of("/:path([a-z]+)*/End");

        assertThat(matcher.matches("/" + "a".repeat(1_000))).isFalse();
        for (String end : new String[] {"/end", "/END/", "/enD?"}) {
            assertThat(matcher.matches("/a" + end)).isTrue();
            assertThatThrownBy(() -> matcher.matches("/" + "a".repeat(1_000) + end))
                    .isInstanceOf(UnmatchablePathException.class);
        }
    }

    @Test
    void aStackThatIsTooSmallIsNoAnswer() throws Exception {
        RouteMatcher matcher = RouteMatcher.of("/((?:(?:(?:ab?|b)|(?:ac?|c))(?:(?=a)|(?=b)|))*)");

        Object outcome = onStackOf(160, () -> {
            try {
                return matcher.matches("/" + "a".repeat(990));
            } catch (UnmatchablePathException stopped) {
                return stopped;
            }
        });

        assertThat(outcome).isInstanceOf(UnmatchablePathException.class);
    }

    private static <T> T onStackOf(int kilobytes, Callable<T> task) throws Exception {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = new Thread(null, future, "small stack", kilobytes * 1024L);
        thread.start();
        return future.get();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+b", "(?:a*)*", "((a|b)+c?)+", "(x{2,})*", "(a+){3,}"})
    void aRegularExpressionThatRunsAwayIsRefused(String regex) {
        assertThatThrownBy(() -> RouteMatcher.of(Pattern.compile(regex)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("repeats at");
    }

    /** Java normalizes parts of the text for it, in cubic time, without a look. */
    @ParameterizedTest
    @ValueSource(ints = {Pattern.CANON_EQ, Pattern.CANON_EQ | Pattern.LITERAL})
    void canonicalEquivalenceIsRefused(int flags) {
        assertThatThrownBy(() -> RouteMatcher.of(Pattern.compile("/caf\u00e9", flags)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CANON_EQ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"^/a+b*$", "(a|b)+", "(?:a++b)+", "[(a+)+]", "\\(a+\\)+", "(a{2,3})+", "\\Q(a+)+\\E"})
    void otherRegularExpressionsAreNot(String regex) {
        assertThat(RouteMatcher.of(Pattern.compile(regex))).isNotNull();
    }

    @Test
    void aRegularExpressionThatRunsAwayAllTheSameIsStopped() {
        RouteMatcher matcher = RouteMatcher.of(Pattern.compile("^/.*.*.*.*.*b$"));

        assertThatThrownBy(() -> matcher.matches("/" + "a".repeat(1_000)))
                .isInstanceOf(UnmatchablePathException.class)
                .hasMessageContaining("\"^/.*.*.*.*.*b$\"");
    }

    @Test
    void aMalformedPathIsAnError() {
        assertThatThrownBy(() -> RouteMatcher.of("/(.*)").matches("/%zz"))
                .isInstanceOf(UnmatchablePathException.class)
                .hasMessageContaining("malformed");
    }
}
