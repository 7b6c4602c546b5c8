package io.github.clerkjakarta.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Compiled;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The places that class loaders report. */
class ClassLocationsTest {
    @TempDir
    Path folder;

    private Path jar(String name, String... entries) throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (String entry : entries) {
            contents.put(entry, new byte[0]);
        }
        contents.put("some.txt", new byte[0]);
        return Files.write(folder.resolve(name), Compiled.zip(contents));
    }

    private static ClassLocation at(Path file) {
        return new ClassLocation(file, List.of(), "");
    }

    /** A runtime's loader, which is no URLClassLoader: it answers only for names. */
    private static final class Loader extends ClassLoader {
        private final Map<String, List<String>> answers = new LinkedHashMap<>();

        Loader(ClassLoader parent) {
            super(parent);
        }

        Loader answer(String name, String... urls) {
            answers.put(name, List.of(urls));
            return this;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            if (answers.getOrDefault(name, List.of()).contains("broken")) {
                throw new IOException("broken");
            }
            return Collections.enumeration(answers.getOrDefault(name, List.of()).stream()
                    .map(ClassLocationsTest::url)
                    .toList());
        }
    }

    private static URL url(String text) {
        try {
            return new URL(null, text, new URLStreamHandler() {
                @Override
                protected java.net.URLConnection openConnection(URL url) {
                    throw new UnsupportedOperationException();
                }
            });
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void addressesOfAUrlClassLoaderAndOfItsParents() throws IOException {
        Path parents = jar("parent.jar");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path own = jar("own.jar");
        try (URLClassLoader parent =
                        new URLClassLoader(new URL[] {parents.toUri().toURL()}, Compiled.placeless());
                URLClassLoader loader = new URLClassLoader(
                        new URL[] {classes.toUri().toURL(), own.toUri().toURL()}, parent)) {
            ClassLocations found = ClassLocations.of(List.of(loader));

            assertThat(found.readable()).containsExactlyInAnyOrder(at(classes), at(own), at(parents));
            assertThat(found.unreadable()).isEmpty();
        }
    }

    @Test
    void rootsThatALoaderNames() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path war = jar("app.war");
        Loader loader = new Loader(null)
                .answer(
                        "",
                        "file:" + classes + "/",
                        "wsjar:file:" + war + "!/WEB-INF/classes/",
                        "wsjar:file:" + war + "!/WEB-INF/lib/one.jar!/");

        assertThat(ClassLocations.of(List.of(loader)).readable())
                .containsExactly(
                        at(classes),
                        new ClassLocation(war, List.of(), "WEB-INF/classes/"),
                        new ClassLocation(war, List.of("WEB-INF/lib/one.jar"), ""));
    }

    @Test
    void archivesThatHaveAManifestOrBeans() throws IOException {
        Path one = jar("one.jar");
        Path two = jar("two.jar");
        Loader loader = new Loader(null)
                .answer("META-INF/MANIFEST.MF", "jar:file:" + one + "!/META-INF/MANIFEST.MF")
                .answer(
                        "META-INF/beans.xml",
                        "jar:file:" + two + "!/META-INF/beans.xml",
                        "jar:file:" + one + "!/META-INF/beans.xml");

        assertThat(ClassLocations.of(List.of(loader)).readable()).containsExactly(at(one), at(two));
    }

    @Test
    void theClassPathOfTheTest() {
        ClassLocations found = ClassLocations.of(List.of(ClassLocationsTest.class.getClassLoader()));
        URI own = URI.create(ClassLocationsTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString());

        assertThat(found.readable()).contains(at(Path.of(own)));
        assertThat(found.readable()).anyMatch(it -> it.file().toString().contains("jakarta.ws.rs-api"));
        assertThat(found.unreadable()).isEmpty();
    }

    @Test
    void eachLocationOnce() throws IOException {
        Path jar = jar("lib.jar", "META-INF/MANIFEST.MF", "META-INF/beans.xml");
        try (URLClassLoader loader = Compiled.loaderOf(jar);
                URLClassLoader other = Compiled.loaderOf(jar)) {
            assertThat(ClassLocations.of(List.of(loader, other)).readable()).containsExactly(at(jar));
        }
    }

    @Test
    void unknownKindsAreNamed() {
        Loader loader = new Loader(null).answer("", "vfs:/content/app.war/", "http://example.com/classes/");

        ClassLocations found = ClassLocations.of(List.of(loader));

        assertThat(found.readable()).isEmpty();
        assertThat(found.unreadable()).containsExactly("vfs:/content/app.war/", "http://example.com/classes/");
    }

    @Test
    void theRuntimesOwnModulesAreLeftOut() {
        Loader loader = new Loader(null)
                .answer("", "bundleresource://12.fwk3/", "jrt:/java.base/")
                .answer("META-INF/MANIFEST.MF", "bundleresource://12.fwk3/META-INF/MANIFEST.MF");

        ClassLocations found = ClassLocations.of(List.of(loader));

        assertThat(found.readable()).isEmpty();
        assertThat(found.unreadable()).isEmpty();
    }

    /** A loader has found something there, so the address was misread. */
    @Test
    void anAddressOfALoaderThatLeadsNowhereIsNamed() {
        Loader loader = new Loader(null).answer("", "file:/nowhere/classes/");

        assertThat(ClassLocations.of(List.of(loader)).unreadable()).containsExactly("file:/nowhere/classes/");
    }

    @Test
    void whatTheClassPathNamesInVainIsNotMissed() throws IOException {
        try (URLClassLoader loader = Compiled.loaderOf(folder.resolve("none.jar"), folder.resolve("none"))) {
            ClassLocations found = ClassLocations.of(List.of(loader));

            assertThat(found.readable()).isEmpty();
            assertThat(found.unreadable()).isEmpty();
        }
    }

    @Test
    void aFolderWithBlanksAndOtherSigns() throws IOException {
        for (String name :
                List.of("a b", "100%", "c#d", "e?f", "[g]", "gr\u00fcn", "wow!", "h;i", "j&k=l", "m^n`{o}")) {
            Path classes = Files.createDirectories(folder.resolve(name).resolve("classes"));
            try (URLClassLoader loader = Compiled.loaderOf(classes)) {
                ClassLocations found = ClassLocations.of(List.of(loader));

                assertThat(found.readable()).as(name).containsExactly(at(classes));
                assertThat(found.unreadable()).as(name).isEmpty();
            }
        }
    }

    /** URL.toString() of a hand-made address need not be encoded. */
    @Test
    void anAddressThatIsNotEncodedIsReadOrNamed() throws IOException {
        for (String name : List.of("a b", "100%", "[g]", "gr\u00fcn", "wow!", "m^n`{o}")) {
            Path classes = Files.createDirectories(folder.resolve(name).resolve("classes"));
            Loader loader = new Loader(null).answer("", "file:" + classes + "/");
            ClassLocations found = ClassLocations.of(List.of(loader));

            assertThat(found.readable().size() + found.unreadable().size())
                    .as(name)
                    .isEqualTo(1);
            assertThat(found.readable()).as(name).allMatch(at(classes)::equals);
        }
    }

    /** Another source may answer. */
    @Test
    void aLoaderThatCannotAnswer() throws IOException {
        Path jar = jar("lib.jar");
        Loader loader = new Loader(null)
                .answer("", "broken")
                .answer("META-INF/beans.xml", "jar:file:" + jar + "!/META-INF/beans.xml");

        assertThat(ClassLocations.of(List.of(loader)).readable()).containsExactly(at(jar));
    }

    @Test
    void noLoaders() {
        ClassLocations found = ClassLocations.of(List.of());

        assertThat(found.readable()).isEmpty();
        assertThat(found.unreadable()).isEmpty();
    }
}
