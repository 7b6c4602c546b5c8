package io.github.clerkjakarta.internal.container.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.config.Setting;
import io.github.clerkjakarta.internal.container.entry.Engine;
import io.github.clerkjakarta.internal.request.RequestView;
import io.github.clerkjakarta.tenant.Options;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The configuration is read once: at deployment, for each web application, whoever asks. */
class ConfigurationReadsTest {
    private static final List<String> PROPERTIES =
            Arrays.stream(Setting.values()).map(Setting::property).toList();

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    /** A web application's class loader sees a configuration of its own. */
    private static final class WebApplication extends URLClassLoader implements ConfigSource {
        private final Map<String, Integer> reads = new HashMap<>();
        private final Map<String, String> values;
        private final SmallRyeConfig config;

        WebApplication(String... pairs) {
            super(new URL[0], ConfigurationReadsTest.class.getClassLoader());
            values = new HashMap<>(
                    Map.of("clerk.publishable-key", Fixtures.PRODUCTION.text(), "clerk.secret-key", "sk_live_fixture"));
            for (int i = 0; i < pairs.length; i += 2) {
                values.put(pairs[i], pairs[i + 1]);
            }
            config = new SmallRyeConfigBuilder().withSources(this).build();
            resolver().registerConfig(config, this);
            reads.clear();
        }

        @Override
        public Set<String> getPropertyNames() {
            return values.keySet();
        }

        @Override
        public String getValue(String name) {
            reads.merge(name, 1, Integer::sum);
            return values.get(name);
        }

        @Override
        public String getName() {
            return "test";
        }

        void enter() {
            Thread.currentThread().setContextClassLoader(this);
        }

        void assertReadOnce() {
            assertThat(PROPERTIES)
                    .allSatisfy(it -> assertThat(reads.get(it)).as(it).isEqualTo(1));
        }
    }

    private static ConfigProviderResolver resolver() {
        return ConfigProviderResolver.instance();
    }

    private void leave(WebApplication... applications) {
        Thread.currentThread().setContextClassLoader(before);
        Stream.of(applications).forEach(it -> resolver().releaseConfig(it.config));
    }

    @AfterEach
    void back() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void eachPropertyIsReadOnceByAllOfADeployment() {
        WebApplication one = new WebApplication("clerk.routes.protected", "~/api/(.*)");
        one.enter();
        try (WeldContainer weld = new Weld("reads").initialize()) {
            Engines engines = weld.select(Engines.class).get();

            assertThat(engines.get().rules()).isNotNull();
            assertThat(Engines.configuredServletPatterns()).isNull();
            assertThat(engines.get().officialClient(Options.configured(), Object::toString))
                    .isNotNull();
            assertThat(engines.get()
                            .officialClient(
                                    Options.builder().signInUrl("/sign-in").build(), Object::toString))
                    .isNotNull();
            one.assertReadOnce();
        } finally {
            leave(one);
        }
    }

    @Test
    void eachWebApplicationHasItsOwn() {
        WebApplication one = new WebApplication();
        WebApplication other = new WebApplication("clerk.ignored", "/health", "clerk.default", "deny");
        try {
            one.enter();
            ClerkExtension extension = new ClerkExtension();
            assertThat(extension.configuration().patterns(Setting.IGNORED)).isEmpty();
            assertThat(extension.deniesByDefault()).isFalse();
            other.enter();
            assertThat(extension.deniesByDefault()).isTrue();
            assertThat(extension.configuration().patterns(Setting.IGNORED)).containsExactly("/health");
            one.enter();
            assertThat(extension.configuration().patterns(Setting.IGNORED)).isEmpty();
            one.assertReadOnce();
            other.assertReadOnce();
        } finally {
            leave(one, other);
        }
    }

    /** In an EAR with the library in a common folder, the route rules of one WAR were used for the others. */
    @Test
    void eachWebApplicationHasItsOwnRules() {
        WebApplication one = new WebApplication();
        WebApplication other = new WebApplication("clerk.ignored", "/health");
        one.enter();
        try (WeldContainer weld = new Weld("rules").initialize()) {
            Engines engines = weld.select(Engines.class).get();
            TestRequest request = new TestRequest("GET", "https://app.example.com/health");
            RequestView health = new RequestView(request, request.url());

            assertThat(engines.here().rules().ignores(health)).isFalse();
            other.enter();
            assertThat(engines.here().rules().ignores(health)).isTrue();
            one.enter();
            assertThat(engines.here().rules().ignores(health)).isFalse();
        } finally {
            leave(one, other);
        }
    }

    /** A thread of the application's own may have any class loader: it must not fail where one engine is known. */
    @Test
    void aThreadWithoutAWebApplicationHasTheFirstEngine() {
        WebApplication one = new WebApplication();
        one.enter();
        try (WeldContainer weld = new Weld("threads").initialize()) {
            Engines engines = weld.select(Engines.class).get();
            Engine first = engines.here();
            Thread.currentThread().setContextClassLoader(before);

            assertThat(engines.get()).isSameAs(first);
        } finally {
            leave(one);
        }
    }

    /** The listener of an application without beans has no CDI to ask. */
    @Test
    void withoutCdiTheListenerReadsForItself() {
        WebApplication one = new WebApplication("clerk.servlet-filter.patterns", "~/(.*)");
        try {
            one.enter();

            assertThat(Engines.configuredServletPatterns()).containsExactly("~/(.*)");
            one.assertReadOnce();
        } finally {
            leave(one);
        }
    }
}
