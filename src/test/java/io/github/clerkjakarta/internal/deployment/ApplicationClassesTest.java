package io.github.clerkjakarta.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Compiled;
import io.github.clerkjakarta.HasRole;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classes of folders and archives: what they use, and their subtypes. */
class ApplicationClassesTest {
    private static final Set<String> OURS = Set.of(HasRole.class.getName());

    @TempDir
    Path folder;

    private Path folder(String name, Compiled classes) throws IOException {
        return classes.writeTo(Files.createDirectories(folder.resolve(name)));
    }

    private Path jar(String name, Map<String, byte[]> entries) throws IOException {
        return Files.write(folder.resolve(name), Compiled.zip(entries));
    }

    private static ApplicationClasses classes(Path... places) throws IOException {
        try (URLClassLoader loader = Compiled.loaderOf(places)) {
            return ApplicationClasses.of(List.of(loader));
        }
    }

    private static Set<String> users(ApplicationClasses classes) {
        return classes.usersOf(it -> OURS.contains(it.annotation()));
    }

    private static List<String> names(ApplicationClasses classes) {
        return classes.files().map(ClassFile::name).toList();
    }

    @Test
    void ofFoldersAndArchives() throws IOException {
        Path own = folder("classes", Compiled.of("class A {}"));
        Path library = Files.write(
                folder.resolve("lib.jar"), Compiled.in("lib", "class B {}").jar(""));

        ApplicationClasses classes = classes(own, library);

        assertThat(names(classes)).containsExactly("app.A", "lib.B");
        assertThat(classes.isOfApplication("app.A")).isTrue();
        assertThat(classes.isOfApplication("lib.B")).isFalse();
        assertThat(classes.isOfApplication("app.Unknown")).isFalse();
        assertThat(classes.unreadable()).isEmpty();
    }

    @Test
    void noneAtAll() {
        ApplicationClasses none = ApplicationClasses.none();

        assertThat(none.files()).isEmpty();
        assertThat(none.unreadable()).isEmpty();
        assertThat(none.webXmls()).isEmpty();
        assertThat(none.isOfApplication("app.A")).isFalse();
    }

    @Test
    void whatIsMalformedIsNamed() throws IOException {
        Path own = folder("classes", Compiled.of("class A {}"));
        Files.write(own.resolve("app/Broken.class"), new byte[] {1, 2, 3});
        Path library = Files.write(folder.resolve("lib.jar"), new byte[] {1, 2, 3});

        ApplicationClasses classes = classes(own, library);

        assertThat(names(classes)).containsExactly("app.A");
        assertThat(classes.unreadable()).containsExactlyInAnyOrder(own + " app/Broken.class", library.toString());
    }

    /** A nested class file at another place is not loaded by that name. */
    @Test
    void aClassAtTheWrongPlaceIsNotThere() throws IOException {
        byte[] a = Compiled.of("class A {}").bytes("app.A");
        Path library = jar(
                "lib.jar",
                Map.of("app/A.class", a, "other/A.class", a, "A.class", a, "WEB-INF/classes/app/A.class", a));

        assertThat(names(classes(library))).containsExactly("app.A");
    }

    @Test
    void otherVersionsOfAClassCount() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("app/A.class", Compiled.of("class A {}").bytes("app.A"));
        entries.put(
                "META-INF/versions/11/app/A.class",
                Compiled.of("class A { @HasRole(\"a\") void act() {} }").bytes("app.A"));
        entries.put(
                "META-INF/versions/17/app/B.class",
                Compiled.of("@HasRole(\"a\") class B {}").bytes("app.B"));

        assertThat(users(classes(jar("lib.jar", entries)))).containsExactly("app.A", "app.B");
    }

    /** The loader decides which of them is loaded. */
    @Test
    void ofTwoClassesOfOneNameBothCount() throws IOException {
        Path first = folder("first", Compiled.of("class A {} class C {}"));
        Path second = folder(
                "second", Compiled.of("class A { @HasRole(\"a\") void act() {} } class B {} class C extends B {}"));

        ApplicationClasses classes = classes(first, second);

        assertThat(users(classes)).containsExactly("app.A");
        assertThat(classes.withSubtypes("app.B")).containsExactlyInAnyOrder("app.B", "app.C");
    }

    @Test
    void aClassOfTheApplicationIsItsOwnWhereverElseItIs() throws IOException {
        Compiled a = Compiled.of("class A {}");
        Path library = Files.write(folder.resolve("lib.jar"), a.jar(""));
        Path own = folder("classes", a);

        for (ApplicationClasses classes : List.of(classes(own, library), classes(library, own))) {
            assertThat(classes.isOfApplication("app.A")).isTrue();
        }
    }

    @Test
    void theLibrarysOwnClassesAreLeftOut() throws IOException {
        Path own = folder(
                "classes",
                Compiled.inPackages(
                        "io.github.clerkjakarta.internal.x:class A {}",
                        "io.github.clerkjakarta.application:class B {}",
                        "io.github.other.internal:class C {}"));

        assertThat(names(classes(own)))
                .containsExactlyInAnyOrder("io.github.clerkjakarta.application.B", "io.github.other.internal.C");
    }

    @Test
    void descriptors() throws IOException {
        byte[] web = "<web-app/>".getBytes(StandardCharsets.UTF_8);
        byte[] fragment = "<web-fragment/>".getBytes(StandardCharsets.UTF_8);
        Path war = jar("app.war", Map.of("WEB-INF/web.xml", web));
        Path library = jar("lib.jar", Map.of("META-INF/web-fragment.xml", fragment, "META-INF/web.xml", new byte[0]));

        assertThat(classes(war, library).webXmls())
                .extracting(it -> new String(it, StandardCharsets.UTF_8))
                .containsExactly("<web-app/>", "<web-fragment/>");
    }

    @Test
    void usersAndAllBelowThem() throws IOException {
        Path own = folder(
                "classes",
                Compiled.of(
                        "interface I { @HasRole(\"a\") void act(); } interface J extends I {} class A implements J { public void act() {} }"
                                + " class B extends A {} class Other {} class C { void act(@HasRoleLike int a) {} } @interface HasRoleLike {}"
                                + " @HasRole(\"a\") class D { class Inner {} }"));

        assertThat(users(classes(own))).containsExactlyInAnyOrder("app.I", "app.J", "app.A", "app.B", "app.D");
    }

    /** The way down leads through archives. */
    @Test
    void subtypesAcrossPlaces() throws IOException {
        Path library = Files.write(
                folder.resolve("lib.jar"),
                Compiled.in("lib", "public interface I { @HasRole(\"a\") void act(); }")
                        .jar(""));
        Path own = folder(
                "classes",
                Compiled.inPackages(
                        "lib:public interface I { void act(); }",
                        "app:class A implements lib.I { public void act() {} }"));
        Files.delete(own.resolve("lib/I.class"));

        assertThat(users(classes(own, library))).containsExactlyInAnyOrder("lib.I", "app.A");
        assertThat(users(classes(library, own))).containsExactlyInAnyOrder("lib.I", "app.A");
    }

    @Test
    void composedAnnotations() throws IOException {
        String runtime = "@Retention(RetentionPolicy.RUNTIME) ";
        Path own = folder(
                "classes",
                Compiled.of(
                        runtime + "@E @interface D {} " + runtime + "@HasRole(\"a\") @interface A {} " + runtime
                                + "@A @interface B {} " + runtime
                                + "@B @D @interface C {} @C @interface E {} @Deprecated @interface Other {} @HasRole(\"a\") class NoAnnotation {}"));

        assertThat(classes(own).withComposed(OURS))
                .containsExactlyInAnyOrder(HasRole.class.getName(), "app.A", "app.B", "app.C", "app.D", "app.E");
    }

    @Test
    void whatIsForeign() throws IOException {
        Path own = folder(
                "classes",
                Compiled.of(
                        "@interface Own {} class A { @Own @HasRole(\"a\") @Deprecated void act() {} } class B extends A implements Runnable { public void run() {} }"));

        ApplicationClasses classes = classes(own);

        assertThat(classes.foreignAnnotations())
                .containsExactlyInAnyOrder(HasRole.class.getName(), "java.lang.Deprecated");
        assertThat(classes.foreignSupertypes())
                .containsExactlyInAnyOrder("java.lang.Object", "java.lang.Runnable", "java.lang.annotation.Annotation");
    }

    @Test
    void twoLoadersOfOneApplication() throws IOException {
        Path first = folder("first", Compiled.of("class A {}"));
        Path second = folder("second", Compiled.of("@HasRole(\"a\") class B {}"));
        try (URLClassLoader one = Compiled.loaderOf(first);
                URLClassLoader two = Compiled.loaderOf(second)) {
            assertThat(names(ApplicationClasses.of(List.of(one, two)))).containsExactly("app.A", "app.B");
        }
    }
}
