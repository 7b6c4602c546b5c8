package io.github.clerkjakarta.internal.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Compiled;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The declarations that are one method, and the one of them that runs. */
class MethodFamilyTest {

    private static Arguments row(String why, String sources, String asked, String runs, String... family) {
        return Arguments.of(why, sources, asked, runs, List.of(family));
    }

    private static final String OVERLOADS =
            "interface I<T> { void act(T a); void act(T a, T b); void act(List<T> a); void act(Set<T> a); } class C implements I<String> {"
                    + " public void act(String a) {} public void act(String a, String b) {} public void act(List<String> a) {} public void act(Set<String> a) {} }";

    /** "Asked" is the declaration that the family is read for; the class that runs is always C. */
    static Stream<Arguments> families() {
        return Stream.of(
                row("alone", "class C { void act() {} }", "C.act()", "C.act()", "C.act()"),
                row("inherited", "class A { void act() {} } class C extends A {}", "A.act()", "A.act()", "A.act()"),
                row(
                        "overridden, asked above",
                        "class A { void act() {} } class C extends A { void act() {} }",
                        "A.act()",
                        "C.act()",
                        "A.act()",
                        "C.act()"),
                row(
                        "overridden, asked below",
                        "class A { void act() {} } class C extends A { void act() {} }",
                        "C.act()",
                        "C.act()",
                        "A.act()",
                        "C.act()"),
                row(
                        "an abstract class asks for it again",
                        "class A { public void act() {} } abstract class B extends A { public abstract void act(); }"
                                + " class C extends B { public void act() {} }",
                        "A.act()",
                        "C.act()",
                        "A.act()",
                        "B.act()",
                        "C.act()"),
                row(
                        "a type variable of an interface",
                        "interface I<T> { void act(T value); } class C implements I<String> { public void act(String value) {} }",
                        "I.act(Object)",
                        "C.act(String)",
                        "I.act(Object)",
                        "C.act(String)"),
                row(
                        "a type variable of an interface, asked below",
                        "interface I<T> { void act(T value); } class C implements I<String> { public void act(String value) {} }",
                        "C.act(String)",
                        "C.act(String)",
                        "I.act(Object)",
                        "C.act(String)"),
                row(
                        "the bridge leads to the method",
                        "interface I<T> { void act(T value); } class C implements I<String> { public void act(String value) {} }",
                        "C.act(Object)",
                        "C.act(String)",
                        "I.act(Object)",
                        "C.act(String)"),
                row(
                        "a bounded variable",
                        "interface I<T extends Number> { void act(T value); } class C implements I<Integer> { public void act(Integer value) {} }",
                        "I.act(Number)",
                        "C.act(Integer)",
                        "I.act(Number)",
                        "C.act(Integer)"),
                row(
                        "a variable that is handed on",
                        "interface I<T> { void act(T value); } abstract class B<U> implements I<U> { }"
                                + " class C extends B<String> { public void act(String value) {} }",
                        "I.act(Object)",
                        "C.act(String)",
                        "I.act(Object)",
                        "C.act(String)"),
                row(
                        "a variable that is handed on within another type",
                        "interface I<T> { void act(T value); } abstract class B<U> implements I<List<U>> { public void act(List<U> value) {} }"
                                + " class C extends B<String> { public void act(List<String> value) {} }",
                        "I.act(Object)",
                        "C.act(List)",
                        "I.act(Object)",
                        "B.act(List)",
                        "C.act(List)"),
                row(
                        "a method's own variable",
                        "interface I { <T extends Number> void act(T value); } class C implements I { public <X extends Number> void act(X value) {} }",
                        "I.act(Number)",
                        "C.act(Number)",
                        "I.act(Number)",
                        "C.act(Number)"),
                row(
                        "an erased override of a generic method",
                        "interface I { void act(List<String> value); } class C implements I { @SuppressWarnings(\"rawtypes\") public void act(List value) {} }",
                        "I.act(List)",
                        "C.act(List)",
                        "I.act(List)",
                        "C.act(List)"),
                row(
                        "a raw supertype",
                        "interface I<T> { void act(T value); } @SuppressWarnings(\"rawtypes\") class C implements I { public void act(Object value) {} }",
                        "I.act(Object)",
                        "C.act(Object)",
                        "I.act(Object)",
                        "C.act(Object)"),
                row(
                        "an array of a variable",
                        "interface I<T> { void act(T[] value); } class C implements I<String> { public void act(String[] value) {} }",
                        "I.act(Object[])",
                        "C.act(String[])",
                        "I.act(Object[])",
                        "C.act(String[])"),
                row(
                        "an array of arrays of a variable, as varargs",
                        "interface I<T> { void act(T[]... value); } class C implements I<String> { public void act(String[]... value) {} }",
                        "I.act(Object[][])",
                        "C.act(String[][])",
                        "I.act(Object[][])",
                        "C.act(String[][])"),
                row(
                        "a variable that stands for an array",
                        "interface I<T> { void act(T value); } class C implements I<int[]> { public void act(int[] value) {} }",
                        "I.act(Object)",
                        "C.act(int[])",
                        "I.act(Object)",
                        "C.act(int[])"),
                row(
                        "a covariant result",
                        "interface I { Object act(); } class C implements I { public String act() { return null; } }",
                        "I.act()",
                        "C.act()",
                        "I.act()",
                        "C.act()"),
                row(
                        "a superclass that knows nothing of the interface",
                        "interface I<T> { void act(T value); } class A { public void act(String value) {} }"
                                + " class C extends A implements I<String> {}",
                        "I.act(Object)",
                        "A.act(String)",
                        "I.act(Object)",
                        "A.act(String)"),
                row(
                        "the same, asked for the superclass's",
                        "interface I<T> { void act(T value); } class A { public void act(String value) {} }"
                                + " class C extends A implements I<String> {}",
                        "A.act(String)",
                        "A.act(String)",
                        "I.act(Object)",
                        "A.act(String)"),
                row(
                        "the same, asked for the bridge, which leads to another class",
                        "interface I<T> { void act(T value); } class A { public void act(String value) {} }"
                                + " class C extends A implements I<String> {}",
                        "C.act(Object)",
                        "A.act(String)",
                        "I.act(Object)",
                        "A.act(String)"),
                row(
                        "a variable of the class around it",
                        "class O<T> { class Inner { void act(T value) {} } }"
                                + " class C extends O<String>.Inner { C(O<String> it) { it.super(); } void act(String value) {} void act(Integer value) {} }",
                        "Inner.act(Object)",
                        "C.act(String)",
                        "Inner.act(Object)",
                        "C.act(String)"),
                row(
                        "a bridge for visibility",
                        "class A { public void act() {} } public class C extends A {}",
                        "C.act()",
                        "A.act()",
                        "A.act()"),
                row(
                        "a default method",
                        "interface I { default void act() {} } class C implements I {}",
                        "I.act()",
                        "I.act()",
                        "I.act()"),
                row(
                        "a default method of a more special interface",
                        "interface I { default void act() {} } interface J extends I { default void act() {} } class C implements J {}",
                        "I.act()",
                        "J.act()",
                        "I.act()",
                        "J.act()"),
                row(
                        "a class's before a default method",
                        "interface I { default void act() {} } class A { public void act() {} } class C extends A implements I {}",
                        "I.act()",
                        "A.act()",
                        "I.act()",
                        "A.act()"),
                row(
                        "a diamond",
                        "interface I { void act(); } interface J extends I { void act(); } interface K extends I { void act(); }"
                                + " class C implements J, K { public void act() {} }",
                        "K.act()",
                        "C.act()",
                        "I.act()",
                        "J.act()",
                        "K.act()",
                        "C.act()"),
                row(
                        "two interfaces that know nothing of one another",
                        "interface I { void act(); } interface J { void act(); } class C implements I, J { public void act() {} }",
                        "I.act()",
                        "C.act()",
                        "I.act()",
                        "J.act()",
                        "C.act()"),
                row(
                        "a static method is nobody's",
                        "class A { static void act() {} } class C extends A { static void act() {} }",
                        "C.act()",
                        "C.act()",
                        "C.act()"),
                row(
                        "a private method is nobody's",
                        "class A { private void act() {} } class C extends A { void act() {} }",
                        "A.act()",
                        "A.act()",
                        "A.act()"),
                row(
                        "a method is not a private one of the superclass",
                        "class A { private void act() {} } class C extends A { void act() {} }",
                        "C.act()",
                        "C.act()",
                        "C.act()"),
                row(
                        "overloads are not mixed up",
                        "class A { void act(String a) {} void act(Object a) {} void act(int a) {} void act(String[] a) {} void act() {} }"
                                + " class C extends A { void act(String a) {} void act(Object a) {} void act(int a) {} }",
                        "C.act(String)",
                        "C.act(String)",
                        "A.act(String)",
                        "C.act(String)"),
                row(
                        "overloads of a generic interface are not mixed up",
                        OVERLOADS,
                        "I.act(List)",
                        "C.act(List)",
                        "I.act(List)",
                        "C.act(List)"),
                row(
                        "overloads of a generic interface are not mixed up, asked for the variable",
                        OVERLOADS,
                        "I.act(Object)",
                        "C.act(String)",
                        "I.act(Object)",
                        "C.act(String)"),
                row(
                        "a variable with a bound of itself",
                        "interface I<T extends Comparable<T>> { void act(T a); } class C<X extends Comparable<X>> implements I<X> { public void act(X a) {} }",
                        "I.act(Comparable)",
                        "C.act(Comparable)",
                        "I.act(Comparable)",
                        "C.act(Comparable)"),
                row(
                        "a variable with several bounds",
                        "interface I<T extends Number & Comparable<T>> { void act(T a); } class C implements I<Integer> { public void act(Integer a) {} }",
                        "I.act(Number)",
                        "C.act(Integer)",
                        "I.act(Number)",
                        "C.act(Integer)"),
                row(
                        "a method of Object",
                        "class C { public String toString() { return null; } }",
                        "C.toString()",
                        "C.toString()",
                        "C.toString()"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("families")
    void declarations(String why, String sources, String asked, String runs, List<String> family) {
        Map<String, Class<?>> all = Compiled.of(sources).loadAll();
        MethodFamily found = MethodFamily.of(all.get("app.C"), method(all, asked));

        assertThat(found.declarations().map(MethodFamilyTest::text)).containsExactlyInAnyOrderElementsOf(family);
        assertThat(text(found.mostSpecific())).as("runs").isEqualTo(runs);
    }

    /** The family is the same from each of its declarations. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("families")
    void allHaveTheSameFamily(String why, String sources, String asked, String runs, List<String> family) {
        Map<String, Class<?>> all = Compiled.of(sources).loadAll();
        Class<?> type = all.get("app.C");

        for (String member : family) {
            MethodFamily found = MethodFamily.of(type, method(all, member));
            assertThat(found.declarations().map(MethodFamilyTest::text))
                    .as(member)
                    .containsExactlyInAnyOrderElementsOf(family);
            assertThat(text(found.mostSpecific())).as(member).isEqualTo(runs);
        }
    }

    static Stream<Arguments> withoutSignatures() {
        return Stream.of(
                row(
                        "a bridge",
                        "interface I<T> { void act(T value); } class C implements I<String> { public void act(String value) {} }",
                        "I.act(Object)",
                        "C.act(String)",
                        "I.act(Object)",
                        "C.act(String)"),
                row(
                        "what the bridge leads to leads to more",
                        "interface I<T> { void act(T value); } interface J { void act(String value); } class C implements I<String>, J { public void act(String value) {} }",
                        "I.act(Object)",
                        "C.act(String)",
                        "I.act(Object)",
                        "J.act(String)",
                        "C.act(String)"),
                row(
                        "the bridge cannot lead to other parameters",
                        "interface I<T extends Number> { void act(int first, T value); } class C implements I<Integer> { public void act(int first, Integer value) {} public void act(int first, String value) {} }",
                        "I.act(int, Number)",
                        "C.act(int, Integer)",
                        "I.act(int, Number)",
                        "C.act(int, Integer)"),
                row(
                        "the bridge cannot lead to another result",
                        "interface I<T> { T act(T value); } class C implements I<String> { public String act(String value) { return null; } public void act(Integer value) {} }",
                        "I.act(Object)",
                        "C.act(String)",
                        "I.act(Object)",
                        "C.act(String)"),
                row(
                        "the bridge leads to its own class",
                        "interface I<T> { void act(T value); } class A { public void act(Integer value) {} } class C extends A implements I<String> { public void act(String value) {} }",
                        "I.act(Object)",
                        "C.act(String)",
                        "I.act(Object)",
                        "C.act(String)"));
    }

    /** Some tools remove generics from class files; the compiler's bridges remain. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("withoutSignatures")
    void classFilesWithoutSignatures(String why, String sources, String asked, String runs, List<String> family) {
        Map<String, Class<?>> all = withoutSignatures(sources);
        MethodFamily found = MethodFamily.of(all.get("app.C"), method(all, asked));

        assertThat(found.declarations().map(MethodFamilyTest::text)).containsExactlyInAnyOrderElementsOf(family);
        assertThat(text(found.mostSpecific())).as("runs").isEqualTo(runs);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withoutSignatures")
    void classFilesWithoutSignaturesAskedFromBelow(
            String why, String sources, String asked, String runs, List<String> family) {
        Map<String, Class<?>> all = withoutSignatures(sources);

        assertThat(MethodFamily.of(all.get("app.C"), method(all, runs))
                        .declarations()
                        .map(MethodFamilyTest::text))
                .containsExactlyInAnyOrderElementsOf(family);
    }

    private static Map<String, Class<?>> withoutSignatures(String sources) {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        // An attribute of an unknown name is skipped.
        Compiled.of(sources)
                .classes()
                .forEach((name, bytes) -> classes.put(
                        name,
                        new String(bytes, StandardCharsets.ISO_8859_1)
                                .replace("Signature", "Xignature")
                                .getBytes(StandardCharsets.ISO_8859_1)));
        ClassLoader loader = new ClassLoader(MethodFamilyTest.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = classes.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        Map<String, Class<?>> all = new LinkedHashMap<>();
        for (String name : classes.keySet()) {
            try {
                all.put(name, loader.loadClass(name));
            } catch (ClassNotFoundException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return all;
    }

    /** I names its method first, but J's overrides it and is the one that runs. */
    @Test
    void theMoreSpecialDefaultMethodRunsInWhateverOrderTheInterfacesAreNamed() {
        for (String order : List.of("I, J", "J, I")) {
            Map<String, Class<?>> all = Compiled.of("interface I { default String act() { return \"I\"; } }"
                            + " interface J extends I { default String act() { return \"J\"; } } class C implements "
                            + order
                            + " {}")
                    .loadAll();

            assertThat(text(MethodFamily.of(all.get("app.C"), method(all, "I.act()"))
                            .mostSpecific()))
                    .as(order)
                    .isEqualTo("J.act()");
        }
    }

    /** The superclass's interface is more specific than the class's own. */
    @Test
    void theMoreSpecialDefaultMethodMayComeFromASuperclass() {
        Map<String, Class<?>> all = Compiled.of(
                        "interface I { default void act() {} } interface J extends I { default void act() {} }"
                                + " interface K extends J { default void act() {} } class A implements J {} class C extends A implements K {}")
                .loadAll();

        assertThat(text(MethodFamily.of(all.get("app.C"), method(all, "I.act()"))
                        .mostSpecific()))
                .isEqualTo("K.act()");
    }

    /** T of the superclass is T of the enclosing instance: a variable that stands for itself. */
    @ParameterizedTest
    @MethodSource("selfReferences")
    void variablesThatLeadBackToThemselves(String source) {
        Map<String, Class<?>> all = Compiled.of(source).loadAll();
        Method asked = Stream.of(all.get("app.C").getDeclaredMethods())
                .filter(it -> it.getName().equals("act"))
                .findFirst()
                .orElseThrow();

        assertThat(MethodFamily.of(all.get("app.C$Inner"), asked).declarations())
                .containsExactly(asked);
    }

    static Stream<String> selfReferences() {
        return Stream.of(
                "class C<T> { void act(T value) {} class Inner extends C<T> {} }",
                "class C<T> { void act(T value) {} class Inner extends C<T[]> {} }",
                "class C<T> { void act(T value) {} class Inner extends C<List<T>> {} }",
                "class C<T, U> { void act(T value) {} class Inner extends C<U, T> {} }");
    }

    /** The language has no override across packages: a call of A's method on a C runs A's. */
    @Test
    void aPackagePrivateMethodOfAnotherPackageIsNotOverridden() {
        Map<String, Class<?>> all = Compiled.inPackages(
                        "other:public class A { void act() {} }",
                        "app:class C extends other.A { public void act() {} }")
                .loadAll();
        Method hidden = method(all, "other.A.act()");

        assertThat(MethodFamily.of(all.get("app.C"), hidden).mostSpecific()).isEqualTo(hidden);
    }

    @Test
    void aMethodThatTheClassDoesNotHaveIsItsOwnFamily() {
        Map<String, Class<?>> all =
                Compiled.of("class C {} class Handler { void act() {} }").loadAll();
        Method handler = method(all, "Handler.act()");

        MethodFamily family = MethodFamily.of(all.get("app.C"), handler);

        assertThat(family.declarations()).containsExactly(handler);
        assertThat(family.mostSpecific()).isEqualTo(handler);
    }

    private static Method method(Map<String, Class<?>> all, String text) {
        return all.values().stream()
                .flatMap(it -> Stream.of(it.getDeclaredMethods()))
                .filter(it -> text.equals(text(it))
                        || text.equals(it.getDeclaringClass().getPackageName() + "." + text(it)))
                // Of two with different results, one is the bridge.
                .min((a, b) -> Boolean.compare(a.isBridge(), b.isBridge()))
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static String text(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName()
                + Stream.of(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
