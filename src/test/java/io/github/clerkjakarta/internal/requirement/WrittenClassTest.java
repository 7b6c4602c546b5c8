package io.github.clerkjakarta.internal.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Compiled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The classes that a container made, and those that a developer wrote, whatever their names are. */
class WrittenClassTest {
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Bound {}

    @Bound
    @Interceptor
    @jakarta.annotation.Priority(1)
    public static class Nothing {
        @AroundInvoke
        Object proceed(InvocationContext call) throws Exception {
            return call.proceed();
        }
    }

    @ApplicationScoped
    public static class Scoped {
        Object[] self() {
            // In an array, because Weld would return the proxy in place of the instance.
            return new Object[] {this};
        }
    }

    @ApplicationScoped
    public static class ScopedAndIntercepted {
        @Bound
        public Object[] self() {
            return new Object[] {this};
        }
    }

    @Dependent
    public static class Intercepted {
        @Bound
        public void act() {}
    }

    @Dependent
    public static class Plain {}

    private static SeContainer container() {
        return new Weld()
                .disableDiscovery()
                .beanClasses(Nothing.class, Scoped.class, ScopedAndIntercepted.class, Intercepted.class, Plain.class)
                .initialize();
    }

    @Test
    void whatWeldMakes() {
        try (SeContainer weld = container()) {
            Scoped proxy = weld.select(Scoped.class).get();
            ScopedAndIntercepted both = weld.select(ScopedAndIntercepted.class).get();
            Intercepted intercepted = weld.select(Intercepted.class).get();

            assertThat(WrittenClass.of(proxy.getClass())).isEqualTo(Scoped.class);
            assertThat(WrittenClass.isMadeByContainer(proxy))
                    .as("a client proxy")
                    .isTrue();
            assertThat(WrittenClass.isMadeByContainer(proxy.self()[0]))
                    .as("nothing to intercept")
                    .isFalse();
            assertThat(WrittenClass.of(both.self()[0].getClass())).isEqualTo(ScopedAndIntercepted.class);
            assertThat(WrittenClass.isMadeByContainer(both.self()[0]))
                    .as("behind the proxy")
                    .isTrue();
            assertThat(WrittenClass.of(intercepted.getClass())).isEqualTo(Intercepted.class);
            assertThat(WrittenClass.isMadeByContainer(intercepted))
                    .as("an intercepted subclass")
                    .isTrue();
            assertThat(WrittenClass.isMadeByContainer(weld.select(Plain.class).get()))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Foo$Proxy$_$$_WeldClientProxy",
                "Foo$Proxy$_$$_WeldSubclass",
                "Foo$$EnhancerBySomething",
                "Foo$$OwbNormalScopeProxy0",
                "Foo_Subclass",
                "Foo_ClientProxy",
                "$$"
            })
    void aDevelopersClassOfSuchANameIsTheDevelopers(String name, @TempDir Path folder) throws Exception {
        Compiled.of("public class Foo {}", "public class " + name + " extends Foo {}")
                .writeTo(folder);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Class<?> type = Class.forName("app." + name, false, loader);

            assertThat(WrittenClass.of(type)).isEqualTo(type);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Foo$Proxy$_$$_WeldClientProxy",
                "Foo$Proxy$_$$_WeldSubclass",
                "Foo$$OwbNormalScopeProxy0",
                "Foo_Subclass",
                "Foo_ClientProxy"
            })
    void aClassOfSuchANameWithoutAFileIsAContainers(String name) throws Exception {
        // This loader shows no files.
        ClassLoader loader = Compiled.of("public class Foo {}", "public class " + name + " extends Foo {}")
                .loader();
        Class<?> type = Class.forName("app." + name, false, loader);

        assertThat(WrittenClass.of(type)).isEqualTo(type.getSuperclass());
        assertThat(WrittenClass.of(type).getSimpleName()).isEqualTo("Foo");
    }

    @Test
    void aProxyOfAProxy() throws Exception {
        ClassLoader loader = Compiled.of(
                        "public class Foo {}",
                        "public class Foo$$Inner extends Foo {}",
                        "public class Foo$$Outer extends Foo$$Inner {}")
                .loader();

        assertThat(WrittenClass.of(Class.forName("app.Foo$$Outer", false, loader)))
                .isEqualTo(Class.forName("app.Foo", false, loader));
    }

    @Test
    void aSyntheticSubclassIsAContainersWhateverItsName() {
        Class<?> type = new ByteBuddy()
                .subclass(Plain.class)
                .modifiers(
                        net.bytebuddy.description.modifier.Visibility.PUBLIC,
                        net.bytebuddy.description.modifier.SyntheticState.SYNTHETIC)
                .name(Plain.class.getName() + "Other")
                .make()
                .load(
                        WrittenClassTest.class.getClassLoader(),
                        net.bytebuddy.dynamic.loading.ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded();

        assertThat(WrittenClass.of(type)).isEqualTo(Plain.class);
    }

    static Stream<Object> developers() {
        Supplier<String> lambda = () -> "";
        Object anonymous = new Plain() {};
        return Stream.of("", 1, lambda, anonymous, new int[0], new Object(), Stream.of(), TimeUnitLike.ONE);
    }

    enum TimeUnitLike {
        ONE {
            @Override
            void act() {}
        };

        abstract void act();
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("developers")
    void whateverElseIsAsItIs(Object instance) {
        assertThat(WrittenClass.of(instance.getClass())).isEqualTo(instance.getClass());
        assertThat(WrittenClass.isMadeByContainer(instance)).isFalse();
    }

    @Test
    void proxiesOfThePlatformHaveNoWrittenClass() {
        Object proxy = Proxy.newProxyInstance(
                WrittenClassTest.class.getClassLoader(), new Class<?>[] {Runnable.class}, (it, method, args) -> null);

        assertThat(WrittenClass.of(proxy.getClass())).isEqualTo(proxy.getClass());
        assertThat(WrittenClass.isMadeByContainer(proxy)).isFalse();
    }

    @Test
    void interfacesAndPrimitivesAreAsTheyAre() {
        for (Class<?> type : new Class<?>[] {Runnable.class, int.class, Object.class, String[].class}) {
            assertThat(WrittenClass.of(type)).isEqualTo(type);
        }
    }
}
