package io.github.clerkjakarta.internal.requirement;

import static io.github.clerkjakarta.internal.requirement.Hierarchy.Place.CLASS;
import static io.github.clerkjakarta.internal.requirement.Hierarchy.Place.INTERFACE;
import static io.github.clerkjakarta.internal.requirement.Hierarchy.Place.INTERFACE_METHOD;
import static io.github.clerkjakarta.internal.requirement.Hierarchy.Place.METHOD;
import static io.github.clerkjakarta.internal.requirement.Hierarchy.Place.SUPERCLASS;
import static io.github.clerkjakarta.internal.requirement.Hierarchy.Place.SUPERCLASS_METHOD;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Compiled;
import io.github.clerkjakarta.internal.protection.Requirements;
import io.github.clerkjakarta.internal.protection.RoleRule;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The one of {@code @RolesAllowed}, {@code @DenyAll} and {@code @PermitAll} that counts. */
class StandardAnnotationsTest {
    private static final String ROLES = "@RolesAllowed(\"%s\")";
    private static final String PERMIT = "@PermitAll";
    private static final String DENY = "@DenyAll";

    private static Set<Set<String>> rules(Class<?> type) {
        return rules(new RequirementTable(true), type);
    }

    private static Set<Set<String>> rules(RequirementTable table, Class<?> type) {
        return required(table, type).roles().stream().map(RoleRule::roles).collect(Collectors.toSet());
    }

    private static Requirements required(RequirementTable table, Class<?> type) {
        Method method = Stream.of(type.getMethods())
                .filter(it -> it.getName().equals("act") && !it.isBridge())
                .findFirst()
                .orElseThrow();
        return table.of(type, method);
    }

    /** 972 hierarchies: each place has no annotation, roles, or {@code @PermitAll}. */
    @Test
    void everyCombinationOfPlaces() {
        List<Hierarchy> all = Hierarchy.all(List.of(ROLES, PERMIT));
        List<Class<?>> types = Hierarchy.compile(all);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Set<Set<String>> expected =
                    byTheRule(all.get(i)).stream().map(Set::of).collect(Collectors.toSet());
            Set<Set<String>> found = rules(types.get(i));
            if (!found.equals(expected)) {
                wrong.add(all.get(i) + ": " + found + ", expected " + expected);
            }
        }
        assertThat(all).hasSize(3 * 3 * 3 * 3 * 3 * 4);
        assertThat(wrong).isEmpty();
    }

    /** The places whose roles are needed, in the words of the reference. */
    private static Set<String> byTheRule(Hierarchy it) {
        // The method's own decides alone.
        Hierarchy.Place own = it.overrides() ? METHOD : SUPERCLASS_METHOD;
        if (it.says(own)) {
            return it.with(ROLES, own);
        }
        // Else those of the methods that it overrides or implements.
        Set<String> inherited = it.with(ROLES, SUPERCLASS_METHOD, INTERFACE_METHOD);
        if (!inherited.isEmpty()) {
            return inherited;
        }
        // Else the class's, or what it inherits, and that of the class which declares the method.
        Set<String> ofClass = it.says(CLASS) ? it.with(ROLES, CLASS) : it.with(ROLES, SUPERCLASS, INTERFACE);
        if (!it.overrides()) {
            ofClass.addAll(it.with(ROLES, SUPERCLASS));
        }
        return ofClass;
    }

    private static Arguments row(String source, String... rules) {
        return Arguments.of(
                source,
                Stream.of(rules)
                        .map(it -> it.isEmpty() ? Set.of() : Set.of(it.split("\\|")))
                        .collect(Collectors.toSet()));
    }

    static Stream<Arguments> shapes() {
        String runtime = "@Retention(RetentionPolicy.RUNTIME) ";
        return Stream.of(
                row("class C { public void act() {} }"),
                row("class C { @RolesAllowed(\"a\") public void act() {} }", "a"),
                row("class C { @RolesAllowed({\"a\", \"b\", \"a\"}) public void act() {} }", "a|b"),
                // With no roles, no caller passes.
                row("class C { @RolesAllowed({}) public void act() {} }", ""),
                row("class C { @DenyAll public void act() {} }", ""),
                row("class C { @PermitAll public void act() {} }"),
                row("@RolesAllowed(\"a\") class C { public void act() {} }", "a"),
                row("@DenyAll class C { public void act() {} }", ""),
                row("@PermitAll class C { public void act() {} }"),
                row("@DenyAll class C { @PermitAll public void act() {} }"),
                row("@DenyAll class C { @RolesAllowed(\"a\") public void act() {} }", "a"),
                row("@RolesAllowed(\"a\") class C { @DenyAll public void act() {} }", ""),
                row("@RolesAllowed(\"a\") class C { @RolesAllowed(\"b\") public void act() {} }", "b"),
                row("@PermitAll class C { @DenyAll public void act() {} }", ""),
                row("class S { @DenyAll public void act() {} } class C extends S { public void act() {} }", ""),
                row("@DenyAll interface I {} class C implements I { public void act() {} }", ""),
                row("class S { @DenyAll public void act() {} } class C extends S { @PermitAll public void act() {} }"),
                // On one element the strictest counts.
                row("class C { @PermitAll @RolesAllowed(\"a\") public void act() {} }", "a"),
                row("class C { @PermitAll @DenyAll public void act() {} }", ""),
                row("class C { @RolesAllowed(\"a\") @DenyAll public void act() {} }", "a", ""),
                row("class C { @PermitAll @RolesAllowed(\"a\") @DenyAll public void act() {} }", "a", ""),
                row("@PermitAll @RolesAllowed(\"a\") class C { public void act() {} }", "a"),
                row("@PermitAll @RolesAllowed(\"a\") @DenyAll class C { public void act() {} }", "a", ""),
                // With several ways up, each counts.
                row(
                        "interface I { @RolesAllowed(\"i\") void act(); } interface J { @RolesAllowed(\"j\") void act(); } class C implements I, J { public void act() {} }",
                        "i",
                        "j"),
                row(
                        "interface I { @PermitAll void act(); } interface J { @RolesAllowed(\"j\") void act(); } class C implements I, J { public void act() {} }",
                        "j"),
                row(
                        "interface I { @RolesAllowed(\"same\") void act(); } interface J { @RolesAllowed(\"same\") void act(); } class C implements I, J { public void act() {} }",
                        "same"),
                row(
                        "@RolesAllowed(\"i\") interface I {} @RolesAllowed(\"j\") interface J {} class C implements I, J { public void act() {} }",
                        "i",
                        "j"),
                row(
                        "interface I { @RolesAllowed(\"i\") void act(); } interface J extends I { @RolesAllowed(\"j\") void act(); } class C implements J { public void act() {} }",
                        "j"),
                row(
                        "interface I<T> { @RolesAllowed(\"i\") void act(T t); } class C implements I<String> { public void act(String t) {} }",
                        "i"),
                row("interface I { @RolesAllowed(\"i\") default void act() {} } class C implements I {}", "i"),
                row("interface I { @PermitAll default void act() {} } @DenyAll class C implements I {}"),
                row("@RolesAllowed(\"i\") interface I { default void act() {} } class C implements I {}", "i"),
                // Composed.
                row(runtime + "@RolesAllowed(\"a\") @interface A {} class C { @A public void act() {} }", "a"),
                row(runtime + "@DenyAll @interface A {} @A class C { public void act() {} }", ""),
                row(runtime + "@PermitAll @interface A {} @DenyAll class C { @A public void act() {} }"),
                row(
                        runtime
                                + "@RolesAllowed(\"a\") @interface A {} class C { @A @RolesAllowed(\"b\") public void act() {} }",
                        "a",
                        "b"),
                // The container's own.
                row("@Stateless class C { @RolesAllowed(\"a\") public void act() {} }"),
                row("@jakarta.ejb.Stateful @DenyAll class C { public void act() {} }"),
                row("@jakarta.ejb.Singleton @DenyAll class C { public void act() {} }"),
                row("@jakarta.ejb.MessageDriven @DenyAll class C { public void act() {} }"),
                row("@jakarta.inject.Singleton @DenyAll class C { public void act() {} }", ""),
                row("@Stateless class S { @DenyAll public void act() {} } class C extends S {}", ""),
                // Our annotations do not affect the standard ones, and the other way round.
                row("@RolesAllowed(\"a\") class C { @HasRole(\"b\") public void act() {} }", "a"),
                row("class C { @HasRole(\"b\") public void act() {} }"),
                row("@HasRole(\"b\") class C { @DenyAll public void act() {} }", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void shapes(String source, Set<Set<String>> expected) {
        assertThat(rules(Compiled.of(source).load("app.C"))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void noneIfTheyAreTheContainers(String source, Set<Set<String>> expected) {
        assertThat(rules(new RequirementTable(false), Compiled.of(source).load("app.C")))
                .isEmpty();
    }

    private static Arguments both(String source, int ours, int standard) {
        return Arguments.of(source, ours, standard);
    }

    static Stream<Arguments> withOurs() {
        return Stream.of(
                both("class C { @HasRole(\"a\") @RolesAllowed(\"b\") public void act() {} }", 1, 1),
                both("@HasRole(\"a\") class C { @RolesAllowed(\"b\") public void act() {} }", 1, 1),
                both("@RolesAllowed(\"b\") class C { @HasRole(\"a\") public void act() {} }", 1, 1),
                both("@HasRole(\"a\") @RolesAllowed(\"b\") class C { @PermitAll public void act() {} }", 0, 0),
                both(
                        "@HasRole(\"a\") @RolesAllowed(\"b\") class C { @PermitAll @HasFeature(\"f\") public void act() {} }",
                        1,
                        0),
                both("@HasRole(\"a\") class C { @PermitAll @RolesAllowed(\"b\") public void act() {} }", 0, 1),
                both("@Authenticated class C { @DenyAll public void act() {} }", 1, 1),
                both("@Stateless @HasRole(\"a\") class C { @RolesAllowed(\"b\") public void act() {} }", 1, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withOurs")
    void theyAddUp(String source, int ours, int standard) {
        Requirements found =
                required(new RequirementTable(true), Compiled.of(source).load("app.C"));

        assertThat(found.protections()).hasSize(ours);
        assertThat(found.roles()).hasSize(standard);
    }

    /** J's method runs, and I's permission belongs to another one. */
    @Test
    void aPermissionOfADefaultMethodThatDoesNotRun() {
        for (String order : List.of("I, J", "J, I")) {
            Map<String, Class<?>> all = Compiled.of(
                            "interface I { @PermitAll default void act() {} } interface J extends I { @RolesAllowed(\"j\") default void act() {} }"
                                    + " class C implements " + order + " {}")
                    .loadAll();

            assertThat(rules(all.get("app.C"))).as(order).containsExactly(Set.of("j"));
        }
    }

    @Test
    void aPermissionOfADefaultMethodThatDoesNotRunLiftsNothing() {
        for (String order : List.of("I, J", "J, I")) {
            Map<String, Class<?>> all = Compiled.of(
                            "interface I { @PermitAll default void act() {} } interface J extends I { default void act() {} }"
                                    + " @HasRole(\"c\") class C implements " + order + " {}")
                    .loadAll();

            assertThat(required(new RequirementTable(true), all.get("app.C")).protections())
                    .as(order)
                    .hasSize(1);
        }
    }

    /** The remedy depends on who enforces the standard annotations. */
    @Test
    void advice() {
        assertThat(new RequirementTable(true).advice()).endsWith("annotations, @RolesAllowed, @DenyAll or @PermitAll.");
        assertThat(new RequirementTable(false).advice()).endsWith("annotations or with @PermitAll.");
    }

    static Stream<Arguments> silent() {
        return Stream.of(
                Arguments.of("class C { public void act() {} }", true),
                Arguments.of("class C { @PermitAll public void act() {} }", false),
                Arguments.of("@PermitAll class C { public void act() {} }", false),
                Arguments.of("@PermitAll interface I {} class C implements I { public void act() {} }", false),
                Arguments.of(
                        "interface I { @PermitAll void act(); } class C implements I { public void act() {} }", false),
                Arguments.of("class C { @HasRole(\"a\") public void act() {} }", false),
                Arguments.of("@DenyAll class C { public void act() {} }", false),
                Arguments.of("class C { @RolesAllowed(\"a\") public void act() {} }", false),
                Arguments.of("class C { @PermitAll public void other() {} public void act() {} }", true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("silent")
    void whoSaysNothing(String source, boolean silent) throws Exception {
        Class<?> type = Compiled.of(source).load("app.C");

        assertThat(new RequirementTable(true).isSilent(type, type.getMethod("act")))
                .isEqualTo(silent);
    }
}
