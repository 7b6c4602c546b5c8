package io.github.clerkjakarta.internal.container.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.ClerkConfigurationException;
import io.github.clerkjakarta.Compiled;
import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.internal.container.client.OfficialClientExtension;
import io.github.clerkjakarta.route.DocumentRequest;
import io.github.clerkjakarta.tenant.Options;
import io.github.clerkjakarta.tenant.OptionsResolver;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The refusals of the extension itself at deployment. {@code DeploymentCheckTest} has those of annotations. */
class DeploymentRefusalsTest {

    private final List<String> set = new ArrayList<>();
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    private void set(Map<String, String> properties) {
        properties.forEach(System::setProperty);
        set.addAll(properties.keySet());
    }

    @AfterEach
    void restore() {
        set.forEach(System::clearProperty);
        RuntimeDelegate.setInstance(null);
        Thread.currentThread().setContextClassLoader(before);
    }

    /** Returns the sentences of the refusal, or nothing. */
    private static String deployed(Extension extension, Class<?>... beans) {
        Weld weld = new Weld().disableDiscovery().addExtension(extension).addBeanClass(NoBean.class);
        for (Class<?> bean : beans) {
            weld.addBeanClass(bean);
            if (bean.isAnnotationPresent(Alternative.class)) {
                weld.addAlternative(bean);
            }
        }
        try (WeldContainer container = weld.initialize()) {
            return "";
        } catch (RuntimeException refused) {
            return refused.getMessage();
        }
    }

    private static String deployed(Class<?>... beans) {
        return deployed(new ClerkExtension(), beans);
    }

    /** On a server the extension also looks for annotations on the whole class path. */
    private static String deployedOnAServer(Class<?>... beans) {
        RuntimeDelegate.setInstance(new ServerDeploymentTest.Delegate());
        return deployed(beans);
    }

    static final class NoBean {}

    // Beans of which one can be used.

    static class Resolvers {
        @Produces
        OptionsResolver one = request -> Optional.of(Options.configured());

        @Produces
        OptionsResolver other = request -> Optional.empty();
    }

    static class Resolver {
        @Produces
        OptionsResolver only = request -> Optional.empty();
    }

    @Alternative
    @Priority(1)
    static class Preferred {
        @Produces
        OptionsResolver preferred = request -> Optional.empty();
    }

    static class DocumentRequests {
        @Produces
        DocumentRequest one = DocumentRequest.STANDARD;

        @Produces
        DocumentRequest other = DocumentRequest.STANDARD;
    }

    static class Clocks {
        @Produces
        Clock one = Fixtures.CLOCK;

        @Produces
        Clock other = Clock.fixed(Fixtures.NOW, Fixtures.CLOCK.getZone());
    }

    static Stream<Arguments> beans() {
        return Stream.of(
                Arguments.of("several resolvers", Resolvers.class, OptionsResolver.class),
                Arguments.of("several document requests", DocumentRequests.class, DocumentRequest.class),
                Arguments.of("several clocks", Clocks.class, Clock.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beans")
    void severalBeansOfWhichOneCanBeUsedAreRefused(String rule, Class<?> producer, Class<?> type) {
        assertThat(deployed(producer))
                .contains("There are several beans of type " + type.getName()
                        + ", and only one can be used. Keep one, or make the others alternatives.");
    }

    @Test
    void oneBeanAndAnAlternativeAreNoMistake() {
        assertThat(deployed(Resolver.class)).isEmpty();
        assertThat(deployed(Resolver.class, Preferred.class)).isEmpty();
    }

    // The configuration.

    @Test
    void aServerWithoutKeysIsRefused() {
        assertThat(deployedOnAServer())
                .contains("clerk.publishable-key is missing")
                .contains("clerk.secret-key is missing");
    }

    @Test
    void withAResolverKeysMayComeWithTheRequest() {
        // The first line counts the others, which are about classes of other tests.
        assertThat(deployedOnAServer(Resolver.class).lines().skip(1))
                .hasSize(2)
                .allMatch(it -> it.contains(".secret is protected, but io.github.clerkjakarta.application."));
    }

    /** Tests of applications have CDI without JAX-RS, and no keys. */
    @Test
    void withoutAServerNoKeysAreNeeded() {
        assertThat(deployed()).isEmpty();
    }

    // The runtime.

    @Test
    void withoutJsonProcessingNoTokenCanBeRead() {
        set(Map.of("jakarta.json.provider", "absent.Provider"));

        assertThat(deployed()).contains("Jakarta JSON Processing is missing").contains("jsonp-2.1");
    }

    @Test
    void aSecondCopyOfTheLibraryIsRefused(@TempDir Path folder) throws Exception {
        String marker = Copies.class.getName().replace('.', '/') + ".class";
        Path copy = folder.resolve(marker);
        Files.createDirectories(copy.getParent());
        try (InputStream classFile = Copies.class.getResourceAsStream("Copies.class")) {
            Files.copy(classFile, copy);
        }
        try (URLClassLoader war = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(war);

            assertThat(deployed())
                    .contains("This application has 2 copies of clerk-jakarta")
                    .contains("Keep one of these files and remove the others: ")
                    .contains(folder.toString());
        }
    }

    // Clerk's official client.

    private String deployedWithClient(String source) {
        Thread.currentThread()
                .setContextClassLoader(Compiled.in("com.clerk.backend_api", source)
                        .loadAll()
                        .get("com.clerk.backend_api.Clerk")
                        .getClassLoader());
        return deployed(new OfficialClientExtension());
    }

    @Test
    void anOfficialClientOfAnotherFormIsRefused() {
        assertThat(deployedWithClient("public class Clerk {}"))
                .contains("com.clerk:backend-api has another form than the one known here (5.0.0)")
                .contains("Use that version, or produce the bean yourself.");
    }

    @Test
    void anOfficialClientOfTheKnownFormIsAccepted() {
        assertThat(deployedWithClient("public class Clerk { public static Object builder() { return null; } }"))
                .isEmpty();
    }

    // The form of a refusal.

    @Test
    void severalMistakesAreOneListWithoutAStackTrace() {
        Weld weld = new Weld()
                .disableDiscovery()
                .addExtension(new ClerkExtension())
                .addBeanClasses(Resolvers.class, Clocks.class);

        try (WeldContainer container = weld.initialize()) {
            throw new AssertionError("Deployed: " + container);
        } catch (RuntimeException refused) {
            assertThat(refused.getMessage())
                    .contains("2 mistakes keep the application from starting:\n - There are several beans of type ")
                    .contains("\n - There are several beans of type " + Clock.class.getName());
            assertThat(refused)
                    .rootCause()
                    .isInstanceOf(ClerkConfigurationException.class)
                    .extracting(Throwable::getStackTrace)
                    .isEqualTo(new StackTraceElement[0]);
        }
    }

    /** One mistake needs no list. */
    @Test
    void oneMistakeIsASentence() {
        assertThat(deployed(Clocks.class))
                .contains("There are several beans of type " + Clock.class.getName())
                .doesNotContain("mistakes keep")
                .doesNotContain("\n - ");
    }
}
