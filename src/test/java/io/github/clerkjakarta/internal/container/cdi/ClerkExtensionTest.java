package io.github.clerkjakarta.internal.container.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Compiled;
import io.github.clerkjakarta.internal.requirement.AnnotationReader;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The extension's effect on the application's classes, in CDI itself. */
class ClerkExtensionTest {
    private static Arguments row(String sources, String ofClass, String... ofMethods) {
        return Arguments.of(sources, ofClass, Set.of(ofMethods));
    }

    /** A bean's sources, and what CDI sees of our annotations on the class # and on its methods afterwards. */
    static Stream<Arguments> beans() {
        return Stream.of(
                row("class # { public void act() {} }", ""),
                row("class # { @HasRole(\"a\") public void act() {} public void other() {} }", "", "act HasRole"),
                row("class # { @HasRole(\"a\") protected void act() {} void other() {} }", "", "act HasRole"),
                row("class # { @PermitAll public void act() {} }", ""),
                row(
                        "class # { @HasRole(\"a\") public void act() {} @Authenticated public void other() {} }",
                        "",
                        "act HasRole",
                        "other Authenticated"),
                // Inherited.
                row("class S# { @HasRole(\"a\") public void act() {} } class # extends S# {}", "", "act HasRole"),
                row(
                        "class S# { @HasRole(\"a\") public void act() {} } class # extends S# { @Override public void act() {} }",
                        "",
                        "act Protected"),
                row(
                        "interface I# { @HasRole(\"a\") void act(); } class # implements I# { public void act() {} public void other() {} }",
                        "",
                        "act Protected"),
                row(
                        "interface I# { @HasRole(\"a\") default void act() {} } class # implements I# {}",
                        "",
                        "act HasRole"),
                row(
                        "interface I#<T> { @HasRole(\"a\") void act(T it); } class # implements I#<String> { public void act(String it) {} }",
                        "",
                        "act Protected"),
                row(
                        "@HasRole(\"a\") interface I# {} class # implements I# { public void act() {} private void hidden() {} static void tool() {} }",
                        "",
                        "act Protected"),
                // The class's own binding is for all methods.
                row("@HasRole(\"a\") class # { public void act() {} public void other() {} }", "HasRole"),
                row("@HasRole(\"a\") class S# {} class # extends S# { public void act() {} }", "HasRole"),
                row(
                        "@HasRole(\"a\") class # { @HasFeature(\"f\") public void act() {} public void other() {} }",
                        "HasRole",
                        "act HasFeature"),
                row("@HasRole(\"a\") class # { public void act() {} @PermitAll public void other() {} }", "HasRole"),
                // Standard.
                row(
                        "class # { @RolesAllowed(\"a\") public void act() {} public void other() {} }",
                        "",
                        "act Protected"),
                row("class # { @DenyAll public void act() {} }", "", "act Protected"),
                row("@DenyAll class # { public void act() {} @PermitAll public void other() {} }", "", "act Protected"),
                row(
                        "@DenyAll class S# {} class # extends S# { public void act() {} void other() {} }",
                        "",
                        "act Protected",
                        "other Protected"),
                row("class # { @HasRole(\"a\") @RolesAllowed(\"b\") public void act() {} }", "", "act HasRole"),
                // Composed.
                row(
                        "@Retention(RetentionPolicy.RUNTIME) @HasRole(\"a\") @interface A# {} class # { @A# public void act() {} public void other() {} }",
                        "",
                        "act Protected"),
                row(
                        "@Retention(RetentionPolicy.RUNTIME) @HasRole(\"a\") @interface A# {} @A# class # { public void act() {} public void other() {} }",
                        "",
                        "act Protected",
                        "other Protected"),
                // A method that cannot be intercepted has no binding, or CDI would stop there; the others keep theirs.
                row("class # { @HasRole(\"a\") public final void act() {} }", ""),
                row(
                        "class # { @HasRole(\"a\") public final void act() {} @HasRole(\"a\") public void other() {} }",
                        "",
                        "other Protected"),
                row(
                        "class # { public final void act() {} @HasRole(\"a\") public void other() {} }",
                        "",
                        "other HasRole"),
                row(
                        "@HasRole(\"a\") class # { public final void act() {} public void other() {} }",
                        "",
                        "other Protected"),
                row(
                        "@HasRole(\"a\") class # { @PermitAll public final void act() {} public void other() {} }",
                        "HasRole"),
                row(
                        "@HasRole(\"a\") class # { @Inject final void act(jakarta.enterprise.inject.spi.BeanManager it) {} @HasFeature(\"f\") public void other() {} }",
                        "",
                        "other Protected"),
                row("final class # { @HasRole(\"a\") public void act() {} }", ""),
                row("@HasRole(\"a\") final class # { public void act() {} @Authenticated public void other() {} }", ""),
                row("final class # { public void act() {} }", ""),
                row("@DenyAll final class # { public void act() {} }", ""),
                row(
                        "interface I# { @HasRole(\"a\") void act(); } class # implements I# { public final void act() {} }",
                        ""));
    }

    /** All compiled at once, because a container takes longer to start than to look at another class. */
    private static final Map<String, Class<?>> TYPES = compile();

    private static Map<String, Class<?>> compile() {
        StringBuilder source = new StringBuilder();
        beans().map(it -> (String) it.get()[0])
                .forEach(it -> source.append(it.replace("#", name(it))).append('\n'));
        return Compiled.of(source.toString()).loadAll();
    }

    private static String name(String source) {
        return "C" + Integer.toHexString(source.hashCode());
    }

    /** Sees the beans in their final form. */
    private static final class Seen implements Extension {
        private final Map<Class<?>, AnnotatedType<?>> types = new LinkedHashMap<>();

        void see(@Observes ProcessManagedBean<?> event) {
            types.put(event.getBean().getBeanClass(), event.getAnnotatedBeanClass());
        }
    }

    private static final Seen SEEN = new Seen();

    @BeforeAll
    static void deploy() {
        Weld weld = new Weld()
                .disableDiscovery()
                .addExtension(new ClerkExtension())
                .addExtension(SEEN)
                .beanClasses(TYPES.values().stream()
                        .filter(it -> it.getSimpleName().startsWith("C"))
                        .toArray(Class<?>[]::new));
        try (WeldContainer container = weld.initialize()) {
            throw new AssertionError("There are final methods: " + container);
        } catch (RuntimeException refused) {
            assertThat(refused).hasMessageContaining("is final");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beans")
    void bindings(String sources, String ofClass, Set<String> ofMethods) {
        AnnotatedType<?> seen = SEEN.types.get(TYPES.get("app." + name(sources)));

        assertThat(names(seen.getAnnotations())).isEqualTo(ofClass);
        Set<String> found = new TreeSet<>();
        for (AnnotatedMethod<?> method : seen.getMethods()) {
            // Weld also lists overridden methods.
            boolean overridden = seen.getMethods().stream()
                    .anyMatch(it -> it != method
                            && !it.getJavaMember().isBridge()
                            && it.getJavaMember()
                                    .getName()
                                    .equals(method.getJavaMember().getName())
                            && it.getJavaMember().getDeclaringClass() == seen.getJavaClass());
            String names = names(method.getAnnotations());
            if (!names.isEmpty() && !overridden) {
                found.add(method.getJavaMember().getName() + " " + names);
            }
        }
        assertThat(found).isEqualTo(new TreeSet<>(ofMethods));
    }

    private static String names(Set<Annotation> annotations) {
        Set<String> names = new TreeSet<>();
        for (Annotation one : annotations) {
            if (AnnotationReader.KINDS.contains(one.annotationType()) || one.annotationType() == Protected.class) {
                names.add(one.annotationType().getSimpleName());
            }
        }
        return String.join(" ", names);
    }
}
