package io.github.clerkjakarta.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Compiled;
import io.github.clerkjakarta.internal.deployment.DeploymentCheck.Findings;
import io.github.clerkjakarta.internal.deployment.FakeBeans.FakeProducer;
import io.github.clerkjakarta.internal.requirement.RequirementTable;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole application, from its class files to the messages. */
class DeploymentCheckTest {
    private static final String R = "@Retention(RetentionPolicy.RUNTIME) ";

    @TempDir
    Path folder;

    private final List<URLClassLoader> loaders = new ArrayList<>();
    private boolean deniesByDefault;
    private boolean withStandardAnnotations = true;

    @AfterEach
    void close() throws IOException {
        for (URLClassLoader loader : loaders) {
            loader.close();
        }
    }

    private URLClassLoader loader(Path... places) {
        URLClassLoader loader = Compiled.loaderOf(places);
        loaders.add(loader);
        return loader;
    }

    private Path application(Compiled classes) throws IOException {
        return classes.writeTo(Files.createDirectories(folder.resolve("classes")));
    }

    private Path library(Compiled classes) throws IOException {
        return Files.write(folder.resolve("lib.jar"), classes.jar(""));
    }

    private Findings examine(ClassLoader... seen) {
        RequirementTable table = new RequirementTable(withStandardAnnotations);
        return DeploymentCheck.examine(table, FakeBeans.none(), List.of(seen), deniesByDefault);
    }

    private List<String> problems(String... sources) throws IOException {
        return examine(loader(application(Compiled.of(sources)))).problems();
    }

    private static Arguments row(String source, String sentence) {
        return Arguments.of(source, sentence);
    }

    static Stream<Arguments> misplaced() {
        String where = " where it protects nothing.";
        String composed = R + "@HasRole(\"a\") @interface A {} ";
        String notKept = "@HasRole(\"a\") @interface A {} ";
        String kept =
                ", which protects nothing: it is not kept at run time. Annotate app.A with @Retention(RetentionPolicy.RUNTIME).";
        return Stream.of(
                row(composed + "class C { @A C() {} }", "app.C.<init> has @app.A" + where),
                row(composed + "class C { @A int field; }", "app.C.field has @app.A" + where),
                row(composed + "class C { void act(@A int it) {} }", "app.C.act has @app.A" + where),
                row(composed + "enum C { @A ONE }", "app.C.ONE has @app.A" + where),
                row(composed + "interface I { void act(@A int it); }", "app.I.act has @app.A" + where),
                row(composed + "@interface B { @A String value(); }", "app.B.value has @app.A" + where),
                row(
                        R
                                + "@Target(ElementType.TYPE_USE) @HasRole(\"a\") @interface A {} class C { @A String act() { return null; } }",
                        "app.C.act has @app.A" + where),
                row(composed + R + "@A @interface B {} class C { @B int field; }", "app.C.field has @app.B" + where),
                row(notKept + "class C { @A void act() {} }", "app.C.act has @app.A" + kept),
                row(notKept + "@A class C {}", "app.C has @app.A" + kept),
                row(notKept + "class C { @A int field; }", "app.C.field has @app.A" + kept),
                row(
                        "@Retention(RetentionPolicy.CLASS) " + notKept + "class C { @A void act() {} }",
                        "app.C.act has @app.A" + kept),
                row(notKept + R + "@A @interface B {} class C { @B void act() {} }", "app.B has @app.A" + kept),
                row(
                        "@Retention(RetentionPolicy.SOURCE) " + notKept + "class C { @A void act() {} }",
                        "@app.A protects nothing: its retention is SOURCE"),
                row(
                        R + "@RolesAllowed(\"a\") @interface A {} class C { @A int field; }",
                        "app.C.field has @app.A" + where),
                row(
                        R + "@interface A { HasRole value(); } class C { @A(@HasRole(\"a\")) int field; }",
                        "app.C.field has @io.github.clerkjakarta.HasRole as a value of @app.A, where it protects nothing."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misplaced")
    void whatReflectionOrNobodySees(String source, String sentence) throws IOException {
        assertThat(problems(source))
                .hasSize(1)
                .first()
                .asString()
                .startsWith(sentence)
                .endsWith(".");
    }

    private static final String LEVELS = R
            + "@Repeatable(Levels.class) @HasRole(\"level\") @interface Level { int value(); } " + R
            + "@interface Levels { Level[] value(); } " + R + "@interface Others { Level[] value(); } ";

    /** An annotation that only looks like the container of a repeated one. */
    @Test
    void annotationsWithinAnotherThanTheirContainer() throws IOException {
        assertThat(problems(
                        LEVELS + "@Path(\"x\") class C { @GET @Others({@Level(1), @Level(2)}) public void act() {} }"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("app.C.act has @app.Level as a value of @app.Others, where it protects nothing.");
    }

    /** It is no annotation of the method: it is not enforced, and must not be overlooked. */
    @Test
    void anAnnotationWithinAnother() throws IOException {
        assertThat(problems(
                        R + "@interface A { HasRole value(); } class C { @A(@HasRole(\"a\")) public void act() {} }"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("app.C.act has @io.github.clerkjakarta.HasRole");
    }

    static Stream<String> harmless() {
        return Stream.of(
                "class C { public void act() {} }",
                R + "@HasRole(\"a\") @interface A {}",
                R + "@HasRole(\"a\") @interface A {} " + R + "@A @interface B {}",
                R + "@B @interface A {} " + R + "@A @interface B {} @A class C {}",
                R + "@interface A { HasRole value() default @HasRole(\"a\"); }",
                "@Path(\"x\") class C { @GET @HasRole(\"a\") public void act() {} }",
                R + "@HasRole(\"a\") @interface A {} @Path(\"x\") class C { @GET @A public void act() {} }",
                LEVELS + "@Path(\"x\") class C { @GET @Level(1) @Level(2) public void act() {} }",
                LEVELS + "@Path(\"x\") class C { @GET @Levels({@Level(1), @Level(2)}) public void act() {} }",
                "interface I { @HasRole(\"a\") void act(); }",
                "class Tree<T> { void act(T it) {} class Leaf extends Tree<T> {} }",
                "@Path(\"x\") class Tree<T> { @GET @HasRole(\"a\") public void act() {} class Leaf extends Tree<T> {} }");
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void nothingToSay(String source) throws IOException {
        assertThat(problems(source)).isEmpty();
    }

    /** A mistake in one class must not hide those in others. */
    @Test
    void allSentencesAtOnce() throws IOException {
        assertThat(problems(
                        "class A { @HasRole(\"a\") public void act() {} }",
                        "class B { @HasRole({}) public void act() {} }",
                        "class D { @HasPermission(\"org:sys_memberships:read\") @GET public void act() {} }",
                        R + "@HasRole(\"a\") @interface X {} class E { @X int field; }"))
                .hasSize(4)
                .anyMatch(it -> it.startsWith("app.A.act is protected, but app.A is neither"))
                .anyMatch(it -> it.startsWith("app.B.act: @HasRole is empty or has a blank value."))
                .anyMatch(it ->
                        it.startsWith("app.D.act: @HasPermission(\"org:sys_memberships:read\") refuses every caller"))
                .anyMatch(it -> it.startsWith("app.E.field has @app.X"));
    }

    @Test
    void standardAnnotationsOfLibrariesAreNotFatal() throws IOException {
        Path library = library(
                Compiled.in(
                        "lib",
                        "class A { @RolesAllowed(\"a\") public void act() {} } class B { @HasRole(\"a\") public void act() {} }"));
        Path own = application(Compiled.of("class C { @RolesAllowed(\"a\") public void act() {} }"));

        Findings found = examine(loader(own, library));

        assertThat(found.problems())
                .hasSize(2)
                .anyMatch(it -> it.startsWith("lib.B.act"))
                .anyMatch(it -> it.startsWith("app.C.act"));
        assertThat(found.ignored()).hasSize(1).first().asString().startsWith("lib.A.act");
    }

    @Test
    void standardAnnotationsThatAreTheContainers() throws IOException {
        withStandardAnnotations = false;

        Findings found = examine(loader(application(
                Compiled.of("class C { @RolesAllowed(\"a\") public void act() {} @DenyAll static void no() {} }"))));

        assertThat(found.problems()).isEmpty();
        assertThat(found.ignored()).isEmpty();
    }

    /** A composed annotation stands for those that it carries. */
    @Test
    void aComposedStandardAnnotationOfALibraryIsNotFatal() throws IOException {
        Path library = library(Compiled.in(
                "lib",
                R + "@RolesAllowed(\"a\") @interface A {} " + R
                        + "@A @interface B {} class C { @B public void act() {} @B int field; }"));

        Findings found = examine(loader(library));

        assertThat(found.problems()).isEmpty();
        assertThat(found.ignored()).hasSize(2).allMatch(it -> it.startsWith("lib.C."));
    }

    /** If they are left to the runtime, a message lists their places. */
    @Test
    void classesThatAreLeftToTheRuntime() throws IOException {
        String roles = "class C { @RolesAllowed(\"a\") public void act() {} } @DenyAll class D {} @PermitAll class E {}"
                + " class F { @HasRole(\"a\") @GET public void act() {} }"
                + R + "@DenyAll @interface A {} class G { @A public void act() {} }";
        Path own = application(Compiled.of(roles));
        Path library = library(Compiled.in("lib", roles));

        assertThat(examine(loader(own, library)).leftToRuntime()).isEmpty();
        withStandardAnnotations = false;
        assertThat(examine(loader(own, library)).leftToRuntime())
                .containsExactlyInAnyOrder("app.A", "app.C", "app.D", "app.G");
    }

    static Stream<Arguments> enterpriseBeans() {
        String act = "public void act() {} }";
        return Stream.of(
                Arguments.of("@Stateless class C { @RolesAllowed(\"a\") " + act, true),
                Arguments.of("@jakarta.ejb.Stateful class C { @DenyAll " + act, true),
                Arguments.of("@jakarta.ejb.Singleton @RolesAllowed(\"a\") class C { " + act, true),
                Arguments.of(
                        "abstract class S { @DenyAll public void act() {} } @Stateless class C extends S { @PermitAll public void other() {} }",
                        true),
                Arguments.of(
                        "@DenyAll abstract class S { public void act() {} } @Stateless class C extends S {}", true),
                Arguments.of("@Stateless class C { @PermitAll " + act, false),
                Arguments.of("@Stateless @PermitAll class C { @HasRole(\"a\") " + act, false),
                Arguments.of("class C { @RolesAllowed(\"a\") " + act, false),
                Arguments.of("@ApplicationScoped @DenyAll class C { " + act, false));
    }

    /** Their container may or may not enforce their standard annotations: the deployer is warned. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("enterpriseBeans")
    void enterpriseBeansAreLeftToTheirContainer(String source, boolean left) throws IOException {
        Findings found = examine(loader(application(Compiled.of(source))));

        assertThat(found.enterpriseBeans()).isEqualTo(left ? List.of("app.C") : List.of());
        if (left) {
            assertThat(found.problems()).isEmpty();
            assertThat(found.ignored()).isEmpty();
        }
        withStandardAnnotations = false;
        assertThat(examine(loader(folder.resolve("classes"))).enterpriseBeans()).isEmpty();
    }

    static Stream<Arguments> lambdas() {
        return Stream.of(
                row("interface I { @HasRole(\"a\") void act(); } class C { I it = () -> {}; }", "app.I"),
                row("interface I { @HasRole(\"a\") void act(); } class C { I it = this::hashCode; }", "app.I"),
                row("interface I { @HasRole(\"a\") C make(); } class C { static I it() { return C::new; } }", "app.I"),
                row("@HasRole(\"a\") interface I { void act(); } class C { I it = () -> {}; }", "app.I"),
                row("@HasRole(\"a\") interface I { @PermitAll void act(); } class C { I it = () -> {}; }", "app.I"),
                row("@DenyAll interface I { @PermitAll void act(); } class C { I it = () -> {}; }", "app.I"),
                row("interface I { @DenyAll void act(); } class C { I it = () -> {}; }", "app.I"),
                row(
                        R
                                + "@HasRole(\"a\") @interface A {} interface I { @A void act(); } class C { I it = () -> {}; }",
                        "app.I"),
                row(
                        "interface I { @HasRole(\"a\") void act(); } interface J extends I {} class C { J it = () -> {}; }",
                        "app.J"),
                row(
                        "interface I { void act(); @HasRole(\"a\") default void other() {} } class C { I it = () -> {}; }",
                        "app.I"),
                row("interface I { @HasRole({}) void act(); } class C { I it = () -> {}; }", "app.I"),
                row("interface I<T> { @HasRole(\"a\") T act(T it); } class C { I<String> it = x -> x; }", "app.I"));
    }

    /** No container sees such an instance. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("lambdas")
    void anAnnotatedInterfaceThatALambdaImplements(String source, String type) throws IOException {
        assertThat(problems(source))
                .filteredOn(it -> it.contains("by a lambda or a method reference"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("app.C implements ")
                .contains(" " + type + " by a lambda")
                .endsWith(" a bean that implements the interface.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interface I { void act(); } class C { I it = () -> {}; }",
                "interface I { @PermitAll void act(); } class C { I it = () -> {}; }",
                "interface I { @HasRole(\"a\") void act(); } class C { java.util.function.Function<I, I> it = x -> x; }",
                "interface I { @HasRole(\"a\") void act(); } interface J { void act(I it); } class C { J it = I::act; }",
                "interface I { @HasRole(\"a\") void act(); } class C { void run(I it) { Runnable r = it::act; } }"
            })
    void aLambdaOfAnotherInterface(String source) throws IOException {
        assertThat(problems(source)).isEmpty();
    }

    /** The cast names another interface first, and the lambda is an instance of both. */
    @Test
    void aLambdaOfSeveralInterfaces() throws IOException {
        assertThat(
                        problems(
                                "interface I { @HasRole(\"a\") void act(); } interface Marker {} class C { Object it = (Marker & I) () -> {}; }"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("app.C implements ");
    }

    /** An interface of a library, or of the application. */
    @Test
    void aLambdaOfALibrary() throws IOException {
        Findings found = examine(loader(library(
                Compiled.in("lib", "interface I { @HasRole(\"a\") void act(); } class C { I it = () -> {}; }"))));

        assertThat(found.problems()).hasSize(1).first().asString().startsWith("lib.C implements ");
        assertThat(found.ignored()).isEmpty();
    }

    /** In libraries, standard annotations fail nothing. */
    @Test
    void aLambdaOfALibrarysInterfaceWithAStandardAnnotation() throws IOException {
        Findings found = examine(loader(library(
                Compiled.in("lib", "interface I { @RolesAllowed(\"a\") void act(); } class C { I it = () -> {}; }"))));

        assertThat(found.problems()).isEmpty();
        assertThat(found.ignored()).hasSize(1).first().asString().startsWith("lib.C implements ");
    }

    private static ClassLoader without(String hidden) {
        return new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                if (name.startsWith(hidden)) {
                    throw new ClassNotFoundException(name);
                }
                return DeploymentCheckTest.class.getClassLoader().loadClass(name);
            }
        };
    }

    private URLClassLoader loaderWithParent(ClassLoader parent, Path... places) throws IOException {
        List<java.net.URL> urls = new ArrayList<>();
        for (Path place : places) {
            urls.add(place.toUri().toURL());
        }
        URLClassLoader loader = new URLClassLoader(urls.toArray(java.net.URL[]::new), parent);
        loaders.add(loader);
        return loader;
    }

    private static final String DROPPED =
            ", but its class loader does not see that type, so that Java leaves the annotation out.";

    /** The library is in the WAR, and the class in a library of the server. */
    @Test
    void anAnnotationOfOursThatTheClassesLoaderDoesNotSee() throws IOException {
        Path own = application(
                Compiled.of(
                        "@HasRole(\"a\") @Path(\"x\") class C { @GET @Authenticated public void act() {} public void other() {} }"));

        assertThat(examine(loaderWithParent(without("io.github.clerkjakarta."), own))
                        .problems())
                .containsExactlyInAnyOrder(
                        "app.C has @io.github.clerkjakarta.HasRole" + DROPPED + BESIDE,
                        "app.C.act has @io.github.clerkjakarta.Authenticated" + DROPPED + BESIDE);
    }

    private static final String BESIDE =
            " Put this library, and the jar of the annotation, beside the class: into the EAR's lib, or into"
                    + " the same shared library.";

    /** The annotation belongs to one library, and is used in another that does not see it. */
    @Test
    void aComposedAnnotationThatTheClassesLoaderDoesNotSee() throws IOException {
        Compiled both = Compiled.inPackages(
                "lib:" + R + "@HasRole(\"a\") public @interface Admin {}",
                "app:@Path(\"x\") class C { @GET @lib.Admin public void act() {} }");
        Path own = application(both);
        Path library = Files.createDirectories(folder.resolve("other"));
        Files.createDirectories(library.resolve("lib"));
        Files.move(own.resolve("lib/Admin.class"), library.resolve("lib/Admin.class"));

        assertThat(examine(loader(own), loader(library)).problems())
                .containsExactly("app.C.act has @lib.Admin" + DROPPED + BESIDE);
        assertThat(examine(loader(own, library)).problems()).isEmpty();
    }

    /** With two copies of the library, the class sees the other one. */
    @Test
    void anAnnotationOfAnotherCopyOfTheLibrary() throws Exception {
        Path copy = Files.createDirectories(folder.resolve("copy/io/github/clerkjakarta"));
        Path library = Path.of(io.github.clerkjakarta.HasRole.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.list(library.resolve("io/github/clerkjakarta"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Path own = application(Compiled.of("@Path(\"x\") class C { @GET @HasRole(\"a\") public void act() {} }"));

        assertThat(examine(loaderWithParent(without("io.github.clerkjakarta."), own, folder.resolve("copy")))
                        .problems())
                .contains("app.C.act has @io.github.clerkjakarta.HasRole" + DROPPED + BESIDE);
    }

    /** An annotation that is left to the runtime may be dropped. */
    @Test
    void aStandardAnnotationThatTheClassesLoaderDoesNotSee() throws IOException {
        Path own = application(Compiled.of("@Path(\"x\") class C { @GET @RolesAllowed(\"a\") public void act() {} }"));
        ClassLoader parent = without("jakarta.annotation.security.");

        assertThat(examine(loaderWithParent(parent, own)).problems())
                .containsExactly("app.C.act has @jakarta.annotation.security.RolesAllowed" + DROPPED + BESIDE);
        withStandardAnnotations = false;
        assertThat(examine(loaderWithParent(parent, own)).problems()).isEmpty();
    }

    @Test
    void aStandardAnnotationThatTheLoaderOfALibraryDoesNotSee() throws IOException {
        Path library =
                library(Compiled.in("lib", "@Path(\"x\") class C { @GET @RolesAllowed(\"a\") public void act() {} }"));

        Findings found = examine(loaderWithParent(without("jakarta.annotation.security."), library));

        assertThat(found.problems()).isEmpty();
        assertThat(found.ignored()).hasSize(1);
    }

    @Test
    void concreteClassesThatRequireSomething() throws IOException {
        Findings found = examine(
                loader(
                        application(
                                Compiled.of(
                                        "interface I { @GET @HasRole(\"a\") void act(); } abstract class A implements I {} class C extends A { public void act() {} } class Other { @GET public void act() {} }"))));

        assertThat(found.protectedClasses()).extracting(Class::getSimpleName).containsExactly("C");
    }

    /** A class that cannot be loaded has no instances; one that cannot be examined may have. */
    @Test
    void aClassThatLacksAnother() throws IOException {
        Path own = application(
                Compiled.of(
                        "class Missing {} class A extends Missing { @HasRole(\"a\") public void act() {} }"
                                + " class B { @HasRole(\"a\") @GET public Missing act() { return null; } }"
                                + " interface I { @HasRole(\"a\") @GET void act(); } class D implements I { public void act() {} Missing other() { return null; } }"));
        Files.delete(own.resolve("app/Missing.class"));

        assertThat(examine(loader(own)).problems())
                .hasSize(2)
                .allMatch(it -> it.contains("cannot be examined") && it.contains("app/Missing"))
                .anyMatch(it -> it.startsWith("app.B "))
                .anyMatch(it -> it.startsWith("app.D "));
    }

    /** In a library D would be only an INFO line, though I's annotation is ours. */
    @Test
    void aClassOfALibraryThatLacksAnotherAndInheritsOurs() throws IOException {
        Compiled classes = Compiled.in(
                "lib",
                "class Missing {} interface I { @HasRole(\"a\") void act(); } class D implements I { public void act() {} Missing other() { return null; } }");
        Map<String, byte[]> entries = new LinkedHashMap<>();
        classes.classes().forEach((name, bytes) -> {
            if (!name.endsWith("Missing")) {
                entries.put(Compiled.path(name), bytes);
            }
        });
        Path library = Files.write(folder.resolve("lib.jar"), Compiled.zip(entries));

        assertThat(examine(loader(library)).problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("lib.D cannot be examined");
    }

    /** It may be meant for another place. */
    @Test
    void aClassOfALibraryThatLacksAnotherAndInheritsAStandardAnnotation() throws IOException {
        Compiled classes = Compiled.in(
                "lib",
                "class Missing {} interface I { @RolesAllowed(\"a\") void act(); } class D implements I { public void act() {} Missing other() { return null; } }");
        Map<String, byte[]> entries = new LinkedHashMap<>();
        classes.classes().forEach((name, bytes) -> {
            if (!name.endsWith("Missing")) {
                entries.put(Compiled.path(name), bytes);
            }
        });
        Path library = Files.write(folder.resolve("lib.jar"), Compiled.zip(entries));

        Findings found = examine(loader(library));

        assertThat(found.problems()).isEmpty();
        assertThat(found.ignored()).hasSize(1).first().asString().startsWith("lib.D cannot be examined");
    }

    /** Each WAR of an EAR has a class of that name, and each is deployed. */
    @Test
    void twoClassesOfOneNameInTwoWars() throws IOException {
        Path one =
                Compiled.of("class C { public void act() {} }").writeTo(Files.createDirectories(folder.resolve("one")));
        Path two = Compiled.of("class C { @HasRole(\"a\") public void act() {} }")
                .writeTo(Files.createDirectories(folder.resolve("two")));

        assertThat(examine(loader(one), loader(two)).problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("app.C.act is protected");
    }

    /** Returns a loader of the application's classes, which inherits others from a place that is not searched. */
    private URLClassLoader ofRuntimeWith(String shared, String open, String application) throws IOException {
        Path runtime = Compiled.in("shared", shared).writeTo(Files.createDirectories(folder.resolve("runtime")));
        Path own = application(Compiled.inPackages("shared:" + open, "app:" + application));
        try (Stream<Path> files = Files.list(own.resolve("shared"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        URLClassLoader parent = loader(runtime);
        ClassLoader hidden = new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                return parent.loadClass(name);
            }
        };
        return loaderWithParent(hidden, own);
    }

    @Test
    void aSupertypeThatOnlyTheRuntimeKnows() throws IOException {
        URLClassLoader loader = ofRuntimeWith(
                "public interface I { @HasRole(\"a\") void act(); }",
                "public interface I { void act(); }",
                "class C implements shared.I { public void act() {} }");

        assertThat(examine(loader).problems()).hasSize(1).first().asString().startsWith("app.C.act is protected");
    }

    @Test
    void aLambdaOfAnInterfaceThatOnlyTheRuntimeKnows() throws IOException {
        URLClassLoader loader = ofRuntimeWith(
                "public interface I { @HasRole(\"a\") void act(); }",
                "public interface I { void act(); }",
                "class C { shared.I it = () -> {}; }");

        assertThat(examine(loader).problems()).hasSize(1).first().asString().startsWith("app.C implements shared.I");
    }

    @Test
    void aComposedAnnotationThatOnlyTheRuntimeKnows() throws IOException {
        URLClassLoader loader = ofRuntimeWith(
                R + "@HasRole(\"a\") public @interface Admin {}",
                R + "public @interface Admin {}",
                "class C { @shared.Admin public void act() {} }");

        assertThat(examine(loader).problems()).hasSize(1).first().asString().startsWith("app.C.act is protected");
    }

    /** The type may require something, so its users are judged. */
    @Test
    void anAnnotationOfTheRuntimeThatCannotBeRead() throws IOException {
        URLClassLoader loader = ofRuntimeWith(
                "enum Missing { ONE } " + R + "@interface Other { Missing value() default Missing.ONE; } " + R
                        + "@Other public @interface Admin {}",
                R + "public @interface Admin {}",
                "class C { @shared.Admin public void act() {} }");
        Files.delete(folder.resolve("runtime/shared/Missing.class"));

        assertThat(examine(loader).problems()).hasSize(1).first().asString().startsWith("app.C cannot be examined");
    }

    /** It requires nothing, and is not mentioned. */
    @Test
    void othersThatOnlyTheRuntimeKnows() throws IOException {
        URLClassLoader loader = ofRuntimeWith(
                "public interface I { void act(); }",
                "public interface I { void act(); }",
                "class C implements shared.I { public void act() {} shared.I it = () -> {}; }");

        assertThat(examine(loader).problems()).isEmpty();
        assertThat(examine(loader).protectedClasses()).isEmpty();
    }

    @Test
    void aMistakeInASupertypeThatOnlyTheRuntimeKnows() throws IOException {
        URLClassLoader loader = ofRuntimeWith(
                "public interface I { @HasRole({}) void act(); }",
                "public interface I { void act(); }",
                "class C implements shared.I { public void act() {} }");

        assertThat(examine(loader).problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("app.C.act: @HasRole is empty or has a blank value");
    }

    static Stream<Arguments> silent() {
        return Stream.of(
                row(
                        "@Path(\"x\") public class C { @GET public void act() {} }",
                        "app.C.act says nothing about who may call it"),
                row(
                        "@Path(\"x\") public class C { @GET public void act() {} @POST @PermitAll public void other() {} }",
                        "app.C.act says nothing"),
                row(
                        "@Path(\"x\") interface I { @GET void act(); } class C implements I { public void act() {} }",
                        "app.C.act says nothing"),
                row(
                        "@Path(\"x\") abstract class A { @GET public void act() {} } class C extends A {}",
                        "app.C.act says nothing"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("silent")
    void denyByDefault(String source, String sentence) throws IOException {
        deniesByDefault = true;

        assertThat(problems(source)).hasSize(1).first().asString().startsWith(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Path(\"x\") @PermitAll class C { @GET public void act() {} }",
                "@Path(\"x\") class C { @GET @Authenticated public void act() {} public void other() {} @Path(\"y\") public Object sub() { return null; } }",
                "class C { @GET public void act() {} }",
                "@Path(\"x\") interface I { @GET void act(); }",
                "@Path(\"x\") abstract class A { @GET public void act() {} }"
            })
    void denyByDefaultHasNothingToSay(String source) throws IOException {
        deniesByDefault = true;

        assertThat(problems(source)).isEmpty();
    }

    @Test
    void denyByDefaultOfALibrary() throws IOException {
        deniesByDefault = true;

        assertThat(examine(loader(library(Compiled.in("lib", "@Path(\"x\") class C { @GET public void act() {} }"))))
                        .problems())
                .isEmpty();
    }

    /**
     * The first message names the mistake; the second look at the same class must not end the deployment without it.
     */
    @ParameterizedTest
    @MethodSource("mistakes")
    void denyByDefaultWithAMistake(String source, String sentence) throws IOException {
        deniesByDefault = true;
        Path own = application(Compiled.of(source));
        Files.deleteIfExists(own.resolve("app/Missing.class"));

        assertThat(examine(loader(own)).problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith(sentence);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                row(
                        "@Path(\"x\") public class C { @GET @HasRole({}) public void act() {} }",
                        "app.C.act: @HasRole is empty or has a blank value"),
                row(
                        "class Missing {} @Path(\"x\") class C { @GET @HasRole(\"a\") public Missing act() { return null; } }",
                        "app.C cannot be examined"));
    }

    /** The class protects nothing, so its missing parts do not matter. */
    @Test
    void denyByDefaultOfAnOpenClassThatLacksAnother() throws IOException {
        deniesByDefault = true;
        Path own = application(
                Compiled.of(
                        "class Missing {} @Path(\"x\") @PermitAll class C { @GET public void act() {} public Missing other() { return null; } }"));
        Files.delete(own.resolve("app/Missing.class"));

        assertThat(examine(loader(own)).problems()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aProducerOfAMistake() throws IOException {
        Path own = application(Compiled.of("interface I { @HasRole({}) void act(); } class C { I it; }"));
        URLClassLoader loader = loader(own);
        RequirementTable table = new RequirementTable(true);
        io.github.clerkjakarta.internal.deployment.Beans beans = FakeBeans.none();
        beans.addProducer(FakeProducer.of(load(loader, "app.C"), "it"));

        assertThat(DeploymentCheck.examine(table, beans, List.of(loader), false).problems())
                .hasSize(1)
                .first()
                .asString()
                .contains("@HasRole is empty or has a blank value");
    }

    /** The classes that CDI has reported, for an application and for a unit test alike. */
    @Test
    void whatProducersAndExtensionsMake() throws IOException {
        URLClassLoader loader = loader(
                application(
                        Compiled.of(
                                "interface I { @HasRole(\"a\") void act(); } class C { I it; } @HasRole(\"b\") class Model {} class D { public void act() {} }")));
        RequirementTable table = new RequirementTable(true);
        Beans beans = FakeBeans.none();
        beans.addProducer(FakeProducer.of(load(loader, "app.C"), "it"));
        beans.addSynthetic(new FakeBeans.FakeSynthetic(load(loader, "app.I"), java.util.Set.of(load(loader, "app.I"))));
        FakeBeans.add(
                beans,
                load(loader, "app.D"),
                java.util.Set.of(load(loader, "app.Model").getAnnotations()),
                it -> java.util.Set.of());
        Beans harmless = FakeBeans.none();
        FakeBeans.add(
                harmless,
                load(loader, "app.D"),
                java.util.Set.of(Deprecated.class.getAnnotations()),
                it -> java.util.Set.of());

        for (Findings found : List.of(
                DeploymentCheck.examine(table, beans, List.of(loader), false),
                DeploymentCheck.examineOnly(table, beans, List.of(loader), java.util.Set.of("app.C")))) {
            assertThat(found.problems())
                    .anyMatch(it -> it.startsWith("app.C.it produces app.I"))
                    .anyMatch(it -> it.startsWith("An extension adds a bean of app.I"))
                    .anyMatch(it -> it.startsWith("app.D has @HasRole by a CDI extension"));
        }
        assertThat(DeploymentCheck.examineOnly(table, harmless, List.of(loader), java.util.Set.of("app.C"))
                        .problems())
                .isEmpty();
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** An EJB need not have annotations, and CDI may leave it out: a descriptor is enough. */
    @Test
    void anEnterpriseBeanOfADescriptor() throws IOException {
        Path own = application(
                Compiled.of("@jakarta.enterprise.inject.Vetoed class C { @HasRole(\"a\") public void act() {} }"));
        assertThat(examine(loader(own)).problems()).isEmpty();

        Files.createDirectories(own.resolve("META-INF"));
        Files.writeString(own.resolve("META-INF/ejb-jar.xml"), "<ejb-jar><ejb-class>app.C</ejb-class></ejb-jar>");

        assertThat(examine(loader(own)).problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("app.C.act is protected");
    }

    @Test
    void anEnterpriseBeanOfTheWarsDescriptor() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("app/WEB-INF/classes"));
        Compiled.of("@jakarta.enterprise.inject.Vetoed class C { @HasRole(\"a\") public void act() {} }")
                .writeTo(classes);
        Files.writeString(folder.resolve("app/WEB-INF/ejb-jar.xml"), "<ejb-jar><ejb-class>app.C</ejb-class></ejb-jar>");

        assertThat(examine(loader(classes)).problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("app.C.act is protected");
    }

    @Test
    void loadServicesInWebXml() throws IOException {
        String xml =
                "<web-app><context-param><param-name>jakarta.ws.rs.loadServices</param-name><param-value>false</param-value></context-param></web-app>";
        Path war = Files.write(
                folder.resolve("app.war"),
                Compiled.zip(Map.of("WEB-INF/web.xml", xml.getBytes(StandardCharsets.UTF_8))));
        Path own = application(
                Compiled.of(
                        "public class App extends jakarta.ws.rs.core.Application { public Set<Class<?>> getClasses() { return Set.of(String.class); } }"));

        assertThat(examine(loader(own)).problems()).isEmpty();
        assertThat(examine(loader(own, war)).problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("app.App switches");
    }

    /** Class loaders of servers list WEB-INF/classes, and the descriptor is beside it. */
    @Test
    void loadServicesInTheWebXmlBesideTheClasses() throws IOException {
        String xml =
                "<web-app><context-param><param-name>jakarta.ws.rs.loadServices</param-name><param-value>false</param-value></context-param></web-app>";
        Path classes = Files.createDirectories(folder.resolve("app/WEB-INF/classes"));
        Files.writeString(folder.resolve("app/WEB-INF/web.xml"), xml);
        Compiled.of(
                        "public class App extends jakarta.ws.rs.core.Application { public Set<Class<?>> getClasses() { return Set.of(String.class); } }")
                .writeTo(classes);

        assertThat(examine(loader(classes)).problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("app.App switches");
    }

    @Test
    void loadServicesInCode() throws IOException {
        assertThat(
                        problems(
                                "public class App extends jakarta.ws.rs.core.Application { public Set<Class<?>> getClasses() { return Set.of(String.class); }"
                                        + " public Map<String, Object> getProperties() { return Map.of(\"jakarta.ws.rs.loadServices\", false); } }"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("app.App switches");
    }

    private static final String LISTING = "public Set<Class<?>> getClasses() { return Set.of(String.class); } ";

    /** A runtime's own library names the property, and has applications of its own. */
    @Test
    void loadServicesInARuntime() throws IOException {
        Path own = application(Compiled.inPackages(
                "org.glassfish.jersey:class Names { String it = \"jakarta.ws.rs.loadServices\"; }",
                "org.glassfish.own:public class App extends jakarta.ws.rs.core.Application { " + LISTING
                        + "public Map<String, Object> getProperties() { return Map.of(\"jakarta.ws.rs.loadServices\", false); } }",
                "app:public class App extends jakarta.ws.rs.core.Application { " + LISTING + "}"));

        assertThat(examine(loader(own)).problems()).isEmpty();
    }

    /** The application may set the property from elsewhere. */
    @Test
    void loadServicesInAnotherClass() throws IOException {
        assertThat(problems(
                        "class Names { String it = \"jakarta.ws.rs.loadServices\"; }",
                        "public class App extends jakarta.ws.rs.core.Application { " + LISTING + "}"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("app.App switches");
    }

    @Test
    void loadServicesInAnApplicationThatCannotBeAsked() throws IOException {
        assertThat(
                        problems(
                                "public class App extends jakarta.ws.rs.core.Application { String it = \"jakarta.ws.rs.loadServices\"; App() { throw new IllegalStateException(); } }"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("app.App may switch");
    }

    @Test
    void aUnitTestsClassesAlone() throws IOException {
        Path own = application(Compiled.of(
                "class A { @HasRole(\"a\") public void act() {} } class B { @HasRole(\"a\") public void act() {} }"));
        RequirementTable table = new RequirementTable(true);

        Findings found = DeploymentCheck.examineOnly(
                table, FakeBeans.none(), List.of(loader(own)), java.util.Set.of("app.A", "app.Unknown"));

        assertThat(found.problems()).hasSize(1).first().asString().startsWith("app.A.act");
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        Path own = application(Compiled.of("class C {}"));
        Files.write(own.resolve("app/Broken.class"), new byte[] {1});

        assertThat(examine(loader(own)).unreadable()).containsExactly(own + " app/Broken.class");
    }
}
