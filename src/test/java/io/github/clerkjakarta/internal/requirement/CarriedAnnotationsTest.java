package io.github.clerkjakarta.internal.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Compiled;
import io.github.clerkjakarta.HasRole;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Annotations that annotations carry, on a class and on a method alike. */
class CarriedAnnotationsTest {
    private static final String R = "@Retention(RetentionPolicy.RUNTIME) ";

    private static Arguments row(String why, String declarations, String use, String... roles) {
        return Arguments.of(why, declarations, use, List.of(roles));
    }

    static Stream<Arguments> composed() {
        String repeatable = R + "@Repeatable(Levels.class) @HasRole(\"level\") @interface Level { int value(); } " + R
                + "@interface Levels { Level[] value(); } ";
        return Stream.of(
                row("nothing", "", ""),
                row("itself", "", "@HasRole(\"a\")", "a"),
                row("another kind", "", "@Authenticated"),
                row("carried", R + "@HasRole(\"a\") @interface A {}", "@A", "a"),
                row(
                        "carried by a stereotype",
                        R + "@jakarta.enterprise.inject.Stereotype @HasRole(\"a\") @interface A {}",
                        "@A",
                        "a"),
                row(
                        "carried by a binding",
                        R + "@jakarta.interceptor.InterceptorBinding @HasRole(\"a\") @interface A {}",
                        "@A",
                        "a"),
                row(
                        "carried at depth",
                        R + "@HasRole(\"a\") @interface A {} " + R + "@A @interface B {} " + R + "@B @interface D {} "
                                + R + "@D @interface E {}",
                        "@E",
                        "a"),
                row(
                        "carried beside others",
                        R + "@interface X {} " + R + "@X @HasRole(\"a\") @Deprecated @interface A {}",
                        "@X @A",
                        "a"),
                row(
                        "several annotations",
                        R + "@HasRole(\"a\") @interface A {} " + R + "@HasRole(\"b\") @interface B {}",
                        "@A @B",
                        "a",
                        "b"),
                row(
                        "several and its own",
                        R + "@HasRole(\"a\") @interface A {} " + R + "@HasRole(\"b\") @interface B {}",
                        "@A @HasRole(\"c\") @B",
                        "a",
                        "c",
                        "b"),
                row(
                        "the same by two ways",
                        R + "@HasRole(\"a\") @interface A {} " + R + "@A @interface B {} " + R + "@A @interface D {}",
                        "@B @D",
                        "a"),
                row(
                        "different depths",
                        R + "@HasRole(\"a\") @interface A {} " + R + "@A @HasRole(\"b\") @interface B {}",
                        "@B",
                        "a",
                        "b"),
                row("an annotation that carries itself", R + "@A @HasRole(\"a\") @interface A {}", "@A", "a"),
                row("a cycle", R + "@B @interface A {} " + R + "@A @HasRole(\"a\") @interface B {}", "@A", "a"),
                row("a cycle without end", R + "@B @interface A {} " + R + "@A @interface B {}", "@A"),
                row("one that is repeatable", repeatable, "@Level(1)", "level"),
                row("repeated", repeatable, "@Level(1) @Level(2)", "level"),
                row("in its container", repeatable, "@Levels({@Level(1), @Level(2)})", "level"),
                row("an empty container", repeatable, "@Levels({})"),
                row("repeated on an annotation", repeatable + R + "@Level(1) @Level(2) @interface A {}", "@A", "level"),
                row(
                        "a container that carries something itself",
                        R + "@Repeatable(Levels.class) @HasRole(\"level\") @interface Level { int value(); } " + R
                                + "@HasRole(\"levels\") @interface Levels { Level[] value(); } ",
                        "@Level(1) @Level(2)",
                        "levels",
                        "level"),
                row(
                        "a member is no container",
                        R + "@HasRole(\"a\") @interface A {} " + R + "@interface B { A[] value(); }",
                        "@B(@A)"),
                row("an array of texts", R + "@interface B { String[] value(); }", "@B({\"a\", \"b\"})"),
                row("a text", R + "@interface B { String value(); }", "@B(\"a\")"),
                row("not kept", "@HasRole(\"a\") @interface A {}", "@A"),
                row("not kept below", "@HasRole(\"a\") @interface A {} " + R + "@A @interface B {}", "@B"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("composed")
    void onAClass(String why, String declarations, String use, List<String> roles) {
        Class<?> type = Compiled.of(declarations + use + " class C {}").load("app.C");

        assertThat(roles(type)).containsExactlyInAnyOrderElementsOf(roles);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("composed")
    void onAMethod(String why, String declarations, String use, List<String> roles) throws Exception {
        Method method = Compiled.of(declarations + "class C { " + use + " private void act() {} }")
                .load("app.C")
                .getDeclaredMethod("act");

        assertThat(roles(method)).containsExactlyInAnyOrderElementsOf(roles);
    }

    private static List<String> roles(AnnotatedElement element) {
        Set<HasRole> found = CarriedAnnotations.of(element, HasRole.class);
        return found.stream().map(it -> it.value()[0]).toList();
    }

    /** Callers look at the superclass themselves. */
    @Test
    void whatIsInheritedIsNotWrittenThere() {
        Class<?> type = Compiled.of(R + "@Inherited @HasRole(\"a\") @interface A {} @A class B {} class C extends B {}")
                .load("app.C");

        assertThat(type.getAnnotations()).hasSize(1);
        assertThat(CarriedAnnotations.of(type, HasRole.class)).isEmpty();
    }

    /** Composed annotations of a developer are not public. */
    @Test
    void aContainerInAClassThatIsNotPublic() {
        Class<?> type = Compiled.inPackages(
                        "app:class C { @Retention(RetentionPolicy.RUNTIME) @Repeatable(Many.class) @HasRole(\"a\") private @interface One {}"
                                + " @Retention(RetentionPolicy.RUNTIME) private @interface Many { One[] value(); } @One @One static class D {} }")
                .load("app.C$D");

        assertThat(roles(type)).containsExactly("a");
    }

    @Test
    void theTypeIsAskedFor() {
        Class<?> type = Compiled.of(R + "@HasRole(\"a\") @Authenticated @interface A {} @A class C {}")
                .load("app.C");

        assertThat(AnnotationReader.KINDS.stream()
                        .filter(it -> !CarriedAnnotations.of(type, (Class<? extends Annotation>) it)
                                .isEmpty()))
                .containsExactly(io.github.clerkjakarta.Authenticated.class, HasRole.class);
    }
}
