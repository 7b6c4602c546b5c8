package io.github.clerkjakarta.internal.container.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.caller.SignedOutAuth;
import io.github.clerkjakarta.internal.config.Configuration;
import io.github.clerkjakarta.internal.config.Source;
import io.github.clerkjakarta.internal.container.cdi.AuthProducer;
import io.github.clerkjakarta.internal.container.cdi.CurrentAuth;
import io.github.clerkjakarta.internal.container.cdi.Engines;
import io.github.clerkjakarta.internal.container.entry.Engine;
import io.github.clerkjakarta.internal.container.entry.Entry.Admitted;
import io.github.clerkjakarta.internal.container.jaxrs.FakeJaxRs.Servlet;
import io.github.clerkjakarta.internal.request.FactsReader;
import io.github.clerkjakarta.route.DocumentRequest;
import io.github.clerkjakarta.route.RequestGuard;
import io.github.clerkjakarta.tenant.Options;
import io.github.clerkjakarta.tenant.OptionsResolver;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Providers;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request has one {@code Auth}: the filters leave the same object for every reader, everywhere. */
class OneAuthTest {
    private final Map<String, String> properties = new HashMap<>();
    private final List<RequestGuard> guards = new ArrayList<>();
    private final CurrentAuth currentAuth = new CurrentAuth();
    private OptionsResolver resolver;
    private Engine engine;

    @BeforeEach
    void fixture() {
        FakeResponses.install();
        properties.put("clerk.publishable-key", Fixtures.PRODUCTION.text());
        properties.put("clerk.secret-key", "sk_live_fixture");
        properties.put(
                "clerk.jwt-key",
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getEncoder()
                                .encodeToString(Fixtures.KEYS.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----");
    }

    @AfterEach
    void noFakes() {
        FakeResponses.remove();
    }

    private Engines engines() {
        if (engine == null) {
            engine = new Engine(
                    Configuration.read(Source.of(properties)),
                    resolver,
                    guards,
                    DocumentRequest.STANDARD,
                    Fixtures.CLOCK);
        }
        return new Engines() {
            @Override
            public Engine get() {
                return engine;
            }

            @Override
            public Engine here() {
                return get();
            }
        };
    }

    @ApplicationPath("api")
    private static final class Api extends Application {}

    /** Runs the first filter. */
    private static void arrived(ContainerRequestContext context) {
        ClerkArrivalFilter filter = new ClerkArrivalFilter();
        filter.application = new Api();
        filter.filter(context);
    }

    /** Runs the filters before matching. */
    private ContainerRequestContext filtered(FakeJaxRs server) {
        ContainerRequestContext context = server.context();
        arrived(context);
        filter(context);
        return context;
    }

    private void filter(ContainerRequestContext context) {
        ClerkRequestFilter filter = new ClerkRequestFilter();
        filter.engines = engines();
        filter.currentAuth = currentAuth;
        filter.resource = new ResourceInfo() {
            @Override
            public Method getResourceMethod() {
                return null;
            }

            @Override
            public Class<?> getResourceClass() {
                return null;
            }
        };
        filter.filter(context);
    }

    /** Runs the filter after matching. */
    private void matched(ContainerRequestContext context) {
        ClerkRouteFilter filter = new ClerkRouteFilter();
        filter.engines = engines();
        filter.filter(context);
    }

    private static FakeJaxRs signedIn() {
        return new FakeJaxRs().header("Authorization", "Bearer " + Fixtures.token());
    }

    private static Object property(FakeJaxRs server) {
        return server.properties.get(Auth.class.getName());
    }

    /** Returns what the servlet filter leaves for the same request. */
    private Admitted throughServlets(FakeJaxRs server) {
        JaxRsRequest request = new JaxRsRequest(server.context(), new Api());
        Admitted admitted = (Admitted) engines().get().door().enter(FactsReader.read(request));
        server.properties.put(Admitted.class.getName(), admitted);
        server.properties.put(Auth.class.getName(), admitted.auth());
        currentAuth.set(admitted.auth(), admitted.options());
        return admitted;
    }

    @Test
    void theFilterLeavesOne() {
        FakeJaxRs server = signedIn();
        ContainerRequestContext context = filtered(server);

        assertThat(server.aborted).isNull();
        assertThat(property(server)).isInstanceOf(RequestAuth.class).isSameAs(currentAuth.auth());
        assertThat(Auth.of(context)).isSameAs(currentAuth.visible());
        assertThat(server.properties.get(Admitted.class.getName()))
                .isInstanceOfSatisfying(
                        Admitted.class, it -> assertThat(it.auth()).isSameAs(currentAuth.auth()));
        assertThat(currentAuth.auth().getUserId()).isEqualTo("user_1");
        assertThat(server.securityContext.getUserPrincipal().getName()).isNotBlank();
    }

    @Test
    void nobodysRequestHasOneToo() {
        FakeJaxRs server = new FakeJaxRs();
        filtered(server);

        assertThat(property(server)).isInstanceOf(RequestAuth.class).isSameAs(currentAuth.auth());
        assertThat(currentAuth.auth().isAuthenticated()).isFalse();
        assertThat(server.securityContext).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theServletFiltersIsKept(boolean somebody) {
        FakeJaxRs server = somebody ? signedIn() : new FakeJaxRs();
        RequestAuth servlets = throughServlets(server).auth();
        ContainerRequestContext context = filtered(server);

        assertThat(property(server)).isSameAs(servlets);
        assertThat(currentAuth.auth()).isSameAs(servlets);
        assertThat(Auth.of(context)).isSameAs(servlets);
    }

    /** JAX-RS may have a request scope of its own. */
    @Test
    void theServletFiltersReachesAnotherScope() {
        FakeJaxRs server = signedIn();
        RequestAuth servlets = throughServlets(server).auth();
        CurrentAuth another = new CurrentAuth();
        ContainerRequestContext context = server.context();
        arrived(context);
        ClerkRequestFilter filter = new ClerkRequestFilter();
        filter.engines = engines();
        filter.currentAuth = another;
        filter.filter(context);

        assertThat(another.auth()).isSameAs(servlets);
    }

    // Requests that are answered before authentication.

    static Stream<Arguments> stopped() {
        return Stream.of(
                Arguments.of("malformed Host", 400),
                Arguments.of("two Hosts", 400),
                Arguments.of("allowed hosts", 400),
                Arguments.of("resolver", 404),
                Arguments.of("redirect", 307));
    }

    private FakeJaxRs stopped(String kind) {
        FakeJaxRs server = new FakeJaxRs();
        switch (kind) {
            case "malformed Host" -> server.header("Host", "localhost?");
            case "two Hosts" -> server.headers.put("Host", List.of("localhost:9080", "evil"));
            case "allowed hosts" -> properties.put("clerk.allowed-hosts", "other.example");
            case "resolver" -> resolver = request -> Optional.empty();
            case "redirect" ->
                server.header("Sec-Fetch-Dest", "document")
                        .header("Cookie", "__client_uat=" + (Fixtures.NOW.getEpochSecond() - 1));
            default -> throw new IllegalArgumentException(kind);
        }
        return server;
    }

    /** Response filters of the application run all the same, and may read it. */
    @ParameterizedTest
    @MethodSource("stopped")
    void whatIsStoppedIsNobodys(String kind, int status) {
        FakeJaxRs server = stopped(kind);
        ContainerRequestContext context = filtered(server);

        assertThat(server.aborted.getStatus()).isEqualTo(status);
        assertThat(server.aborted.getHeaderString("Cache-Control")).isEqualTo("no-store");
        assertThat(property(server)).isSameAs(SignedOutAuth.INSTANCE);
        assertThat(Auth.of(context)).isSameAs(SignedOutAuth.INSTANCE);
        assertThat(currentAuth.visible()).isSameAs(SignedOutAuth.INSTANCE);
        assertThat(currentAuth.find()).isEmpty();
        assertThat(AuthProducer.auth(currentAuth, engines()).getUserId()).isNull();
        assertThat(AuthProducer.currentUser(currentAuth, engines()).get()).isEmpty();
        assertThat(server.securityContext).isNull();
    }

    /** A signed-out Auth opens nothing. */
    @ParameterizedTest
    @MethodSource("stopped")
    void whatIsStoppedOpensNothing(String kind, int status) {
        filtered(stopped(kind));

        assertThatThrownBy(() -> currentAuth.visible().protect()).isInstanceOf(ProtectionException.NotFound.class);
        assertThatThrownBy(currentAuth::auth).isInstanceOf(IllegalStateException.class);
    }

    /** A malformed request does not get in because the servlet filter has seen another form of it. */
    @Test
    void malformedAfterTheServletFilter() {
        FakeJaxRs server = signedIn();
        RequestAuth servlets = throughServlets(server).auth();
        server.header("Host", "localhost?");
        filtered(server);

        assertThat(server.aborted.getStatus()).isEqualTo(400);
        assertThat(property(server)).isSameAs(servlets);
        assertThat(currentAuth.visible()).isSameAs(servlets);
    }

    /** After a refusal, response filters see the refused caller. */
    @ParameterizedTest
    @ValueSource(strings = {"csrf", "routes", "guards"})
    void whoIsRefusedIsKnown(String step) {
        FakeJaxRs server = new FakeJaxRs();
        server.method = "POST";
        server.header(
                        "Cookie",
                        "__session=" + Fixtures.token() + "; __client_uat=" + (Fixtures.NOW.getEpochSecond() - 60))
                .header("Sec-Fetch-Site", "cross-site")
                .header("Origin", "https://app.example.com");
        switch (step) {
            case "csrf" -> properties.put("clerk.csrf", "same-site");
            case "routes" -> {
                properties.put("clerk.routes.protected", "~/api/(.*)");
                server.header("Cookie", "");
            }
            default ->
                guards.add((auth, request) -> {
                    throw new ProtectionException.NotFound("guard");
                });
        }

        assertThat(catchThrowable(() -> filtered(server))).isInstanceOf(ProtectionException.class);
        assertThat(property(server)).isInstanceOf(RequestAuth.class).isSameAs(currentAuth.auth());
        assertThat(currentAuth.auth().isAuthenticated()).isEqualTo(!step.equals("routes"));
    }

    @Test
    void whatIsIgnoredHasNone() {
        properties.put("clerk.ignored", "~/api/x");
        FakeJaxRs server = new FakeJaxRs().servlet(new Servlet());
        ContainerRequestContext context = filtered(server);
        matched(context);

        assertThat(server.aborted).isNull();
        assertThat(property(server)).isNull();
        assertThatThrownBy(currentAuth::visible).isInstanceOf(IllegalStateException.class);
    }

    // A change by a filter of the application is checked again.

    private List<String> asked() {
        List<String> asked = new ArrayList<>();
        guards.add((auth, request) -> asked.add(request.getMethod() + " " + request.getPath()));
        return asked;
    }

    @Test
    void anUnchangedRequestIsCheckedOnce() {
        List<String> asked = asked();
        FakeJaxRs server = signedIn();
        matched(filtered(server));

        assertThat(asked).containsExactly("GET /app/api/x");
    }

    @Test
    void changedBeforeAuthentication() {
        List<String> asked = asked();
        FakeJaxRs server = signedIn();
        ContainerRequestContext context = server.context();
        arrived(context);
        server.method = "DELETE";
        server.path = "admin";
        filter(context);
        matched(context);

        assertThat(asked).contains("DELETE /app/api/admin");
    }

    @ParameterizedTest
    @CsvSource({"DELETE, x", "GET, admin", "DELETE, admin"})
    void changedAfterAuthentication(String method, String path) {
        List<String> asked = asked();
        FakeJaxRs server = signedIn();
        ContainerRequestContext context = filtered(server);
        server.method = method;
        server.path = path;
        matched(context);

        assertThat(asked).containsExactly("GET /app/api/x", method + " /app/api/" + path);
    }

    /** Base and host of the URIs may be anything after a filter has set them. */
    @Test
    void changedUris() {
        List<String> asked = asked();
        FakeJaxRs server = signedIn();
        ContainerRequestContext context = filtered(server);
        server.baseUri = () -> URI.create("http://evil?/");
        server.requestUri = () -> URI.create("http://evil?/admin");
        server.path = "/admin";
        matched(context);

        assertThat(asked).containsExactly("GET /app/api/x", "GET /app/api/admin");
    }

    @Test
    void csrfIsAskedAgain() {
        properties.put("clerk.csrf", "same-site");
        FakeJaxRs server = new FakeJaxRs()
                .header(
                        "Cookie",
                        "__session=" + Fixtures.token() + "; __client_uat=" + (Fixtures.NOW.getEpochSecond() - 60))
                .header("Sec-Fetch-Site", "cross-site");
        ContainerRequestContext context = filtered(server);
        server.method = "DELETE";

        assertThatThrownBy(() -> matched(context))
                .isInstanceOfSatisfying(
                        ProtectionException.Answer.class,
                        it -> assertThat(it.getStatus()).isEqualTo(403));
    }

    @Test
    void whatTheServletFilterCheckedIsNotCheckedAgain() {
        List<String> asked = asked();
        FakeJaxRs server = signedIn();
        throughServlets(server);
        matched(filtered(server));

        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DELETE, x", "GET, admin"})
    void changedBetweenServletFilterAndJaxRs(String method, String path) {
        List<String> asked = asked();
        FakeJaxRs server = signedIn();
        throughServlets(server);
        server.method = method;
        server.at("http://localhost:9080/app/api/", path);
        matched(filtered(server));

        assertThat(asked).containsExactly(method + " /app/api/" + path);
    }

    /** Only for a preflight that a method of the application answers: the runtime's own answer needs no caller. */
    @Test
    void preflightsAreCheckedOnceTheyAreMatched() {
        properties.put("clerk.routes.protected", "~/api/(.*)");
        FakeJaxRs server = new FakeJaxRs()
                .servlet(new Servlet())
                .header("Origin", "https://other.example")
                .header("Access-Control-Request-Method", "DELETE");
        server.method = "OPTIONS";
        ContainerRequestContext context = filtered(server);

        assertThat(server.aborted).isNull();
        assertThatThrownBy(() -> matched(context)).isInstanceOf(ProtectionException.NotFound.class);
    }

    @Test
    void ignoredAndThenNot() {
        properties.put("clerk.ignored", "~/api/x");
        FakeJaxRs server = signedIn().servlet(new Servlet());
        ContainerRequestContext context = filtered(server);
        server.path = "admin";

        assertThat(catchThrowable(() -> matched(context)))
                .satisfiesAnyOf(
                        it -> assertThat(it).isInstanceOf(IllegalStateException.class),
                        it -> assertThat(((ProtectionException.Answer) it).getStatus())
                                .isEqualTo(500));
    }

    @Test
    void withoutTheFirstFiltersNothingGoesOn() {
        assertThatThrownBy(() -> matched(new FakeJaxRs().context())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> filter(new FakeJaxRs().context())).isInstanceOf(IllegalStateException.class);
    }

    // The messages if authentication has not run.

    @Test
    void theMessageNamesTheListener() {
        assertThatThrownBy(currentAuth::auth)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has not seen this request")
                .hasMessageContaining("io.github.clerkjakarta.servlet.ClerkServletListener")
                .hasMessageContaining("clerk.servlet-filter.patterns")
                .hasMessageContaining("clerk.ignored")
                .message()
                .doesNotContain("loadServices", "internal");
        assertThatThrownBy(currentAuth::visible).isInstanceOf(IllegalStateException.class);
        assertThat(currentAuth.find()).isEmpty();
        assertThat(currentAuth.isDevelopment()).isFalse();
    }

    @Test
    void aRequestThatGoesOnIsNotStopped() {
        currentAuth.stop();
        RequestAuth auth = throughServlets(signedIn()).auth();

        assertThat(currentAuth.visible()).isSameAs(auth);
    }

    // The mapper, on threads without a request scope, too.

    private Response mapped(CurrentAuth current, ProtectionException refusal) {
        ProtectionMapper mapper = new ProtectionMapper();
        mapper.engines = engines();
        mapper.current = current;
        mapper.providers = FakeJaxRs.fake(Providers.class, Map.of("getExceptionMapper", args -> null));
        return mapper.toResponse(refusal);
    }

    private static CurrentAuth onAnotherThread() {
        return new CurrentAuth() {
            @Override
            public Optional<RequestAuth> find() {
                throw new ContextNotActiveException("no request scope");
            }

            @Override
            public boolean isDevelopment() {
                throw new ContextNotActiveException("no request scope");
            }

            @Override
            public Options options() {
                throw new ContextNotActiveException("no request scope");
            }
        };
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new ProtectionException.NotFound("why"), 404),
                Arguments.of(new ProtectionException.Forbidden(), 403),
                Arguments.of(new ProtectionException.Unavailable(), 503),
                Arguments.of(new ProtectionException.Answer(418, "text/plain", "tea"), 418));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalIsAnsweredWithoutARequestScope(ProtectionException refusal, int status) {
        for (boolean development : List.of(true, false)) {
            engine = null;
            properties.put(
                    "clerk.publishable-key", development ? Fixtures.DEVELOPMENT.text() : Fixtures.PRODUCTION.text());
            properties.put("clerk.secret-key", development ? "sk_test_fixture" : "sk_live_fixture");
            CurrentAuth here = new CurrentAuth();
            FakeJaxRs server = new FakeJaxRs();
            Admitted admitted = (Admitted)
                    engines().get().door().enter(FactsReader.read(new JaxRsRequest(server.context(), new Api())));
            here.set(admitted.auth(), admitted.options());
            Response direct = mapped(here, refusal);
            Response elsewhere = mapped(onAnotherThread(), refusal);

            assertThat(elsewhere.getStatus()).isEqualTo(direct.getStatus()).isEqualTo(status);
            assertThat(elsewhere.getHeaders()).isEqualTo(direct.getHeaders());
            assertThat(text(elsewhere)).isEqualTo(text(direct));
            assertThat(elsewhere.getHeaders().containsKey("x-clerk-protect-reason"))
                    .isEqualTo(development && (status == 404 || status == 403));
        }
    }

    /** With a resolver, only a request determines the instance; the answer then explains nothing. */
    @Test
    void withAResolverNothingIsExplainedWithoutARequest() {
        resolver = request -> Optional.empty();
        Response response = mapped(onAnotherThread(), new ProtectionException.NotFound("why"));

        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(response.getHeaders()).doesNotContainKey("x-clerk-protect-reason");
    }

    private static String text(Response response) {
        return response.hasEntity() ? new String((byte[]) response.getEntity(), StandardCharsets.UTF_8) : "";
    }
}
