package io.github.clerkjakarta.internal.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Compiled;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The methods that JAX-RS calls, wherever in the hierarchy its annotations are. */
class JaxRsMethodsTest {
    private static final String LINK = "@Retention(RetentionPolicy.RUNTIME) @HttpMethod(\"LINK\") @interface LINK {} ";

    static Stream<Arguments> methods() {
        return Stream.of(
                Arguments.of("class C { public void act() {} }", false, false),
                Arguments.of("@Path(\"x\") class C { public void act() {} }", false, false),
                Arguments.of("class C { @GET public void act() {} }", true, false),
                Arguments.of("class C { @POST public void act() {} }", true, false),
                Arguments.of("class C { @PUT public void act() {} }", true, false),
                Arguments.of("class C { @DELETE public void act() {} }", true, false),
                Arguments.of("class C { @PATCH public void act() {} }", true, false),
                Arguments.of("class C { @HEAD public void act() {} }", true, false),
                Arguments.of("class C { @OPTIONS public void act() {} }", true, false),
                Arguments.of(LINK + "class C { @LINK public void act() {} }", true, false),
                Arguments.of("class C { @GET @Path(\"x\") public void act() {} }", true, false),
                Arguments.of("class C { @Path(\"x\") public Object act() { return null; } }", false, true),
                Arguments.of("class C { @Path(\"x\") public Class<?> act() { return null; } }", false, true),
                Arguments.of("class C { @Produces(\"x/y\") public void act() {} }", false, false),
                Arguments.of(
                        "interface A { @GET void act(); } class C implements A { public void act() {} }", true, false),
                Arguments.of(
                        "interface A { @Path(\"x\") Object act(); } class C implements A { public Object act() { return null; } }",
                        false,
                        true),
                // The designator above belongs to another declaration.
                Arguments.of(
                        "interface A { @GET String act(); } class C implements A { @Path(\"x\") public String act() { return null; } }",
                        true,
                        true),
                Arguments.of("interface A { @GET default void act() {} } class C implements A {}", true, false),
                Arguments.of("class A { @GET public void act() {} } class C extends A {}", true, false),
                Arguments.of(
                        "class A { @GET public void act() {} } class C extends A { @Override public void act() {} }",
                        true,
                        false),
                Arguments.of(
                        "interface A<T> { @POST void act(T t); } class C implements A<String> { public void act(String t) {} }",
                        true,
                        false),
                Arguments.of(
                        "interface A { @GET void act(); } class B { public void act() {} } class C extends B implements A {}",
                        true,
                        false),
                Arguments.of(
                        "interface A { @GET void act(int other); } class C implements A { public void act() {} public void act(int other) {} }",
                        false,
                        false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void kinds(String source, boolean resourceMethod, boolean locator) throws Exception {
        Map<String, Class<?>> all = Compiled.of(source).loadAll();
        Class<?> type = all.get("app.C");
        Method method = Stream.of(type.getMethods())
                .filter(it -> it.getName().equals("act") && !it.isBridge())
                .min((a, b) -> Integer.compare(a.getParameterCount(), b.getParameterCount()))
                .orElseThrow();

        assertThat(JaxRsMethods.isResourceMethod(type, method)).isEqualTo(resourceMethod);
        assertThat(JaxRsMethods.isLocator(type, method)).isEqualTo(locator);
    }

    /** A path above does not matter to a method that has a designator itself. */
    @Test
    void aDesignatorBelowAPathIsNoLocator() throws Exception {
        Class<?> type = Compiled.of(
                        "interface A { @Path(\"x\") String act(); } class C implements A { @GET public String act() { return null; } }")
                .load("app.C");
        Method method = type.getMethod("act");

        assertThat(JaxRsMethods.isResourceMethod(type, method)).isTrue();
        assertThat(JaxRsMethods.isLocator(type, method)).isFalse();
    }

    static Stream<Arguments> roots() {
        return Stream.of(
                Arguments.of("class C {}", false),
                Arguments.of("class C { @Path(\"x\") public Object act() { return null; } }", false),
                Arguments.of("@Path(\"x\") class C {}", true),
                Arguments.of("@Path(\"x\") class A {} class C extends A {}", true),
                Arguments.of("@Path(\"x\") interface A {} class C implements A {}", true),
                Arguments.of(
                        "@Path(\"x\") interface A {} interface B extends A {} abstract class D implements B {} class C extends D {}",
                        true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("roots")
    void rootResources(String source, boolean root) {
        assertThat(JaxRsMethods.isRoot(Compiled.of(source).load("app.C"))).isEqualTo(root);
    }

    @Test
    void nothingIsNoRoot() {
        assertThat(JaxRsMethods.isRoot(null)).isFalse();
    }
}
