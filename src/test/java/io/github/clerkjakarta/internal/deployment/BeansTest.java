package io.github.clerkjakarta.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Compiled;
import io.github.clerkjakarta.internal.requirement.RequirementTable;
import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The state of beans: which are intercepted, which classes are left out on purpose, and what extensions change. */
class BeansTest {
    private static final String R = "@Retention(RetentionPolicy.RUNTIME) ";

    /** The annotations that an extension has seen or added, taken from an element of the same application. */
    private static Set<Annotation> annotationsOf(Class<?> model) {
        return Set.of(model.getDeclaredAnnotations());
    }

    private static List<String> addedAnnotations(String model, String bean) {
        Map<String, Class<?>> all =
                Compiled.of(model + " class Model {} " + bean).loadAll();
        Beans beans = FakeBeans.none();
        Set<Annotation> seen = annotationsOf(all.get("app.Model"));
        FakeBeans.add(beans, all.get("app.C"), Set.of(), it -> it.getName().equals("act") ? seen : Set.of());
        RequirementTable table = new RequirementTable(true);
        List<String> ofMethod = beans.addedAnnotations(it -> table.isRequirement(it.annotationType()));

        Beans others = FakeBeans.none();
        FakeBeans.add(others, all.get("app.D"), seen, it -> Set.of());
        List<String> ofClass = others.addedAnnotations(it -> table.isRequirement(it.annotationType()));
        assertThat(ofClass).as("of the class").hasSameSizeAs(ofMethod).allMatch(it -> it.startsWith("app.D has @"));
        assertThat(ofMethod).allMatch(it -> it.startsWith("app.C.act has @") && it.endsWith("."));
        return ofMethod;
    }

    @Test
    void whatIsWrittenIsNotAdded() {
        assertThat(addedAnnotations(
                        "@HasRole(\"a\")",
                        "class C { @HasRole(\"a\") public void act() {} } @HasRole(\"a\") class D {}"))
                .isEmpty();
    }

    @Test
    void whatAnExtensionAddsCannotBeRead() {
        String open = "class C { public void act() {} } class D {}";

        assertThat(addedAnnotations("@HasRole(\"a\")", open)).hasSize(1);
        assertThat(addedAnnotations("@HasRole(\"a\") @Authenticated @DenyAll", open))
                .hasSize(3);
        assertThat(addedAnnotations("@Deprecated @PermitAll", open)).isEmpty();
    }

    @Test
    void whatAnExtensionChangesCannotBeRead() {
        assertThat(addedAnnotations(
                        "@HasRole(\"b\")",
                        "class C { @HasRole(\"a\") public void act() {} } @HasRole(\"a\") class D {}"))
                .hasSize(1);
    }

    /** CDI calls the interceptor of what a binding carries, and the table finds nothing. */
    @Test
    void aComposedAnnotationThatAnExtensionAdds() {
        assertThat(addedAnnotations(
                        R + "@jakarta.interceptor.InterceptorBinding @HasRole(\"a\") @interface A {} @A",
                        "class C { public void act() {} } class D {}"))
                .hasSize(1);
    }

    @Test
    void whoIsIntercepted() throws Exception {
        Map<String, Class<?>> all = Compiled.of(
                        "class A { public void act() {} public void other() {} } class C extends A {}")
                .loadAll();
        Class<?> type = all.get("app.C");
        Beans beans = FakeBeans.none();
        assertThat(beans.contain(type)).isFalse();
        assertThat(beans.intercept(type, type.getMethod("act"))).isFalse();

        FakeBeans.add(beans, type, it -> it.getName().equals("act"));

        assertThat(beans.contain(type)).isTrue();
        assertThat(beans.contain(all.get("app.A"))).isFalse();
        assertThat(beans.intercept(type, type.getMethod("act"))).isTrue();
        assertThat(beans.intercept(type, type.getMethod("other"))).isFalse();
    }

    @Test
    void aBindingOfTheClassIsForAllMethods() throws Exception {
        Class<?> type = Compiled.of("class C { public void act() {} }").load("app.C");
        Beans beans = FakeBeans.none();
        FakeBeans.add(beans, type, annotationsOf(FakeBeans.Binding.class), it -> Set.of());

        assertThat(beans.intercept(type, type.getMethod("act"))).isTrue();
    }

    /** An extension may make another bean of the class, without the binding. */
    @Test
    void ofSeveralBeansOfAClassEachMustBeIntercepted() throws Exception {
        Class<?> type = Compiled.of("class C { public void act() {} }").load("app.C");
        Beans beans = FakeBeans.none();
        FakeBeans.add(beans, type, it -> true);
        FakeBeans.add(beans, type, it -> false);

        assertThat(beans.intercept(type, type.getMethod("act"))).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "class C {} | false",
                "@jakarta.enterprise.inject.Vetoed class C {} | true",
                "@jakarta.enterprise.inject.Vetoed class A {} class C extends A {} | false",
                "@jakarta.enterprise.inject.Alternative class C {} | true",
                "@jakarta.enterprise.inject.Alternative class A {} class C extends A {} | false",
                "@jakarta.enterprise.inject.Specializes class A extends C {} class C {} | false",
                "class B extends C {} class C {} | false",
                "@jakarta.enterprise.inject.Specializes class B extends C {} class C {} | true",
                "@jakarta.enterprise.inject.Specializes class B extends A {} class A extends C {} class C {} | false",
                "@jakarta.enterprise.inject.Specializes class B extends A {} @jakarta.enterprise.inject.Specializes class A extends C {} class C {} | true"
            })
    void whoIsLeftOut(String source, boolean leftOut) {
        Map<String, Class<?>> all = Compiled.of(source).loadAll();
        Beans beans = FakeBeans.none();
        if (all.containsKey("app.B")) {
            FakeBeans.add(beans, all.get("app.B"), it -> true);
        }

        assertThat(beans.leaveOut(all.get("app.C"))).isEqualTo(leftOut);
    }

    @Test
    void aBeanIsNeverLeftOut() {
        Class<?> type =
                Compiled.of("@jakarta.enterprise.inject.Alternative class C {}").load("app.C");
        Beans beans = FakeBeans.none();
        FakeBeans.add(beans, type, it -> true);

        assertThat(beans.leaveOut(type)).isFalse();
    }

    @Test
    void aVetoedPackage() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("app/package-info.java", "@jakarta.enterprise.inject.Vetoed package app;");
        sources.put("app/C.java", "package app; class C {}");
        sources.put("app/below/D.java", "package app.below; class D {}");
        Map<String, Class<?>> all = Compiled.ofFiles(sources).loadAll();

        assertThat(FakeBeans.none().leaveOut(all.get("app.C"))).isTrue();
        assertThat(FakeBeans.none().leaveOut(all.get("app.below.D"))).isFalse();
    }
}
