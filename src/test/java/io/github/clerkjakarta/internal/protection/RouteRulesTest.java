package io.github.clerkjakarta.internal.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.authentication.DebugReport;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.caller.SignedOutAuth;
import io.github.clerkjakarta.internal.request.RequestView;
import io.github.clerkjakarta.route.ClerkRequest;
import io.github.clerkjakarta.route.RequestGuard;
import io.github.clerkjakarta.route.RouteMatcher;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteRulesTest {
    private static RouteRules rules(String ignored, String protectedRoutes, String publicRoutes) {
        return new RouteRules(
                Fixtures.application(
                        "clerk.ignored", ignored,
                        "clerk.routes.protected", protectedRoutes,
                        "clerk.routes.public", publicRoutes),
                List.of());
    }

    /** At {@code /app}, the fixture's context root, everything is below a page. */
    @ParameterizedTest
    @CsvSource({
        "~/,                                  /app/,             false",
        "~/,                                  /app,              false",
        "~/,                                  /app/api/admin,    true",
        "/app/,                               /app/api/admin,    true",
        "/,                                   /app/api/admin,    true",
        "~/#/sign-in,                         /app/api/admin,    true",
        "~/sign-in/..,                        /app/api/admin,    true",
        "~/sign-in,                           /app/sign-in/sso,  false",
        "~/sign%2Din,                         /app/sign-in/sso,  false",
        "~/sign-in,                           /app/sign%2Din,    false",
        // A stranger may write any Host.
        "https://app.example.com/app/sign-in, /app/sign-in,      true",
        "https://other.example/app/sign-in,   /app/sign-in,      true",
    })
    void aSignInPageLetsInToItselfAndItsSteps(String page, String path, boolean expected) {
        assertThat(rules(null, null, "/about")
                        .isProtected(get(path).readings(), Fixtures.config("clerk.sign-in-url", page)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"https://app.example.com, '', false", ", app.example.com, false", ", other.example, true"})
    void anAbsoluteSignInPageIsThisApplicationsIfTheConfigurationSaysSo(String origin, String host, boolean expected) {
        RouteRules rules = new RouteRules(
                Fixtures.application(
                        "clerk.public-url", origin, "clerk.allowed-hosts", host, "clerk.routes.public", "/about"),
                List.of());

        assertThat(rules.isProtected(
                        get("/app/sign-in").readings(),
                        Fixtures.config("clerk.sign-in-url", "https://app.example.com/app/sign-in")))
                .isEqualTo(expected);
    }

    private static RequestView get(String rawPath) {
        TestRequest request = new TestRequest("GET", "https://app.example.com" + rawPath).paths(rawPath);
        return new RequestView(request, request.url());
    }

    private static boolean isProtected(RouteRules rules, String path) {
        return rules.isProtected(
                get(path).readings(),
                Fixtures.config("clerk.sign-in-url", "/sign-in", "clerk.sign-up-url", "~/sign-up"));
    }

    @ParameterizedTest
    @CsvSource({
        "/secret,               true",
        "/secret/x,             true",
        "/SECRET/x,             true",
        "/open,                 false",
        "/secre%74,             true",
        "/open/..;/secret,      true",
        "/open/%2e%2e/secret,   true",
        "/secret%2Fx,           true",
        "/open%2F..%2Fsecret,   true",
        "/secret;a=b,           true",
        "//secret,              true",
        "/%2573ecret,           false",
    })
    void protectedIfOneReadingIs(String path, boolean expected) {
        assertThat(isProtected(rules(null, "/secret(.*)", null), path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/about,                false",
        "/about;jsessionid=1,   true",
        "/other,                true",
        "/about/..;/other,      true",
        "/about/%2e%2e/other,   true",
        "/sign-in,              false",
        "/sign-in/factor-one,   false",
        "/app/sign-up,          false",
        "/sign-inside,          true",
        "/sign-in/../other,     true",
        "/sign-in/..;/other,    true",
        "/x/../sign-in,         true",
    })
    void publicOnlyIfAllReadingsAre(String path, boolean expected) {
        assertThat(isProtected(rules(null, null, "/about"), path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/health,               true",
        "/health/x,             true",
        "/other,                false",
        "/health/..;/secret,    false",
        "/health/%2e%2e/secret, false",
        "/health/%zz,           false",
    })
    void leftAloneOnlyIfAllReadingsAre(String path, boolean expected) {
        assertThat(rules("/health(.*)", null, null).ignores(get(path))).isEqualTo(expected);
        assertThat(rules(null, null, null).ignores(get(path))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/sign-in, false", "/sign-in/x, false", "/x, true"})
    void theSignInPageIsPublicWhateverIsProtected(String path, boolean expected) {
        assertThat(isProtected(rules(null, "/(.*)", null), path)).isEqualTo(expected);
    }

    @Test
    void aPathThatTakesTooLongIsNotLeftAlone() {
        RouteRules rules = rules("/((?:(?!.*x).)*)", null, null);

        assertThat(rules.ignores(get("/short"))).isTrue();
        assertThat(rules.ignores(get("/" + "a".repeat(8_000)))).isFalse();
    }

    /** A preflight brings neither cookie nor token. Only what is certainly one may pass the rules. */
    @ParameterizedTest
    @CsvSource({
        "OPTIONS, https://a.example, PUT, true",
        "GET,     https://a.example, PUT, false",
        "options, https://a.example, PUT, false",
        "OPTIONS, ,                  PUT, false",
        "OPTIONS, https://a.example, ,    false",
    })
    void aPreflightHasMethodOriginAndTheMethodThatItAsksFor(
            String method, String origin, String asked, boolean expected) {
        TestRequest request = new TestRequest(method, "https://app.example.com/api");
        if (origin != null) {
            request.header("Origin", origin);
        }
        if (asked != null) {
            request.header("Access-Control-Request-Method", asked);
        }

        assertThat(RouteRules.isPreflight(request)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "all,   /secret/x, true",
        "all,   /open,     false",
        "jaxrs, /secret/x, false",
    })
    void rulesCountBeyondJaxRsUnlessTheScopeIsJaxRs(String scope, String path, boolean expected) {
        RouteRules rules = new RouteRules(
                Fixtures.application("clerk.routes.protected", "/secret(.*)", "clerk.routes.scope", scope), List.of());

        assertThat(rules.protectBeyondJaxRs(get(path).readings())).isEqualTo(expected);
    }

    @Test
    void theDebugReportNamesRulesAndGuards() {
        RouteRules rules =
                new RouteRules(Fixtures.application("clerk.routes.protected", "/secret(.*)"), List.of(new OpenDoor()));
        Visit visit = Fixtures.visit(Fixtures.config("clerk.debug", "true"), Fixtures.apiRequest());

        rules.checkRoutes(SignedOutAuth.INSTANCE, get("/open"), visit);
        rules.checkGuards(SignedOutAuth.INSTANCE, get("/open"), visit);

        assertThat(visit.takeNotes())
                .contains(
                        DebugReport.ROUTES + "open, readings of the path: 1",
                        DebugReport.GUARD + OpenDoor.class.getName());
    }

    private static final class OpenDoor implements RequestGuard {
        @Override
        public void check(Auth auth, ClerkRequest request) {}
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk.routes.protected", "clerk.routes.public", "a guard"})
    void aPathThatTakesTooLongIsRefused(String rule) {
        String pattern = "/((?:(?!.*x).)*)";
        RouteMatcher matcher = RouteMatcher.of(pattern);
        RequestGuard guard = (auth, asked) -> matcher.matches(asked);
        RouteRules rules = rule.equals("a guard")
                ? new RouteRules(Fixtures.application(), List.of(guard))
                : new RouteRules(Fixtures.application(rule, pattern), List.of());
        RequestView view = get("/" + "a".repeat(8_000));
        TestRequest request = Fixtures.apiRequest();
        Visit visit = Fixtures.instance(Fixtures.config()).visit(request, request.url());

        assertThatThrownBy(() -> {
                    rules.checkRoutes(SignedOutAuth.INSTANCE, view, visit);
                    rules.checkGuards(SignedOutAuth.INSTANCE, view, visit);
                })
                .isInstanceOfSatisfying(
                        ProtectionException.Answer.class,
                        it -> assertThat(it.getStatus()).isEqualTo(400));
    }
}
