package io.github.clerkjakarta.internal.container.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.LogLines;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.Work;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.config.ApplicationConfig;
import io.github.clerkjakarta.internal.config.Configuration;
import io.github.clerkjakarta.internal.config.EncryptionKey;
import io.github.clerkjakarta.internal.container.entry.Door.Step;
import io.github.clerkjakarta.internal.container.entry.Entry.Admitted;
import io.github.clerkjakarta.internal.container.entry.Entry.Stopped;
import io.github.clerkjakarta.internal.protection.RouteRules;
import io.github.clerkjakarta.internal.request.FactsReader.Reading;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.route.ClerkRequest;
import io.github.clerkjakarta.route.DocumentRequest;
import io.github.clerkjakarta.route.RequestGuard;
import io.github.clerkjakarta.route.RouteMatcher;
import io.github.clerkjakarta.tenant.Options;
import io.github.clerkjakarta.tenant.OptionsResolver;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks at the door and their order: each step answers before those that come later. */
class DoorTest {
    private static final EncryptionKey KEY = EncryptionKey.parse("0f".repeat(32));
    private static final String HOST = "app.example.com";
    private static final Options TENANT = Options.builder()
            .publishableKey(Fixtures.PRODUCTION.text())
            .secretKey("sk_live_fixture")
            .build();

    /** A session would be sent to any host in the Host header. */
    private static final Options OF_THE_HOST = Options.builder()
            .publishableKey(Fixtures.PRODUCTION.text())
            .secretKey("sk_live_fixture")
            .proxyUrl("https://" + HOST + "/__clerk")
            .build();

    private String ignored;
    private Set<String> allowedHosts = Set.of();
    private OptionsResolver resolver;
    private boolean csrf;
    private String protectedRoutes;
    private final List<RequestGuard> guards = new ArrayList<>();

    private Door door() {
        Configuration configuration = Fixtures.configuration(
                "clerk.jwt-key",
                null,
                "clerk.ignored",
                ignored,
                "clerk.routes.protected",
                protectedRoutes,
                "clerk.csrf",
                csrf ? "same-site" : "off",
                "clerk.allowed-hosts",
                String.join(" ", allowedHosts));
        Tenants instances = new Tenants(configuration, Fixtures.CLOCK);
        ApplicationConfig config = configuration.application();
        return new Door(
                config,
                instances,
                resolver,
                new RouteRules(config, guards),
                DocumentRequest.STANDARD,
                new SealedOptions(KEY, Fixtures.CLOCK));
    }

    private Entry enter(TestRequest request) {
        return door().enter(new Reading.Read(request));
    }

    /** A page navigation of a user whose session has ended: authentication redirects. */
    private static TestRequest navigation() {
        return Fixtures.documentRequest().clientUat(Fixtures.NOW.minusSeconds(1));
    }

    private static TestRequest sealed(TestRequest request, Options options) {
        return request.header(
                SealedOptions.HEADER, new SealedOptions(KEY, Fixtures.CLOCK).seal(options, "https://" + HOST));
    }

    private static int status(Entry entry) {
        assertThat(entry).isInstanceOf(Stopped.class);
        return ((Stopped) entry).reply().status();
    }

    private static String body(Entry entry) {
        return ((Stopped) entry).reply().body();
    }

    private static OptionsResolver neverAsked() {
        return request -> {
            throw new AssertionError("The resolver is not asked.");
        };
    }

    // The lists of steps.

    @Test
    void theOrderOfEntering() {
        assertThat(Door.ENTERING)
                .extracting(Step::name)
                .containsExactly(
                        "facts",
                        "ignored",
                        "hosts",
                        "forwarded options",
                        "resolver",
                        "options of the host",
                        "authentication");
    }

    @Test
    void theOrderOfChecking() {
        assertThat(Door.CHECKING).extracting(Step::name).containsExactly("csrf", "routes", "guards");
    }

    @Test
    void eachStepHasAReason() {
        Stream.<Step<?>>concat(Door.ENTERING.stream(), Door.CHECKING.stream()).forEach(step -> {
            assertThat(step.what()).as(step.name()).isNotBlank().doesNotEndWith(".");
            assertThat(step.reason()).as(step.name()).isNotBlank().doesNotEndWith(".");
        });
    }

    // Entering: on all combinations of steps that would answer, the first of the list does.

    private static <E extends Enum<E>> Stream<Set<E>> subsets(Class<E> type) {
        List<E> all = List.of(type.getEnumConstants());
        return IntStream.range(0, 1 << all.size()).mapToObj(bits -> {
            Set<E> some = EnumSet.noneOf(type);
            all.stream().filter(it -> (bits >> it.ordinal() & 1) == 1).forEach(some::add);
            return some;
        });
    }

    /** A step of {@link Door#ENTERING} that answers, and its answer. */
    private enum Answering {
        FACTS("400 The Host is malformed."),
        IGNORED("ignored"),
        HOSTS("400 This application does not serve the requested host (clerk.allowed-hosts)."),
        RESOLVER_ON_AN_UNMATCHABLE_PATH("400 This address is malformed or too long."),
        RESOLVER("404 There is nothing at this address."),
        USABLE_OPTIONS("500 This application is not configured correctly. The server's log says why."),
        OPTIONS_OF_THE_HOST("400 This application does not serve the requested host (clerk.allowed-hosts)."),
        AUTHENTICATION("307 ");

        private final String answer;

        Answering(String answer) {
            this.answer = answer;
        }
    }

    static Stream<Set<Answering>> answering() {
        return subsets(Answering.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answering")
    void theFirstStepThatAnswersEndsTheRequest(Set<Answering> steps) {
        AtomicBoolean asked = new AtomicBoolean();
        ignored = steps.contains(Answering.IGNORED) ? "/(.*)" : null;
        allowedHosts = steps.contains(Answering.HOSTS) ? Set.of("other.example") : Set.of();
        resolver = request -> {
            asked.set(true);
            if (steps.contains(Answering.RESOLVER_ON_AN_UNMATCHABLE_PATH)) {
                RouteMatcher.of("/:tenant").matches("/%zz");
            }
            if (steps.contains(Answering.RESOLVER)) {
                return Optional.empty();
            }
            if (steps.contains(Answering.USABLE_OPTIONS)) {
                return Optional.of(Options.builder().publishableKey("pk_live_x").build());
            }
            return Optional.of(steps.contains(Answering.OPTIONS_OF_THE_HOST) ? OF_THE_HOST : TENANT);
        };
        TestRequest request = steps.contains(Answering.AUTHENTICATION) ? navigation() : Fixtures.apiRequest();
        Reading reading = steps.contains(Answering.FACTS)
                ? new Reading.Malformed("The Host is malformed.")
                : new Reading.Read(request);

        Answering first = steps.stream().findFirst().orElse(null);
        assertThat(door().enter(reading)
                        .<String>match(
                                () -> "ignored",
                                stopped -> stopped.reply().status() + " "
                                        + stopped.reply().body(),
                                admitted -> "admitted"))
                .as("%s answers", first)
                .isEqualTo(first == null ? "admitted" : first.answer);
        assertThat(asked.get())
                .as("the resolver is asked")
                .isEqualTo(first == null || first.compareTo(Answering.RESOLVER_ON_AN_UNMATCHABLE_PATH) >= 0);
    }

    @Test
    void hostsComeBeforeForwardedOptions() {
        allowedHosts = Set.of("other.example");
        resolver = neverAsked();

        assertThat(status(enter(sealed(navigation(), TENANT)))).isEqualTo(400);
    }

    @Test
    void forwardedOptionsComeBeforeTheResolver() {
        resolver = neverAsked();

        assertThat(enter(sealed(Fixtures.apiRequest(), TENANT)))
                .isInstanceOfSatisfying(
                        Admitted.class, it -> assertThat(it.options()).isEqualTo(TENANT));
    }

    /** Options from another service do not open what the resolver's would not. */
    @Test
    void forwardedOptionsComeBeforeTheOptionsOfTheHost() {
        resolver = neverAsked();

        assertThat(status(enter(sealed(navigation(), OF_THE_HOST)))).isEqualTo(400);
    }

    @Test
    void forwardedOptionsOfAnotherOriginAreNone() {
        resolver = request -> Optional.empty();
        TestRequest request = Fixtures.apiRequest()
                .header(
                        SealedOptions.HEADER,
                        new SealedOptions(KEY, Fixtures.CLOCK).seal(TENANT, "https://other.example"));

        assertThat(status(enter(request))).isEqualTo(404);
    }

    /** A stranger who asks again and again must not fill the log with stack traces, nor read what is wrong. */
    @Test
    void optionsWithMistakesAreNotShown() {
        resolver = request -> Optional.of(
                Options.builder().publishableKey(Fixtures.PRODUCTION.text()).build());

        Entry entry = enter(Fixtures.documentRequest());

        assertThat(status(entry)).isEqualTo(500);
        assertThat(body(entry)).doesNotContain("clerk.secret-key");
    }

    /** A resolver that copies the host makes another mistake of each host, and a stranger chooses hosts. */
    @Test
    void optionsWithMistakesAreLoggedOnceAMinute() {
        resolver = request -> Optional.of(Options.builder()
                .publishableKey(Fixtures.PRODUCTION.text())
                .secretKey("sk_live_fixture")
                .proxyUrl("http://" + request.getHost())
                .build());
        try (LogLines lines = LogLines.of("io.github.clerkjakarta")) {
            Door door = door();
            for (String host : List.of("one", "two", "three")) {
                TestRequest request = new TestRequest("GET", "https://" + host + ".example/page");
                assertThat(status(door.enter(new Reading.Read(request)))).isEqualTo(500);
            }
            assertThat(lines.all()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void theOptionsOfTheHostComeBeforeAuthentication() {
        resolver = request -> Optional.of(OF_THE_HOST);

        assertThat(status(enter(navigation()))).isEqualTo(400);
        allowedHosts = Set.of(HOST);
        assertThat(status(enter(navigation()))).isEqualTo(307);
    }

    /** Entering checks no rights. */
    @Test
    void enteringAsksNoneOfTheChecks() {
        csrf = true;
        protectedRoutes = "/(.*)";
        guards.add((auth, request) -> {
            throw new AssertionError("Guards are asked later.");
        });

        assertThat(enter(Fixtures.apiRequest())).isInstanceOf(Admitted.class);
    }

    @Test
    void withoutAResolverTheConfigurationDecides() {
        assertThat(enter(Fixtures.apiRequest()))
                .isInstanceOfSatisfying(
                        Admitted.class, it -> assertThat(it.options()).isSameAs(Options.configured()));
    }

    @ParameterizedTest
    @CsvSource({
        "app.example.com, true",
        "APP.EXAMPLE.COM, true",
        "app.example.com:443, true",
        "app.example.com:8443, false",
        "evil.example, false",
        "app.example.com.evil.example, false",
        "xapp.example.com, false",
    })
    void allowedHosts(String host, boolean allowed) {
        allowedHosts = Set.of(HOST);

        assertThat(enter(new TestRequest("GET", "https://" + host + "/api")) instanceof Admitted)
                .isEqualTo(allowed);
    }

    /** A request without a host belongs to no tenant. */
    @Test
    void noHostIsNoAllowedHost() {
        allowedHosts = Set.of(HOST);

        assertThat(status(enter(new TestRequest("GET", "http://unknown.invalid/api"))))
                .isEqualTo(400);
    }

    @Test
    void theResolverSeesWhatTheBrowserShows() {
        List<ClerkRequest> seen = new ArrayList<>();
        resolver = request -> {
            seen.add(request);
            return Optional.of(TENANT);
        };
        enter(Fixtures.apiRequest());

        assertThat(seen).singleElement().satisfies(it -> {
            assertThat(it.getHost()).isEqualTo(HOST);
            assertThat(it.getUrl()).isEqualTo("https://app.example.com/api");
            assertThat(it.getContextRoot()).isEqualTo("/app");
        });
    }

    // Checking.

    private static final RequestGuard REFUSES = (auth, request) -> {
        throw new ProtectionException.Answer(418, "text/plain", "");
    };

    /** A form of another site, sent with the cookie of a session whose token has expired. */
    private static TestRequest crossSite() {
        return new TestRequest("POST", "https://app.example.com/api")
                .header("Sec-Fetch-Site", "cross-site")
                .session(Fixtures.token().claim("exp", 1));
    }

    private void check(TestRequest request, TestRequest now) {
        var clerk = Fixtures.instance(Fixtures.config());
        Visit visit = clerk.visit(request, request.url());
        RequestAuth nobody = clerk.auth(
                visit, new SignedOut(AuthReason.SESSION_TOKEN_AND_UAT_MISSING, "", false, List.of()), () -> false);
        door().check(nobody, visit, now);
    }

    private static void is(int status, Throwable thrown) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        ProtectionException.Answer.class,
                        it -> assertThat(it.getStatus()).isEqualTo(status));
    }

    private enum Objecting {
        CSRF("403"),
        ROUTES("404"),
        GUARDS("418");

        private final String answer;

        Objecting(String answer) {
            this.answer = answer;
        }
    }

    static Stream<Set<Objecting>> objecting() {
        return subsets(Objecting.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("objecting")
    void theFirstCheckThatObjectsRefusesTheRequest(Set<Objecting> steps) {
        csrf = steps.contains(Objecting.CSRF);
        protectedRoutes = steps.contains(Objecting.ROUTES) ? "/(.*)" : "/other";
        guards.add(steps.contains(Objecting.GUARDS) ? REFUSES : (auth, request) -> {});

        String answer = "goes on";
        try {
            check(crossSite(), crossSite());
        } catch (ProtectionException refusal) {
            answer = String.valueOf(Reply.to(refusal, false).status());
        }
        Objecting first = steps.stream().findFirst().orElse(null);
        assertThat(answer).as("%s answers", first).isEqualTo(first == null ? "goes on" : first.answer);
    }

    @Test
    void guardsAreAskedInTheirOrderUntilOneRefuses() {
        List<String> asked = new ArrayList<>();
        guards.add((auth, request) -> asked.add("first"));
        guards.add(REFUSES);
        guards.add((auth, request) -> asked.add("third"));

        assertThatThrownBy(() -> check(crossSite(), crossSite())).satisfies(it -> is(418, it));
        assertThat(asked).containsExactly("first");
    }

    /** A filter of the application has turned the request into a DELETE. */
    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT", "PATCH", "POST", "delete", "X"})
    void csrfIsAboutTheMethodAsItIsNow(String method) {
        csrf = true;
        TestRequest came = new TestRequest("GET", "https://app.example.com/api")
                .header("Sec-Fetch-Site", "cross-site")
                .session(Fixtures.token());
        TestRequest now = new TestRequest(method, "https://app.example.com/api");

        check(came, came);
        assertThatThrownBy(() -> check(came, now)).satisfies(it -> is(403, it));
    }

    @Test
    void rulesAndGuardsAreAboutThePathAsItIsNow() {
        protectedRoutes = "/admin(.*)";
        List<String> asked = new ArrayList<>();
        guards.add((auth, request) -> asked.add(request.getMethod() + " " + request.getPath()));
        TestRequest now = new TestRequest("DELETE", "https://app.example.com/x");

        check(Fixtures.apiRequest(), now);
        assertThat(asked).containsExactly("DELETE /x");
        assertThatThrownBy(
                        () -> check(Fixtures.apiRequest(), new TestRequest("GET", "https://app.example.com/admin/x")))
                .isInstanceOf(ProtectionException.NotFound.class);
    }

    @ParameterizedTest
    @CsvSource({"/%zz", "/%ff", "/a%00"})
    void aMalformedPathIsRefused(String path) {
        protectedRoutes = "/other";
        TestRequest request = Fixtures.apiRequest().paths(path);

        assertThatThrownBy(() -> check(request, request)).satisfies(it -> is(400, it));
        protectedRoutes = null;
        check(request, request);
        guards.add((auth, it) -> {});
        assertThatThrownBy(() -> check(request, request)).satisfies(it -> is(400, it));
    }

    @Test
    void whatIsTooLargeIsAnswered431() {
        Entry entry = door().enter(new Reading.Malformed(431, "Too many cookies."));

        assertThat(status(entry)).isEqualTo(431);
        assertThat(body(entry)).isEqualTo("Too many cookies.");
    }

    /** Each run of escapes once had a decoder of its own, in each reading of the path. */
    @ParameterizedTest
    @ValueSource(strings = {"%41a", "%41", "/;a", "/%2e%2E", "%c3%a9", "a", "/", "/.", "\\"})
    void aRequestCostsWhatItIsLong(String part) {
        ignored = "/health /metrics(.*)";
        protectedRoutes = "/admin(.*) /(.*)/private";
        String text = part.repeat(16_000 / part.length());
        TestRequest request = new TestRequest("GET", "https://app.example.com/?q=" + text)
                .paths("/" + text)
                .header("Cookie", "a=" + text + "; __session=" + text + "; __client_uat=1");
        Door door = door();

        long bytes = Work.bytesAllocatedBy(() -> {
            Admitted admitted = (Admitted) door.enter(new Reading.Read(request));
            door.check(admitted.auth(), admitted.visit(), request);
        });

        assertThat(bytes).as("%s", bytes).isLessThan(150L * 3 * 16_000);
    }
}
