package io.github.clerkjakarta.internal.container.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.LogLines;
import io.github.clerkjakarta.internal.container.jaxrs.FakeJaxRs;
import io.github.clerkjakarta.internal.deployment.WebParts;
import io.github.clerkjakarta.internal.deployment.WebParts.Part;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The servlets registered at the first request decide, for that request and all that follow. */
class FirstRequestCheckTest {
    private static final String PROTECTED = "clerk.routes.protected";
    private static final String PUBLIC = "clerk.routes.public";
    private static final String PATTERNS = "clerk.servlet-filter.patterns";
    private static final String SCOPE = "clerk.routes.scope";

    private final FirstRequestCheck check = new FirstRequestCheck();
    private ClerkExtension extension;
    private final Container container = new Container("/app");

    @ApplicationPath("api")
    private static final class Api extends Application {}

    /** A web application with JAX-RS at {@code /api}, and the servlets that a test adds. */
    private static final class Container {
        private final String path;
        private final Map<String, ServletRegistration> servlets = new LinkedHashMap<>();
        private final Map<String, FilterRegistration> filters = new LinkedHashMap<>();

        /** The number of times that its servlets or filters were read. */
        private int asked;

        Container(String path) {
            this.path = path;
            servlet(Api.class.getName(), "/api/*");
        }

        Container servlet(String name, String... mappings) {
            servlets.put(
                    name,
                    FakeJaxRs.fake(
                            ServletRegistration.class,
                            Map.of(
                                    "getClassName", args -> name + "Servlet",
                                    "getInitParameter", args -> null,
                                    "getMappings", args -> List.of(mappings))));
            return this;
        }

        Container filter(String name) {
            filters.put(name, FakeJaxRs.fake(FilterRegistration.class, Map.of()));
            return this;
        }

        HttpServletRequest request() {
            Map<String, Function<Object[], Object>> answers = new HashMap<>();
            answers.put("getContextPath", args -> path);
            answers.put("getClassLoader", args -> FirstRequestCheckTest.class.getClassLoader());
            answers.put("getResourcePaths", args -> null);
            answers.put("getResourceAsStream", args -> null);
            answers.put("getServletRegistrations", args -> asked(servlets));
            answers.put("getFilterRegistrations", args -> asked(filters));
            ServletContext context = FakeJaxRs.fake(ServletContext.class, answers);
            return FakeJaxRs.fake(HttpServletRequest.class, Map.of("getServletContext", args -> context));
        }

        private Object asked(Map<String, ?> registrations) {
            asked++;
            return registrations;
        }
    }

    private final LogLines logged = LogLines.of("io.github.clerkjakarta");

    @AfterEach
    void listenNoMore() {
        logged.close();
    }

    @BeforeEach
    void rules() {
        System.setProperty(PROTECTED, "~/api/(.*)");
    }

    @AfterEach
    void noRules() {
        List.of(PROTECTED, PUBLIC, PATTERNS, SCOPE).forEach(System::clearProperty);
    }

    /** It reads the configuration when it is made. */
    private ClerkExtension extension() {
        if (extension == null) {
            extension = new ClerkExtension() {
                @Override
                WebParts webParts() {
                    return new WebParts(List.of(new Part(Api.class, false)), List.of(), Set.of(), List.of());
                }
            };
        }
        return extension;
    }

    private void refused(Container one, String... texts) {
        assertThatThrownBy(() -> check.check(one.request(), extension()))
                .as("what servers show to a visitor")
                .hasMessage("This application cannot protect its pages. The server's log says why.")
                .satisfies(it -> assertThat(it.getStackTrace()).isEmpty());
        assertThat(String.join("\n", logged.all())).contains(texts);
    }

    private void served(Object request) {
        assertThatCode(() -> check.check(request, extension())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/export", "/api/export/*"})
    void aServletInsideJaxRsStopsEveryRequest(String mapping) {
        container.servlet("export", mapping);

        for (int i = 0; i < 3; i++) {
            refused(container, PROTECTED, "~/api/(.*)", mapping, PATTERNS);
        }
        assertThat(container.asked).isEqualTo(1);
        assertThat(logged.all()).hasSize(1);
    }

    /** A later registration would be too late for it: the container allows none after the start. */
    @Test
    void jaxRsAloneIsServedAndAskedOnce() {
        for (int i = 0; i < 3; i++) {
            served(container.request());
        }
        assertThat(container.asked).isEqualTo(1);
    }

    @Test
    void aServletElsewhereDoesNotMatter() {
        served(container
                .servlet("default", "/")
                .servlet("pages", "/pages/*", "*.do")
                .request());
    }

    @Test
    void withoutRulesAnythingMayBeRegistered() {
        System.clearProperty(PROTECTED);

        served(container.servlet("export", "/api/export").request());
        assertThat(container.asked).isZero();
    }

    /** A public list protects everything else. */
    @Test
    void aPublicListNeedsTheFilter() {
        System.clearProperty(PROTECTED);
        System.setProperty(PUBLIC, "~/open");

        refused(container, PUBLIC, PATTERNS);
    }

    @Test
    void theFilterSeesTheServlet() {
        System.setProperty(PATTERNS, "~/pages/(.*)");

        served(container
                .servlet("export", "/api/export")
                .filter(WebApplicationCheck.FILTER)
                .request());
        assertThat(container.asked).isEqualTo(1);
    }

    /** No listener ran, or it failed. */
    @Test
    void patternsWithoutTheFilterStopEveryRequest() {
        System.clearProperty(PROTECTED);
        System.setProperty(PATTERNS, "~/(.*)");
        container.filter("anothers");

        for (int i = 0; i < 2; i++) {
            refused(container, PATTERNS, WebApplicationCheck.LISTENER);
        }
        assertThat(container.asked).isEqualTo(1);
    }

    @Test
    void rulesForJaxRsAloneNeedNothing() {
        System.setProperty(SCOPE, "jaxrs");

        served(container.servlet("export", "/api/export").request());
    }

    /** Each web application of an EAR has its own servlets. */
    @Test
    void webApplicationsAreJudgedApart() {
        HttpServletRequest other = new Container("/other").request();

        refused(container.servlet("export", "/api/export"), "/api/export");
        served(other);
        refused(container, "/api/export");
        served(other);
        refused(container, "/api/export");
    }

    /** Without servlets the event brings something else. */
    @Test
    void whatIsNotAServletRequestIsNotChecked() {
        System.setProperty(PATTERNS, "~/(.*)");

        served(new Object());
        served("a request");
    }
}
