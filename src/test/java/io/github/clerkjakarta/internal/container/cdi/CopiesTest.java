package io.github.clerkjakarta.internal.container.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiesTest {
    private static final String MARKER = Copies.class.getName().replace('.', '/') + ".class";

    @TempDir
    Path folder;

    private URL jar(String name) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
                InputStream marker = Copies.class.getResourceAsStream("Copies.class")) {
            zip.putNextEntry(new ZipEntry(MARKER));
            zip.write(marker.readAllBytes());
        }
        return jar.toUri().toURL();
    }

    private static String mistake(ClassLoader... loaders) {
        String mistake = Copies.mistake(List.of(loaders));
        return mistake == null ? "" : mistake;
    }

    @Test
    void twoVersionsInOneFolderAreNamed() throws IOException {
        try (URLClassLoader war = new URLClassLoader(new URL[] {jar("clerk-1.jar"), jar("clerk-2.jar")}, null)) {
            assertThat(mistake(war))
                    .contains("2 copies", folder.resolve("clerk-1.jar").toString())
                    .contains(folder.resolve("clerk-2.jar").toString())
                    .doesNotContain(MARKER, "file:", "!");
        }
    }

    @Test
    void oneInTheEarAndOneInTheWarAreNamed() throws IOException {
        try (URLClassLoader ear = new URLClassLoader(new URL[] {jar("ear.jar")}, null);
                URLClassLoader war = new URLClassLoader(new URL[] {jar("war.jar")}, ear)) {
            assertThat(mistake(ear, war)).contains("ear.jar", "war.jar");
        }
    }

    @Test
    void twoWarsWithACopyEachAreNoMistake() throws IOException {
        try (URLClassLoader one = new URLClassLoader(new URL[] {jar("one.jar")}, null);
                URLClassLoader other = new URLClassLoader(new URL[] {jar("other.jar")}, null)) {
            assertThat(mistake(one, other)).isEmpty();
        }
    }

    @Test
    void oneFileThatSeveralLoadersSeeIsOneCopy() throws IOException {
        URL jar = jar("clerk.jar");
        try (URLClassLoader shared = new URLClassLoader(new URL[] {jar}, null);
                URLClassLoader war = new URLClassLoader(new URL[] {jar}, shared)) {
            assertThat(mistake(war, shared)).isEmpty();
        }
        assertThat(mistake(CopiesTest.class.getClassLoader())).isEmpty();
    }
}
