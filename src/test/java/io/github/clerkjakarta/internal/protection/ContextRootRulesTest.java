package io.github.clerkjakarta.internal.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.caller.SignedOutAuth;
import io.github.clerkjakarta.internal.request.ContextRoot;
import io.github.clerkjakarta.internal.request.RequestView;
import io.github.clerkjakarta.route.RequestGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Uncertainty about what {@code ~} stands for never opens anything. */
class ContextRootRulesTest {
    private static final ContextRoot UNKNOWN = ContextRoot.above("/app/rest", "/app/rest");

    private static RouteRules rules(
            String ignored, String protectedRoutes, String publicRoutes, RequestGuard... guards) {
        return new RouteRules(
                Fixtures.application(
                        "clerk.ignored", ignored,
                        "clerk.routes.protected", protectedRoutes,
                        "clerk.routes.public", publicRoutes),
                List.of(guards));
    }

    private static RequestView get(String path, ContextRoot root) {
        TestRequest request = new TestRequest("GET", "https://app.example.com" + path)
                .paths(path)
                .contextRoot(root);
        return new RequestView(request, request.url());
    }

    private static boolean isProtected(RouteRules rules, String path, ContextRoot root) {
        return rules.isProtected(
                get(path, root).readings(),
                Fixtures.config("clerk.sign-in-url", "/sign-in", "clerk.sign-up-url", "~/sign-up"));
    }

    @ParameterizedTest
    @CsvSource({
        "/x, true",
        "/app/x, true",
        "/app/rest/x, true",
        "/app/rest/x;a=b, true",
        "/app/%72est/x, true",
        "/app/rest/other, false",
        "/other/x, false",
        "/app/rest/y/x, false",
    })
    void protectedIfOnePossibleRootSaysSo(String path, boolean expected) {
        assertThat(isProtected(rules(null, "~/x", null), path, UNKNOWN)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"~/x, /x, true", "~/x, /app/x, true", "~/x, /app/rest/x, true", "~/(.*), /app/rest/x, false"})
    void publicOnlyIfAllPossibleRootsSaySo(String pattern, String path, boolean expected) {
        assertThat(isProtected(rules(null, null, pattern), path, UNKNOWN)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"~/x, /x, false", "~/x, /app/rest/x, false", "~/(.*), /app/rest/x, true", "~/(.*), /app/x, false"})
    void ignoredOnlyIfAllPossibleRootsSaySo(String pattern, String path, boolean expected) {
        assertThat(rules(pattern, null, null).ignores(get(path, UNKNOWN))).isEqualTo(expected);
    }

    /** A pattern from the origin on does not depend on the root. */
    @ParameterizedTest
    @CsvSource({"/app/rest/x, true", "/x, false", "/app/x, false"})
    void absolutePatternsAreCertain(String path, boolean named) {
        String pattern = "/app/rest/x";

        assertThat(isProtected(rules(null, pattern, null), path, UNKNOWN)).isEqualTo(named);
        assertThat(isProtected(rules(null, null, pattern), path, UNKNOWN)).isEqualTo(!named);
        assertThat(rules(pattern, null, null).ignores(get(path, UNKNOWN))).isEqualTo(named);
    }

    /** ~/sign-up is open only if it is certainly the sign-up page. */
    @ParameterizedTest
    @CsvSource({"/sign-in, false", "/app/rest/sign-up, true", "/app/sign-up, true", "/sign-up, true"})
    void theSignInPageMustBeCertain(String path, boolean expected) {
        assertThat(isProtected(rules(null, "/(.*)", null), path, UNKNOWN)).isEqualTo(expected);
    }

    private static final List<ContextRoot> ROOTS = List.of(
            ContextRoot.known(""),
            ContextRoot.known("/app"),
            ContextRoot.known("/app/rest"),
            new ContextRoot("/app", List.of("/app", "/APP")),
            ContextRoot.above("/app", "/app"),
            UNKNOWN);
    private static final List<String> PATTERNS =
            List.of("~/x", "~/x/:id", "~/(.*)", "~/app/x", "~/rest(.*)", "/app/x", "/(.*)", "/app/rest/(.*)");
    private static final List<String> PATHS = List.of(
            "/x",
            "/app/x",
            "/app/rest/x",
            "/app/rest",
            "/app/rest/x/1",
            "/APP/x",
            "/app/y/../x",
            "/app//x",
            "/app/x;a",
            "/app/x%2f..%2fy");

    static Stream<Arguments> all() {
        return ROOTS.stream()
                .flatMap(root -> PATTERNS.stream()
                        .flatMap(pattern -> PATHS.stream().map(path -> Arguments.of(root, pattern, path))));
    }

    /** Compared with each possible root, taken for certain. */
    @ParameterizedTest
    @MethodSource("all")
    void asTheStrictestOfThePossibleRoots(ContextRoot root, String pattern, String path) {
        List<ContextRoot> certain =
                root.possible().stream().map(ContextRoot::known).toList();

        assertThat(isProtected(rules(null, pattern, null), path, root))
                .isEqualTo(certain.stream().anyMatch(it -> isProtected(rules(null, pattern, null), path, it)));
        assertThat(isProtected(rules(null, null, pattern), path, root))
                .isEqualTo(certain.stream().anyMatch(it -> isProtected(rules(null, null, pattern), path, it)));
        assertThat(rules(pattern, null, null).ignores(get(path, root)))
                .isEqualTo(certain.stream()
                        .allMatch(it -> rules(pattern, null, null).ignores(get(path, it))));
    }

    /** The guard cannot know which is meant, so it sees each. */
    @Test
    void aGuardIsAskedOnceForEachPossibleRoot() {
        List<String> asked = new ArrayList<>();
        RequestGuard guard = (auth, request) -> asked.add(request.getContextRoot() + " " + request.getPath());
        RequestView view = get("/app/rest/x", UNKNOWN);
        TestRequest request = Fixtures.apiRequest();

        rules(null, null, null, guard)
                .checkGuards(
                        SignedOutAuth.INSTANCE,
                        view,
                        Fixtures.instance(Fixtures.config()).visit(request, request.url()));

        assertThat(asked).containsExactlyInAnyOrder("/app/rest /app/rest/x", " /app/rest/x", "/app /app/rest/x");
    }

    @Test
    void aGuardThatRefusesOneRefusesAll() {
        RequestGuard guard = (auth, request) -> {
            if (request.getContextRoot().isEmpty()) {
                throw new ProtectionException.Answer(418, "text/plain", "");
            }
        };
        TestRequest request = Fixtures.apiRequest();

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> rules(null, null, null, guard)
                        .checkGuards(
                                SignedOutAuth.INSTANCE,
                                get("/app/rest/x", UNKNOWN),
                                Fixtures.instance(Fixtures.config()).visit(request, request.url())))
                .isInstanceOf(ProtectionException.Answer.class);
    }
}
