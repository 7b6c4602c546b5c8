package io.github.clerkjakarta.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerkjakarta.ClerkConfigurationException;
import io.github.clerkjakarta.route.RouteMatcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns of properties that match nothing of what their author meant. */
class PatternMistakesTest {
    private static final List<String> PROPERTIES = List.of(
            "clerk.routes.protected",
            "clerk.routes.public",
            "clerk.ignored",
            "clerk.servlet-filter.patterns",
            "clerk.organization-sync.organization-patterns",
            "clerk.organization-sync.personal-account-patterns");

    private static final String SEPARATED = "Patterns are separated by blanks or line ends";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "~/",
                "/(.*)",
                "~/(.*)",
                "(.*)",
                "~/a",
                "~/.well-known/(.*)",
                "~/a%2Fb",
                "~/a%2fb",
                "~/a{/}?",
                "~/a.b/c-d_e",
                "~/api/(.*)",
                "~/api/:path*",
                "~/users/:id",
                "~/users/:id/posts/:post?",
                "/docs{/:lang}?/intro",
                "~/docs{/:lang}?",
                "~/docs{/:lang}",
                "~/docs{/intro}?",
                "~/docs{/intro}*",
                "~/docs{-old}?",
                "~/docs{-old}+",
                "~/docs{-:version}",
                "~/docs{-(v[0-9]+)}",
                "/((?!api|trpc).*)",
                "/((?!api|trpc))(.*)",
                "~/a\\{id\\}",
                "~/a\\(b\\)",
                "~/a\\|b",
                "~/a\\\\",
                "~/:lang(de|en)/a",
                // Commas within something else.
                "~/a(\\d{1,3})",
                "~/a(\\d{1,})",
                "~/a([,;]x)",
                "~/a((?:x,/y)+)",
                "~/a((?:(?:x,/y)))",
                "~/x{,y}?",
                "~/x{,/y}?",
                "~/x{/y,}?",
                "~/x{,/:id}?",
                "~/x{,/:id(\\d{1,3})}?",
                "~/a,b",
                "~/a,b/c",
                "~/a,:id",
                "~/a\\,b",
                // Numbers in braces belong to regular expressions.
                "~/a(\\d{4})",
                "~/year/:year(\\d{4})",
                "~/:year(\\d{4})/:month(\\d{2})",
                "~/x{/:year(\\d{4})}?",
                "~/(x{2})",
                // Groups of one letter.
                "~/product(s)?",
                "~/product(s)?/:id",
                "~/(d)",
            })
    void legal(String pattern) {
        RouteMatcher.of(pattern);

        assertThat(PatternMistakes.of(Setting.ROUTES_PROTECTED, pattern)).isNull();
    }

    static Stream<Arguments> separators() {
        return Stream.of(
                        "~/a(.*), ~/b(.*)",
                        "~/a(.*),~/b(.*)",
                        "~/a,/b",
                        "~/a, /b",
                        "~/a ,~/b",
                        "~/a , ~/b",
                        ",~/a",
                        "~/a,",
                        "/a(.*),/b(.*)",
                        "/a/:id,/b",
                        "/a/:id?,/b",
                        "~/a{/b}?,~/c",
                        "/a,\n/b",
                        "[\"~/a\",\"~/b\"]",
                        "[\"~/a\", \"~/b\"]",
                        "[ \"~/a\" ]",
                        "[~/a, ~/b]",
                        "[~/a]",
                        "['~/a']",
                        "\"~/a\"",
                        "'~/a'",
                        "\"~/a\" \"~/b\"",
                        "~/a ; ~/b",
                        "~/a;~/b",
                        "~/a|~/b",
                        "~/a(\\d{1,3}),~/b")
                .flatMap(value -> PROPERTIES.stream().map(property -> Arguments.of(property, value)));
    }

    @ParameterizedTest
    @MethodSource("separators")
    void anotherSeparator(String property, String value) {
        assertThat(mistakes(property, value)).contains(property, SEPARATED);
    }

    static Stream<Arguments> parameters() {
        return Stream.of(
                        Arguments.of("~/users/{id}", "id"),
                        Arguments.of("~/users/{id}/posts", "id"),
                        Arguments.of("/users/{userId}/posts/{postId}", "userId"),
                        Arguments.of("~/users/{user_id}", "user_id"),
                        Arguments.of("~/users/{user-id}", "user-id"),
                        Arguments.of("~/users/{user.id}", "user.id"),
                        Arguments.of("~/users/{id}(.*)", "id"),
                        Arguments.of("~/{tenant}/(.*)", "tenant"),
                        Arguments.of("~/a(\\d{4})/{id}", "id"),
                        Arguments.of("~/ok /users/{id}", "id"))
                .flatMap(
                        row -> PROPERTIES.stream().map(property -> Arguments.of(property, row.get()[0], row.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void aParameterAsJaxRsWritesIt(String property, String value, String name) {
        assertThat(mistakes(property, value)).contains(property, "\"" + name + "\"", "~/users/:id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "~/users/{id: [0-9]+}        | :id([0-9]+)",
                "~/users/{id:[0-9]+}         | :id([0-9]+)",
                "~/users/{ id : [0-9]{4} }/x | :id([0-9]{4})",
                "~/a ~/users/{path: .*} ~/b  | :path(.*)",
            })
    void aParameterWithAnExpressionAsJaxRsWritesIt(String value, String right) {
        for (String property : PROPERTIES) {
            assertThat(mistakes(property, value)).contains(property, right);
        }
    }

    /** A group of a text and the parameter that follows it. */
    @ParameterizedTest
    @ValueSource(strings = {"~/a{-:part}", "~/a{-:part}?", "~/a{v:part}", "~/a{v:part([0-9]+)}", "~/a{.:part}*"})
    void aParameterInAGroupIsNoMistake(String value) {
        assertThat(PatternMistakes.ofJaxRs(value)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"~/api/**", "~/api/*", "/api/**", "~/**", "/**", "~/api/**/x"})
    void aStarAsServletsWriteIt(String value) {
        for (String property : PROPERTIES) {
            assertThat(mistakes(property, value)).contains(property, "Write (.*)", "~/api/(.*)");
        }
    }

    /** JAX-RS's own regular expressions are no valid patterns. */
    @ParameterizedTest
    @ValueSource(strings = {"~/users/{id:[0-9]+}", "~/users/{id: .*}", "~/users/{ id }", "~/users/{", "~/users/{id"})
    void isNoPattern(String value) {
        assertThat(mistakes("clerk.routes.protected", value)).contains("clerk.routes.protected");
    }

    @ParameterizedTest
    @CsvSource({"dashboard", "~", "~dashboard", "*", ":id", "./a", "api/(.*)"})
    void aPatternBeginsSomewhere(String value) {
        assertThat(mistakes("clerk.routes.protected", value)).contains("A pattern starts with / (from the origin)");
    }

    /** Patterns that match no path that a browser sends, or fewer than it seems. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com/a",
                "~/a//b",
                "~/a/../b",
                "~/./a",
                "~/a/..",
                "~/a/",
                "~/a$",
                "~/a?b=c",
                "~/a#b",
                "~/%61dmin",
                "~/a%20b",
                "~/users/<id>",
                "~/users/[id]",
                "~/users/:id(d+)",
                "~/users/:id(d{4})",
                "~/users/:id(w+)",
                "~/v\\d/admin",
                "~/\\admin",
                "~/a|b",
                "~/(a)|(b)",
                "~/admin)",
                "~/:id(\\d+))",
                "~/admin\\",
                "~/a\u00a0~/b",
                "~/a\u200b",
            })
    void matchesNothing(String pattern) {
        assertThat(mistakes("clerk.routes.protected", pattern)).contains("clerk.routes.protected");
    }

    @Test
    void theMistakeIsQuoted() {
        assertThat(mistakes("clerk.ignored", "~/a ~/b,~/c")).contains("\"~/b,~/c\"");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        ClerkConfigurationException mistake = catchThrowableOfType(
                ClerkConfigurationException.class,
                () -> read(Map.of(
                                "clerk.routes.protected", "~/a,~/b",
                                "clerk.routes.public", "~/users/{id}",
                                "clerk.ignored", "[~/a]"))
                        .check(false));

        assertThat(mistake.getMessage())
                .contains("clerk.routes.protected", "clerk.routes.public", "clerk.ignored", SEPARATED, "~/users/:id");
    }

    /** Clerk's own pattern language stays as it is. */
    @ParameterizedTest
    @ValueSource(strings = {"/users/{id}", "/a,/b", "/a(.*),/b(.*)", "/a,"})
    void onlyPropertiesAreChecked(String pattern) {
        assertThat(RouteMatcher.of(pattern).matches("/nothing")).isFalse();
    }

    @Test
    void blanksAndLineEndsSeparate() {
        assertThat(read(Map.of("clerk.routes.protected", "  /a\n\t/b  /c,d\r\n"))
                        .application()
                        .routes()
                        .protectedRoutes()
                        .matches("/b"))
                .isTrue();
    }

    private static Configuration read(Map<String, String> patterns) {
        Map<String, String> properties = new HashMap<>(patterns);
        properties.put("clerk.publishable-key", "pk_live_Y2xlcmsuZXhhbXBsZS5jb20k");
        properties.put("clerk.secret-key", "sk_live_hush");
        return Configuration.read(Source.of(properties));
    }

    private static String mistakes(String property, String value) {
        ClerkConfigurationException mistake = catchThrowableOfType(
                ClerkConfigurationException.class,
                () -> read(Map.of(property, value)).check(false));
        assertThat(mistake).as("a mistake is found").isNotNull();
        return mistake.getMessage();
    }
}
