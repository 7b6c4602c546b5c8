package io.github.clerkjakarta.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Compiled;
import io.github.clerkjakarta.HasRole;
import io.github.clerkjakarta.internal.requirement.RequirementTable;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Ownership;
import net.bytebuddy.description.modifier.SyntheticState;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.implementation.StubMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The elements that have an enforcer, and the messages about the others: each row is one shape of an application. */
class UnenforcedElementsTest {
    private static final String STATIC_BY_METHOD = " is static: nothing can intercept a call of it, so its annotation";
    private static final String STATIC_BY_CLASS =
            " is static: nothing can intercept a call of it, so the annotation of its class cannot";
    private static final String PRIVATE = " is private: nothing can intercept a call of it";
    private static final String NEITHER = " is neither a CDI bean nor a JAX-RS resource";
    private static final String NO_RESOURCE_METHOD = " is not a resource method, and its class is not a bean";
    private static final String LOCATOR = " is a protected sub-resource locator of a class that is not a bean";
    private static final String FINAL_CLASS = " is final (records are), and CDI cannot intercept a final bean";
    private static final String FINAL_METHOD = " is final: CDI cannot intercept it";
    private static final String PACKAGE_PRIVATE = " is package-private in other.A: CDI cannot intercept it";
    private static final String REMOVED = " is not intercepted: something removed";

    /** The kind of the class C. */
    enum Is {
        BEAN,
        NO_BEAN
    }

    private static Arguments claimed(Is is, String sources) {
        return Arguments.of(is, sources, List.of());
    }

    private static Arguments refused(Is is, String sources, String... sentences) {
        return Arguments.of(is, sources, List.of(sentences));
    }

    static Stream<Arguments> shapes() {
        String admin = "@Retention(RetentionPolicy.RUNTIME) @HasRole(\"org:admin\") @interface Admin {}";
        return Stream.of(
                // Claimed by the interceptor.
                claimed(Is.BEAN, "class C { @HasRole(\"a\") public void act() {} }"),
                claimed(Is.BEAN, "class C { @HasRole(\"a\") protected void act() {} }"),
                claimed(Is.BEAN, "class C { @HasRole(\"a\") void act() {} }"),
                claimed(Is.BEAN, "@HasRole(\"a\") class C { public void act() {} void other() {} }"),
                claimed(Is.BEAN, "@HasRole(\"a\") class C { private void act() {} }"),
                claimed(Is.BEAN, "@HasRole(\"a\") class C { private static void act() {} }"),
                claimed(Is.BEAN, "@HasRole(\"a\") class C { @PermitAll public static void act() {} }"),
                claimed(
                        Is.BEAN,
                        "@HasRole(\"a\") class C { public void act() { Runnable r = () -> hashCode(); r.run(); } }"),
                claimed(Is.BEAN, "class A { @HasRole(\"a\") public void act() {} } class C extends A {}"),
                claimed(Is.BEAN, "class A { @HasRole(\"a\") void act() {} } class C extends A {}"),
                claimed(
                        Is.BEAN,
                        "interface A { @HasRole(\"a\") void act(); } class C implements A { public void act() {} }"),
                claimed(Is.BEAN, "interface A { @HasRole(\"a\") default void act() {} } class C implements A {}"),
                claimed(Is.BEAN, "@HasRole(\"a\") interface A {} class C implements A { public void act() {} }"),
                claimed(
                        Is.BEAN,
                        "class A { final void act() {} } class C extends A { @HasRole(\"a\") void other() {} }"),
                claimed(
                        Is.BEAN,
                        "@HasRole(\"a\") class C { @PermitAll public final void act() {} public void other() {} }"),
                claimed(
                        Is.BEAN,
                        "@HasRole(\"a\") class C { @PostConstruct void start() {} @Inject void set(String it) {} public void act() {} }"),
                claimed(
                        Is.BEAN,
                        "@Path(\"x\") class C { @HasRole(\"a\") @GET public void act() {} @HasRole(\"a\") @Path(\"y\") public Object sub() { return null; } @HasRole(\"a\") void other() {} }"),
                claimed(Is.BEAN, admin + " class C { @Admin public void act() {} }"),
                // Claimed by the guard.
                claimed(Is.NO_BEAN, "@Path(\"x\") class C { @HasRole(\"a\") @GET public void act() {} }"),
                claimed(Is.NO_BEAN, "class C { @HasRole(\"a\") @POST public void act() {} }"),
                claimed(Is.NO_BEAN, "@Path(\"x\") class C { @HasRole(\"a\") @GET public final void act() {} }"),
                claimed(Is.NO_BEAN, "@Path(\"x\") final class C { @HasRole(\"a\") @GET public void act() {} }"),
                claimed(
                        Is.NO_BEAN,
                        "@Path(\"x\") record C() { @HasRole(\"a\") @GET public String act() { return null; } }"),
                claimed(
                        Is.NO_BEAN,
                        "@HasRole(\"a\") @Path(\"x\") class C { @GET public void act() {} public void other() {} }"),
                claimed(
                        Is.NO_BEAN,
                        "interface A { @HasRole(\"a\") @GET void act(); } @Path(\"x\") class C implements A { public void act() {} }"),
                claimed(
                        Is.NO_BEAN,
                        "interface A { @GET void act(); } class C implements A { @HasRole(\"a\") public void act() {} }"),
                claimed(
                        Is.NO_BEAN,
                        "@Retention(RetentionPolicy.RUNTIME) @HttpMethod(\"LINK\") @interface LINK {} class C { @HasRole(\"a\") @LINK public void act() {} }"),
                claimed(Is.NO_BEAN, "@Path(\"x\") class C { @Path(\"y\") public Object sub() { return null; } }"),
                // No instance can exist, or no caller is concerned.
                claimed(Is.NO_BEAN, "interface C { @HasRole(\"a\") void act(); }"),
                claimed(Is.NO_BEAN, "@HasRole(\"a\") abstract class C { public void act() {} private void own() {} }"),
                claimed(
                        Is.NO_BEAN,
                        "@HasRole(\"a\") @Retention(RetentionPolicy.RUNTIME) @interface C { String value(); }"),
                claimed(
                        Is.NO_BEAN,
                        "@jakarta.enterprise.inject.Vetoed class C { @HasRole(\"a\") public void act() {} }"),
                claimed(
                        Is.NO_BEAN,
                        "@jakarta.enterprise.inject.Alternative class C { @HasRole(\"a\") public void act() {} }"),
                claimed(Is.NO_BEAN, "class C { public void act() {} @PermitAll public void other() {} }"),
                claimed(
                        Is.NO_BEAN,
                        "@jakarta.enterprise.inject.Vetoed @Path(\"x\") class C { @GET @HasRole(\"a\") public void act() {} }"),
                // Static.
                refused(
                        Is.BEAN,
                        "class C { @HasRole(\"a\") public static void act() {} }",
                        "app.C.act" + STATIC_BY_METHOD),
                refused(
                        Is.NO_BEAN,
                        "class C { @HasRole(\"a\") private static void act() {} }",
                        "app.C.act" + STATIC_BY_METHOD),
                refused(
                        Is.NO_BEAN,
                        "@Path(\"x\") class C { @HasRole(\"a\") @GET public static String act() { return null; } }",
                        "app.C.act" + STATIC_BY_METHOD),
                refused(
                        Is.NO_BEAN,
                        "interface C { @HasRole(\"a\") static void act() {} }",
                        "app.C.act" + STATIC_BY_METHOD),
                refused(
                        Is.NO_BEAN,
                        "abstract class C { @HasRole(\"a\") static void act() {} }",
                        "app.C.act" + STATIC_BY_METHOD),
                refused(
                        Is.NO_BEAN,
                        "class C { @RolesAllowed(\"a\") static void act() {} }",
                        "app.C.act" + STATIC_BY_METHOD),
                refused(
                        Is.BEAN,
                        "@HasRole(\"a\") class C { public static void act() {} public void other() {} }",
                        "app.C.act" + STATIC_BY_CLASS),
                refused(
                        Is.BEAN,
                        "@HasRole(\"a\") class C { static void act() {} protected static void other() {} }",
                        "app.C.act" + STATIC_BY_CLASS,
                        "app.C.other" + STATIC_BY_CLASS),
                refused(
                        Is.NO_BEAN,
                        "@HasRole(\"a\") @Path(\"x\") class C { static void act() {} @GET public void get() {} }",
                        "app.C.act" + STATIC_BY_CLASS),
                // Private.
                refused(Is.BEAN, "class C { @HasRole(\"a\") private void act() {} }", "app.C.act" + PRIVATE),
                refused(Is.NO_BEAN, "class C { @RolesAllowed(\"a\") private void act() {} }", "app.C.act" + PRIVATE),
                refused(
                        Is.BEAN,
                        "class A { @HasRole(\"a\") private void act() {} } class C extends A {}",
                        "app.A.act" + PRIVATE),
                refused(
                        Is.BEAN,
                        "@Path(\"x\") class C { @HasRole(\"a\") @GET private void act() {} }",
                        "app.C.act" + PRIVATE),
                refused(
                        Is.BEAN,
                        "class C { @HasRole(\"a\") @PostConstruct private void act() {} }",
                        "app.C.act" + PRIVATE),
                // Neither bean nor resource.
                refused(
                        Is.NO_BEAN,
                        "class C { @HasRole(\"a\") public void act() {} }",
                        "app.C.act is protected, but app.C" + NEITHER),
                refused(
                        Is.NO_BEAN,
                        "@HasRole(\"a\") class C { public void act() {} }",
                        "app.C is protected, but the class" + NEITHER),
                refused(
                        Is.NO_BEAN,
                        "@DenyAll class C { public void act() {} }",
                        "app.C is protected, but the class" + NEITHER),
                refused(
                        Is.NO_BEAN,
                        "class A { @HasRole(\"a\") public void act() {} } class C extends A {}",
                        "app.C.act (of app.A) is protected, but app.C" + NEITHER),
                refused(
                        Is.NO_BEAN,
                        "interface A { @HasRole(\"a\") void act(); } class C implements A { public void act() {} }",
                        "app.C.act is protected, but app.C" + NEITHER),
                refused(
                        Is.NO_BEAN,
                        "@HasRole(\"a\") interface A {} class C implements A { public void act() {} }",
                        "app.C is protected, but the class" + NEITHER),
                refused(
                        Is.NO_BEAN,
                        "record C(String it) { @HasRole(\"a\") public String it() { return it; } }",
                        "app.C.it is protected, but app.C" + NEITHER),
                refused(
                        Is.NO_BEAN,
                        "enum C { ONE; @HasRole(\"a\") public void act() {} }",
                        "app.C.act is protected, but app.C" + NEITHER),
                refused(
                        Is.NO_BEAN,
                        admin + " class C { @Admin public void act() {} }",
                        "app.C.act is protected, but app.C" + NEITHER),
                refused(
                        Is.NO_BEAN,
                        "class C { @HasRole(\"a\") public void act() {} @HasRole(\"a\") void other() {} }",
                        "app.C.act is protected, but app.C" + NEITHER,
                        "app.C.other is protected, but app.C" + NEITHER),
                // A class that JAX-RS makes, and a method that it does not call.
                refused(
                        Is.NO_BEAN,
                        "@Path(\"x\") class C { @GET public void get() {} @HasRole(\"a\") public void act() {} }",
                        "app.C.act" + NO_RESOURCE_METHOD),
                refused(
                        Is.NO_BEAN,
                        "@Path(\"x\") class C { @HasRole(\"a\") @Path(\"y\") public Object sub() { return null; } }",
                        "app.C.sub" + LOCATOR),
                refused(
                        Is.NO_BEAN,
                        "@HasRole(\"a\") @Path(\"x\") class C { @Path(\"y\") public Object sub() { return null; } @GET public void get() {} }",
                        "app.C.sub" + LOCATOR),
                refused(
                        Is.NO_BEAN,
                        "interface A { @HasRole(\"a\") @Path(\"y\") Object sub(); } class C implements A { public Object sub() { return null; } }",
                        "app.C.sub" + LOCATOR),
                refused(
                        Is.NO_BEAN,
                        "@Path(\"x\") class C { @GET public void get() {} @HasRole(\"a\") @POST void act() {} }",
                        "app.C.act is not public, so that JAX-RS does not call it"),
                claimed(
                        Is.NO_BEAN,
                        "@HasRole(\"a\") @Path(\"x\") class C { @GET public void get() {} @POST void act() {} }"),
                // Beans that cannot be intercepted.
                refused(
                        Is.BEAN,
                        "final class C { @HasRole(\"a\") public void act() {} }",
                        "app.C.act cannot be protected: app.C" + FINAL_CLASS),
                refused(
                        Is.BEAN,
                        "@HasRole(\"a\") final class C { public void act() {} }",
                        "app.C cannot be protected: app.C" + FINAL_CLASS),
                refused(
                        Is.BEAN,
                        "record C() { @HasRole(\"a\") public void act() {} }",
                        "app.C.act cannot be protected: app.C" + FINAL_CLASS),
                refused(Is.BEAN, "class C { @HasRole(\"a\") public final void act() {} }", "app.C.act" + FINAL_METHOD),
                refused(Is.BEAN, "@HasRole(\"a\") class C { public final void act() {} }", "app.C.act" + FINAL_METHOD),
                refused(
                        Is.BEAN,
                        "class A { public final void act() {} } @HasRole(\"a\") class C extends A {}",
                        "app.C.act (of app.A)" + FINAL_METHOD),
                refused(
                        Is.BEAN,
                        "class A { @HasRole(\"a\") public final void act() {} } class C extends A {}",
                        "app.C.act (of app.A)" + FINAL_METHOD),
                refused(
                        Is.BEAN,
                        "interface A { @HasRole(\"a\") void act(); } class C implements A { public final void act() {} }",
                        "app.C.act" + FINAL_METHOD),
                refused(
                        Is.BEAN,
                        "@Path(\"x\") class C { @HasRole(\"a\") @GET public final void act() {} }",
                        "app.C.act" + FINAL_METHOD),
                // Methods that the container calls.
                refused(
                        Is.BEAN,
                        "class C { @HasRole(\"a\") @PostConstruct void act() {} }",
                        "app.C.act is a lifecycle callback"),
                refused(
                        Is.BEAN,
                        "class C { @HasRole(\"a\") @Inject void act(String it) {} }",
                        "app.C.act is an initializer"),
                refused(
                        Is.BEAN,
                        "class A { @HasRole(\"a\") @PreDestroy void act() {} } class C extends A {}",
                        "app.C.act (of app.A) is a lifecycle callback"),
                refused(
                        Is.NO_BEAN,
                        "@jakarta.ws.rs.ext.Provider class C { @HasRole(\"a\") public void act() {} }",
                        "app.C.act cannot be protected: app.C is a JAX-RS provider"),
                refused(
                        Is.BEAN,
                        "@HasRole(\"a\") @jakarta.ws.rs.ext.Provider class C { public void act() {} }",
                        "app.C is a JAX-RS provider"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("shapes")
    void sentences(Is is, String sources, List<String> expected) {
        List<String> found = judge(is, sources);

        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).contains(expected.get(i));
        }
    }

    /** A message begins with the name of the element, ends with a remedy, and stands alone. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("shapes")
    void sentencesAreSentences(Is is, String sources, List<String> expected) {
        for (String sentence : judge(is, sources)) {
            assertThat(sentence)
                    .startsWith("app.")
                    .endsWith(".")
                    .doesNotContain("  ")
                    .doesNotContain("null");
        }
    }

    private static List<String> judge(Is is, String... sources) {
        return sentences(problems(is, Compiled.of(sources)));
    }

    private static List<String> sentences(List<Problem> problems) {
        return problems.stream().map(Problem::sentence).sorted().toList();
    }

    private static List<Problem> problems(Is is, Compiled compiled) {
        RequirementTable table = new RequirementTable(true);
        Map<String, Class<?>> all = compiled.loadAll();
        Class<?> type = all.get("app.C");
        UnenforcedElements claims =
                new UnenforcedElements(table, is == Is.BEAN ? FakeBeans.of(table, type) : FakeBeans.none());
        claims.judge(type);
        return claims.problems();
    }

    /** Utility classes have no instances, and calls of their methods are not checked. */
    @ParameterizedTest
    @MethodSource("withoutInstances")
    void aStaticMethodOfAProtectedClassIsRefusedWhateverTheClassIs(String sources) {
        Map<String, Class<?>> all = Compiled.of(sources).loadAll();
        RequirementTable table = new RequirementTable(true);
        UnenforcedElements claims = new UnenforcedElements(table, FakeBeans.none());

        all.values().forEach(claims::judge);

        assertThat(sentences(claims.problems())).anyMatch(it -> it.contains(".act" + STATIC_BY_CLASS));
    }

    static Stream<String> withoutInstances() {
        return Stream.of(
                "@HasRole(\"a\") final class C { private C() {} public static void act() {} }",
                "@HasRole(\"a\") class C { public static void act() {} public void other() {} }",
                "@HasRole(\"a\") abstract class C { public static void act() {} }",
                "@HasRole(\"a\") interface C { static void act() {} }",
                "@HasRole(\"a\") enum C { ; public static void act() {} }");
    }

    /** The subclass of an abstract class is judged, but the static method stays the abstract class's. */
    @Test
    void aStaticMethodOfAnAbstractProtectedClassIsRefusedWithItsBean() {
        Map<String, Class<?>> all = Compiled.of(
                        "@HasRole(\"a\") abstract class A { public static void act() {} } class C extends A { public void own() {} }")
                .loadAll();
        RequirementTable table = new RequirementTable(true);
        UnenforcedElements claims = new UnenforcedElements(table, FakeBeans.of(table, all.get("app.C")));

        all.values().forEach(claims::judge);

        assertThat(sentences(claims.problems())).hasSize(1).first().asString().contains("app.A.act" + STATIC_BY_CLASS);
    }

    /** The annotation claims protection, and the class has nothing that could be protected. */
    @Test
    void aClassWithoutMethodsThatIsNeitherBeanNorResource() {
        assertThat(judge(Is.NO_BEAN, "@HasRole(\"a\") class C { public String secret; }"))
                .hasSize(1)
                .first()
                .asString()
                .contains("app.C is protected, but the class" + NEITHER);
    }

    /** Java 9 has private methods of interfaces: they are not intercepted either. */
    @ParameterizedTest
    @MethodSource("privateOfInterfaces")
    void aPrivateMethodOfAnInterface(Is is, String sources) {
        assertThat(judge(is, sources)).hasSize(1).first().asString().contains("app.A.act" + PRIVATE);
    }

    static Stream<Arguments> privateOfInterfaces() {
        return Stream.of(
                Arguments.of(Is.BEAN, "interface A { @HasRole(\"a\") private void act() {} } class C implements A {}"),
                Arguments.of(
                        Is.NO_BEAN, "interface A { @HasRole(\"a\") private void act() {} } class C implements A {}"),
                Arguments.of(
                        Is.BEAN,
                        "interface A { @HasRole(\"a\") private void act() {} } interface B extends A {} class D implements B {} class C extends D {}"));
    }

    /** The class's method answers GET without a path; the interface's path does not make it a locator. */
    @Test
    void aResourceMethodWithItsOwnDesignatorIsNoLocator() {
        assertThat(
                        judge(
                                Is.NO_BEAN,
                                "interface A { @Path(\"y\") String act(); } @Path(\"x\") class C implements A { @GET @HasRole(\"a\") public String act() { return null; } }"))
                .isEmpty();
    }

    /** JAX-RS does not call the method, so it cannot stand for the class. */
    @Test
    void aResourceMethodThatIsNotPublicClaimsNothing() {
        assertThat(judge(Is.NO_BEAN, "@HasRole(\"a\") class C { @GET void act() {} public void other() {} }"))
                .isNotEmpty();
        assertThat(judge(Is.NO_BEAN, "class C { @HasRole(\"a\") @GET void act() {} }"))
                .hasSize(1);
    }

    @Test
    void aVetoedClassIsNotJudged() {
        assertThat(judge(
                        Is.NO_BEAN,
                        "@jakarta.enterprise.inject.Vetoed class C { @HasRole(\"a\") private void act() {} }"))
                .isEmpty();
    }

    private static final String DECORATOR = " is a decorator: CDI does not intercept decorators.";

    static Stream<Arguments> decorators() {
        String head = "@jakarta.decorator.Decorator ";
        String contract = "interface I { void act(); } ";
        String annotated = "interface I { @HasRole(\"a\") void act(); } ";
        return Stream.of(
                Arguments.of(contract + head + "# class C implements I { public void act() {} }", List.of()),
                // The decorated type's annotation is enforced first.
                Arguments.of(annotated + head + "# class C implements I { public void act() {} }", List.of()),
                Arguments.of(
                        "@HasRole(\"a\") " + contract + head + "# class C implements I { public void act() {} }",
                        List.of()),
                Arguments.of(
                        contract + "@HasRole(\"a\") " + head + "# class C implements I { public void act() {} }",
                        List.of("app.C" + DECORATOR)),
                Arguments.of(
                        contract + "@DenyAll " + head + "# class C implements I { public void act() {} }",
                        List.of("app.C" + DECORATOR)),
                Arguments.of(
                        contract + head + "# class C implements I { @HasRole(\"a\") public void act() {} }",
                        List.of("app.C.act cannot be protected: app.C" + DECORATOR)),
                Arguments.of(
                        contract + head + "# class C implements I { @RolesAllowed(\"a\") public void act() {} }",
                        List.of("app.C.act cannot be protected: app.C" + DECORATOR)),
                Arguments.of(
                        "@Retention(RetentionPolicy.RUNTIME) @HasRole(\"a\") @interface A {} " + contract + head
                                + "# class C implements I { @A public void act() {} }",
                        List.of("app.C.act cannot be protected: app.C" + DECORATOR)),
                Arguments.of(
                        contract + head
                                + "# class C implements I { public void act() {} @HasRole(\"a\") private void hidden() {} @HasRole(\"a\") static void tool() {} }",
                        List.of(
                                "app.C.hidden cannot be protected: app.C" + DECORATOR,
                                "app.C.tool cannot be protected: app.C" + DECORATOR)),
                Arguments.of(
                        contract + "class S { @HasRole(\"a\") public void help() {} } " + head
                                + "# class C extends S implements I { public void act() {} }",
                        List.of("app.C.help (of app.S) cannot be protected: app.C" + DECORATOR)),
                Arguments.of(
                        contract + "@HasRole(\"a\") class S {} " + head
                                + "# class C extends S implements I { public void act() {} }",
                        List.of("app.C" + DECORATOR)),
                Arguments.of(
                        "interface I<T> { void act(T it); } " + head
                                + "# class C implements I<String> { @HasRole(\"a\") public void act(String it) {} }",
                        List.of("app.C.act cannot be protected: app.C" + DECORATOR)));
    }

    static Stream<Arguments> interceptors() {
        String head = "@jakarta.interceptor.Interceptor ";
        String composed = "@Retention(RetentionPolicy.RUNTIME) @HasRole(\"a\") @interface A {} ";
        String binding = "@jakarta.interceptor.InterceptorBinding " + composed;
        String around =
                " @jakarta.interceptor.AroundInvoke Object around(jakarta.interceptor.InvocationContext it) { return null; } ";
        return Stream.of(
                Arguments.of(head + "class C {" + around + "}", List.of()),
                Arguments.of("@HasRole(\"a\") " + head + "class C {" + around + "}", List.of("app.C" + INTERCEPTOR)),
                Arguments.of(composed + "@A " + head + "class C {" + around + "}", List.of("app.C" + INTERCEPTOR)),
                // It must have its binding, which does not protect its own methods.
                Arguments.of(binding + "@A " + head + "class C {" + around + "}", List.of()),
                Arguments.of(
                        binding + "@A @jakarta.decorator.Decorator abstract class C implements Runnable {}",
                        List.of("app.C" + DECORATOR)),
                Arguments.of(
                        head + "class C {" + around.replace("Object", "@HasRole(\"a\") Object") + "}",
                        List.of("app.C.around cannot be protected: app.C" + INTERCEPTOR)),
                // Unlike a decorator's decorated type, an interceptor's own supertypes count.
                Arguments.of(
                        "interface I { @HasRole(\"a\") void help(); } " + head + "class C implements I {" + around
                                + " public void help() {} }",
                        List.of("app.C.help (of app.I) cannot be protected: app.C" + INTERCEPTOR)),
                Arguments.of(
                        "@HasRole(\"a\") interface I {} " + head + "class C implements I {" + around + "}",
                        List.of("app.C" + INTERCEPTOR)),
                Arguments.of(
                        "class S { @DenyAll void help() {} } " + head + "class C extends S {" + around + "}",
                        List.of("app.C.help (of app.S) cannot be protected: app.C" + INTERCEPTOR)));
    }

    private static final String INTERCEPTOR = " is an interceptor: CDI does not intercept interceptors.";

    @ParameterizedTest(name = "{0}")
    @MethodSource("interceptors")
    void anInterceptor(String source, List<String> expected) {
        List<String> found = judge(Is.NO_BEAN, source);

        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).startsWith(expected.get(i));
        }
    }

    /** Kotlin writes the annotations of a property on a synthetic static method. */
    @Test
    void anAnnotationOfAPropertyOfKotlin() {
        HasRole annotation =
                Compiled.of("@HasRole(\"a\") class Model {}").load("app.Model").getAnnotation(HasRole.class);
        for (String name : List.of("getIt$annotations", "other")) {
            Class<?> type = new ByteBuddy()
                    .subclass(Object.class)
                    .name("app.C")
                    .defineMethod(name, void.class, Visibility.PUBLIC, Ownership.STATIC, SyntheticState.SYNTHETIC)
                    .intercept(StubMethod.INSTANCE)
                    .annotateMethod(annotation)
                    .make()
                    .load(UnenforcedElementsTest.class.getClassLoader())
                    .getLoaded();
            UnenforcedElements claims = new UnenforcedElements(new RequirementTable(true), FakeBeans.none());

            claims.judge(type);

            assertThat(sentences(claims.problems()))
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("app.C." + name
                            + (name.equals("other")
                                    ? STATIC_BY_METHOD
                                    : " holds the annotation of a Kotlin property, where it protects nothing."));
        }
    }

    /** Kotlin keeps the bodies of an interface's methods in a class of that name, and only Kotlin's code calls them. */
    @Test
    void bodiesOfAnInterfaceOfKotlin() {
        String act = " { @HasRole(\"a\") public static void act() {} } }";
        Map<String, Boolean> shapes = Map.of(
                "interface C { class DefaultImpls" + act, false,
                "interface C { class Other" + act, true,
                "class C { static class DefaultImpls" + act, true);
        shapes.forEach((source, refused) -> {
            UnenforcedElements claims = new UnenforcedElements(new RequirementTable(true), FakeBeans.none());
            Compiled.of(source).loadAll().values().forEach(claims::judge);
            assertThat(claims.problems()).as(source).hasSize(refused ? 1 : 0);
        });
        UnenforcedElements claims = new UnenforcedElements(new RequirementTable(true), FakeBeans.none());
        claims.judge(Compiled.of("class DefaultImpls" + act.substring(0, act.length() - 2))
                .load("app.DefaultImpls"));
        assertThat(claims.problems()).hasSize(1);
    }

    /** CDI makes subclasses of abstract decorators, so no concrete class is needed. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("decorators")
    void aDecorator(String source, List<String> expected) {
        for (String kind : List.of("", "abstract")) {
            List<String> found = judge(Is.NO_BEAN, source.replace("#", kind));

            assertThat(found).as(kind).hasSameSizeAs(expected);
            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i))
                        .startsWith(expected.get(i))
                        .endsWith("Put the annotation on the decorated bean.");
            }
        }
    }

    @Test
    void aDecoratorsStandardAnnotationIsNotOurs() {
        String decorator = " @jakarta.decorator.Decorator class C { # public void act() {} }";
        for (String standard : List.of("@DenyAll" + decorator.replace("#", ""), decorator.replace("#", "@DenyAll"))) {
            assertThat(problems(Is.NO_BEAN, Compiled.of(standard)))
                    .extracting(Problem::ours)
                    .as(standard)
                    .containsExactly(false);
            assertThat(problems(Is.NO_BEAN, Compiled.of(standard.replace("@DenyAll", "@HasRole(\"a\")"))))
                    .extracting(Problem::ours)
                    .as(standard)
                    .containsExactly(true);
        }
    }

    private static final String FALLBACK =
            " is the fallback of another method: it is called without a check of the caller.";

    static Stream<Arguments> fallbacks() {
        String named = "@org.eclipse.microprofile.faulttolerance.Fallback(fallbackMethod = \"other\") ";
        String act = named + "public void act() {} ";
        return Stream.of(
                refused(
                        Is.BEAN,
                        "class C { " + act + "@HasRole(\"a\") public void other() {} }",
                        "app.C.other" + FALLBACK),
                refused(
                        Is.BEAN,
                        "class C { " + act + "@HasRole(\"a\") protected void other() {} }",
                        "app.C.other" + FALLBACK),
                refused(
                        Is.BEAN,
                        "class C { " + act + "@RolesAllowed(\"a\") void other() {} }",
                        "app.C.other" + FALLBACK),
                refused(
                        Is.BEAN,
                        "class C { " + act + "@HasRole(\"a\") private void other() {} }",
                        "app.C.other" + PRIVATE),
                refused(
                        Is.BEAN,
                        "interface I { @HasRole(\"a\") void other(); } class C implements I { " + act
                                + "public void other() {} }",
                        "app.C.other" + FALLBACK),
                refused(
                        Is.BEAN,
                        "class S { " + act + "void other() {} } class C extends S { @HasRole(\"a\") void other() {} }",
                        "app.C.other" + FALLBACK),
                refused(
                        Is.BEAN,
                        "class S { @HasRole(\"a\") void other() {} } class C extends S { " + act + "}",
                        "app.C.other (of app.S)" + FALLBACK),
                refused(
                        Is.NO_BEAN,
                        "@Path(\"x\") class C { @GET " + act + "@POST @HasRole(\"a\") public void other() {} }",
                        "app.C.other" + FALLBACK),
                // The class's annotation is enforced before the method that fails.
                claimed(Is.BEAN, "@HasRole(\"a\") class C { " + act + "public void other() {} }"),
                claimed(Is.BEAN, "class C { @HasRole(\"a\") " + act + "public void other() {} }"),
                claimed(
                        Is.BEAN,
                        "class C { " + act + "public void other() {} @HasRole(\"a\") public void third() {} }"),
                claimed(
                        Is.BEAN,
                        "class C { @org.eclipse.microprofile.faulttolerance.Fallback(String.class) public void act() {} @HasRole(\"a\") public void other() {} }"),
                claimed(
                        Is.BEAN,
                        "@Retention(RetentionPolicy.RUNTIME) @interface Other { String fallbackMethod(); } class C { @Other(fallbackMethod = \"other\") public void act() {} @HasRole(\"a\") public void other() {} }"),
                claimed(
                        Is.BEAN,
                        "class S { " + act
                                + "void other() {} } class C extends S { public void act() {} @HasRole(\"a\") void other() {} }"));
    }

    private static Compiled withFallback(String members, String sources) {
        return Compiled.inPackages(
                "org.eclipse.microprofile.faulttolerance:@Retention(RetentionPolicy.RUNTIME) public @interface Fallback { "
                        + members + " }",
                "app:" + sources);
    }

    /** MicroProfile Fault Tolerance calls the method itself. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("fallbacks")
    void aFallback(Is is, String sources, List<String> expected) {
        List<String> found = sentences(problems(
                is,
                withFallback("Class<?> value() default Object.class; String fallbackMethod() default \"\";", sources)));

        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).startsWith(expected.get(i));
        }
    }

    @Test
    void aFallbackOfAnotherVersionThatNamesNoMethod() {
        assertThat(
                        problems(
                                Is.BEAN,
                                withFallback(
                                        "",
                                        "class C { @org.eclipse.microprofile.faulttolerance.Fallback public void act() {} @HasRole(\"a\") public void other() {} }")))
                .isEmpty();
    }

    static Stream<Arguments> asynchronous() {
        String runs = " runs on another thread";
        return Stream.of(
                refused(
                        Is.BEAN,
                        "@Stateless class C { @HasRole(\"a\") @jakarta.ejb.Asynchronous public void act() {} }",
                        "app.C.act" + runs),
                refused(
                        Is.BEAN,
                        "@Stateless @jakarta.ejb.Asynchronous class C { @HasRole(\"a\") public void act() {} }",
                        "app.C.act cannot be protected: app.C" + runs),
                refused(
                        Is.BEAN,
                        "@HasRole(\"a\") @Stateless @jakarta.ejb.Asynchronous class C { public void act() {} }",
                        "app.C" + runs),
                // Callers use it, unlike other methods that the container calls.
                refused(
                        Is.BEAN,
                        "@HasRole(\"a\") @Stateless class C { @jakarta.ejb.Asynchronous public void act() {} public void other() {} }",
                        "app.C.act" + runs),
                claimed(
                        Is.BEAN,
                        "@Stateless class C { @HasRole(\"a\") public void act() {} @jakarta.ejb.Asynchronous public void other() {} }"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("asynchronous")
    void anAsynchronousMethodOfAnEnterpriseBean(Is is, String sources, List<String> expected) {
        sentences(is, sources, expected);
    }

    /** An EJB's own container makes its instances, even if CDI does not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Stateless @jakarta.enterprise.inject.Vetoed",
                "@jakarta.ejb.Stateful @jakarta.enterprise.inject.Alternative",
                "@jakarta.ejb.Singleton @jakarta.enterprise.inject.Vetoed"
            })
    void anEnterpriseBeanThatCdiLeavesOut(String annotations) {
        assertThat(judge(Is.NO_BEAN, annotations + " class C { @HasRole(\"a\") public void act() {} }"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("app.C.act is protected, but app.C" + NEITHER);
        assertThat(judge(Is.NO_BEAN, annotations + " class C { @RolesAllowed(\"a\") public void act() {} }"))
                .as("its container's")
                .isEmpty();
    }

    static Stream<Arguments> standardStatics() {
        return Stream.of(
                refused(
                        Is.BEAN,
                        "@RolesAllowed(\"a\") class C { public static void act() {} public void other() {} }",
                        "app.C.act" + STATIC_BY_CLASS),
                refused(
                        Is.NO_BEAN,
                        "@DenyAll abstract class C { static void act() {} }",
                        "app.C.act" + STATIC_BY_CLASS),
                claimed(Is.BEAN, "@DenyAll class C { private static void act() {} public void other() {} }"),
                claimed(Is.BEAN, "@DenyAll class C { @PermitAll public static void act() {} public void other() {} }"),
                claimed(Is.BEAN, "@PermitAll class C { public static void act() {} public void other() {} }"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("standardStatics")
    void aStaticMethodOfAClassWithAStandardAnnotation(Is is, String sources, List<String> expected) {
        sentences(is, sources, expected);
    }

    @Test
    void aPackagePrivateMethodOfAnotherPackage() {
        for (String method : List.of("@HasRole(\"a\") void act() {}", "void act() {}")) {
            List<Problem> problems = problems(
                    Is.BEAN,
                    Compiled.inPackages(
                            "other:public class A { " + method + " }",
                            "app:@HasRole(\"a\") class C extends other.A {}"));

            assertThat(sentences(problems))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("app.C.act (of other.A)" + PACKAGE_PRIVATE);
        }
    }

    /** Within its own package a caller calls A's method, which is not C's. */
    @Test
    void aPackagePrivateMethodOfAnotherPackageThatLooksOverridden() {
        List<Problem> problems = problems(
                Is.BEAN,
                Compiled.inPackages(
                        "other:public class A { @HasRole(\"a\") void act() {} }",
                        "app:class C extends other.A { @HasRole(\"a\") public void act() {} }"));

        assertThat(sentences(problems))
                .hasSize(1)
                .first()
                .asString()
                .contains("other.A")
                .contains(PACKAGE_PRIVATE);
    }

    /** A package with the same name in another class loader is another package. */
    @Test
    void aPackagePrivateMethodOfAnotherLoader(@TempDir Path folder) throws Exception {
        Compiled both = Compiled.of("public class A { @HasRole(\"a\") void act() {} }", "class C extends A {}");
        Path above = Files.createDirectories(folder.resolve("above/app"));
        Path below = Files.createDirectories(folder.resolve("below/app"));
        Files.write(above.resolve("A.class"), both.bytes("app.A"));
        Files.write(below.resolve("C.class"), both.bytes("app.C"));
        try (URLClassLoader parent = Compiled.loaderOf(above.getParent());
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {below.getParent().toUri().toURL()}, parent)) {
            RequirementTable table = new RequirementTable(true);
            Class<?> type = loader.loadClass("app.C");
            UnenforcedElements claims = new UnenforcedElements(table, FakeBeans.of(table, type));

            claims.judge(type);

            assertThat(sentences(claims.problems()))
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("app.C.act (of app.A) is package-private in app.A: CDI cannot intercept it");
        }
    }

    @Test
    void aBindingThatSomethingRemoved() {
        RequirementTable table = new RequirementTable(true);
        Class<?> type = Compiled.of(
                        "class C { @HasRole(\"a\") public void act() {} @HasRole(\"a\") public void other() {} }")
                .load("app.C");
        Beans beans = FakeBeans.none();
        FakeBeans.add(beans, type, it -> it.getName().equals("other"));
        UnenforcedElements claims = new UnenforcedElements(table, beans);

        claims.judge(type);

        assertThat(sentences(claims.problems())).hasSize(1).first().asString().contains("app.C.act" + REMOVED);
    }

    @Test
    void aStandardAnnotationIsNotOurs() {
        assertThat(problems(Is.NO_BEAN, Compiled.of("class C { @RolesAllowed(\"a\") public void act() {} }")))
                .extracting(Problem::ours)
                .containsExactly(false);
        assertThat(problems(
                        Is.NO_BEAN,
                        Compiled.of("class C { @RolesAllowed(\"a\") @Authenticated public void act() {} }")))
                .extracting(Problem::ours)
                .containsExactly(true);
    }

    @Test
    void standardAnnotationsThatAreTheContainers() {
        RequirementTable table = new RequirementTable(false);
        UnenforcedElements claims = new UnenforcedElements(table, FakeBeans.none());

        claims.judge(Compiled.of(
                        "class C { @RolesAllowed(\"a\") public void act() {} @DenyAll private void b() {} @DenyAll static void c() {} }")
                .load("app.C"));

        assertThat(claims.problems()).isEmpty();
    }

    @Test
    void anEnterpriseBeansStandardAnnotationsAreTheContainers() {
        assertThat(judge(Is.NO_BEAN, "@Stateless class C { @RolesAllowed(\"a\") public void act() {} }"))
                .isEmpty();
    }

    @Test
    void theSameSentenceIsSaidOnce() {
        RequirementTable table = new RequirementTable(true);
        Map<String, Class<?>> all = Compiled.of(
                        "class A { @HasRole(\"a\") private void act() {} } class C extends A {} class D extends A {}")
                .loadAll();
        UnenforcedElements claims = new UnenforcedElements(table, FakeBeans.none());

        all.values().forEach(claims::judge);

        assertThat(claims.problems()).hasSize(1);
    }

    /** A bean specializes another, which CDI then leaves out. */
    @Test
    void aSpecializedClassIsNotJudged() {
        RequirementTable table = new RequirementTable(true);
        Map<String, Class<?>> all = Compiled.of(
                        "class A { @HasRole(\"a\") public void act() {} } @jakarta.enterprise.inject.Specializes class B extends A {}"
                                + " @jakarta.enterprise.inject.Specializes class C extends B {} class D extends A {}")
                .loadAll();
        UnenforcedElements claims = new UnenforcedElements(table, FakeBeans.of(table, all.get("app.C")));

        for (String left : Set.of("app.A", "app.B", "app.C")) {
            claims.judge(all.get(left));
        }
        assertThat(claims.problems()).isEmpty();

        claims.judge(all.get("app.D"));
        assertThat(sentences(claims.problems())).hasSize(1).first().asString().contains("app.D");
    }

    /** CDI applies the annotations of a stereotype's stereotype to the class. */
    @ParameterizedTest
    @MethodSource("alternatives")
    void aDisabledAlternativeByStereotype(String stereotypes) {
        assertThat(judge(Is.NO_BEAN, stereotypes + " @Mock class C { @HasRole(\"a\") public void act() {} }"))
                .isEmpty();
    }

    static Stream<String> alternatives() {
        String runtime = "@Retention(RetentionPolicy.RUNTIME) @jakarta.enterprise.inject.Stereotype ";
        return Stream.of(
                runtime + "@jakarta.enterprise.inject.Alternative @interface Mock {}",
                runtime + "@jakarta.enterprise.inject.Alternative @interface Other {} " + runtime
                        + "@Other @interface Mock {}");
    }

    /** Each kind of member of each kind of class: without beans and resources, nothing enforces it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyMemberIsNamed(boolean onMethod) {
        Map<String, String> shapes = new LinkedHashMap<>();
        StringBuilder source = new StringBuilder();
        for (String kind : List.of("class", "final class", "abstract class", "interface", "enum", "record")) {
            for (String member : List.of(
                    "public void",
                    "private void",
                    "static void",
                    "private static void",
                    "final void",
                    "protected void",
                    "void",
                    "default void",
                    "abstract void")) {
                if (isLegal(kind, member)) {
                    String name = "T" + shapes.size();
                    shapes.put(name, kind + " { " + member + " act() }");
                    source.append(source(name, kind, member, onMethod)).append('\n');
                }
            }
        }
        Map<String, Class<?>> all = Compiled.of(source.toString()).loadAll();
        RequirementTable table = new RequirementTable(true);
        List<String> silent = new ArrayList<>();
        shapes.forEach((name, shape) -> {
            UnenforcedElements claims = new UnenforcedElements(table, FakeBeans.none());
            Stream.of(name, name + "Below")
                    .map(it -> all.get("app." + it))
                    .filter(it -> it != null)
                    .forEach(claims::judge);
            if (claims.problems().isEmpty()) {
                silent.add(shape);
            }
        });

        assertThat(shapes).hasSizeGreaterThan(30);
        assertThat(silent).isEmpty();
    }

    private static boolean isLegal(String kind, String member) {
        if (kind.equals("interface")) {
            return !member.startsWith("final") && !member.startsWith("protected") && !member.startsWith("void");
        }
        return !member.startsWith("default") && (!member.startsWith("abstract") || kind.equals("abstract class"));
    }

    private static String source(String name, String kind, String member, boolean onMethod) {
        boolean isAbstract = member.startsWith("abstract") || (kind.equals("interface") && member.startsWith("public"));
        String annotation = "@HasRole(\"a\") ";
        String type = (onMethod ? "" : annotation) + kind + " " + name + (kind.equals("record") ? "()" : "") + " { "
                + (kind.equals("enum") ? "; " : "") + (onMethod ? annotation : "") + member + " act()"
                + (isAbstract ? ";" : " {}") + " }";
        String override = isAbstract ? "public void act() {}" : "";
        return switch (kind) {
            case "abstract class" -> type + " class " + name + "Below extends " + name + " { " + override + " }";
            case "interface" -> type + " class " + name + "Below implements " + name + " { " + override + " }";
            default -> type;
        };
    }
}
