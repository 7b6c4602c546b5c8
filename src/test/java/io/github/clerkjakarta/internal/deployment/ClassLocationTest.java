package io.github.clerkjakarta.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.Compiled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The meaning of a class loader's addresses, and the files at them. */
class ClassLocationTest {
    @TempDir
    Path folder;

    private static Arguments row(String url, String file, List<String> nested, String prefix) {
        return Arguments.of(url, file, nested, prefix);
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                row("file:/srv/classes/", "/srv/classes", List.of(), ""),
                row("file:/srv/classes", "/srv/classes", List.of(), ""),
                row("file:///srv/classes/", "/srv/classes", List.of(), ""),
                row("file:/srv/lib.jar", "/srv/lib.jar", List.of(), ""),
                row("jar:file:/srv/lib.jar!/", "/srv/lib.jar", List.of(), ""),
                row("zip:file:/srv/lib.jar!/", "/srv/lib.jar", List.of(), ""),
                row("wsjar:file:/srv/app.war!/WEB-INF/classes/", "/srv/app.war", List.of(), "WEB-INF/classes/"),
                row("jar:file:/srv/app.war!/WEB-INF/lib/one.jar!/", "/srv/app.war", List.of("WEB-INF/lib/one.jar"), ""),
                row(
                        "wsjar:file:/srv/all.ear!/app.war!/WEB-INF/lib/one.jar!/",
                        "/srv/all.ear",
                        List.of("app.war", "WEB-INF/lib/one.jar"),
                        ""),
                row("jar:wsjar:file:/srv/lib.jar!/", "/srv/lib.jar", List.of(), ""),
                row("file:/a%20b/classes/", "/a b/classes", List.of(), ""),
                row("file:/a b/classes/", "/a b/classes", List.of(), ""),
                row("jar:file:/a b/lib.jar!/", "/a b/lib.jar", List.of(), ""),
                row("file:/100%25/classes/", "/100%/classes", List.of(), ""),
                row("file:/a%2Bb/c+d/", "/a+b/c+d", List.of(), ""),
                row("file:/a%23b/", "/a#b", List.of(), ""),
                row("file:/gr\u00fcn/", "/gr\u00fcn", List.of(), ""),
                row("file:/gr%C3%BCn/", "/gr\u00fcn", List.of(), ""),
                row("file:/a/b:c/", "/a/b:c", List.of(), ""),
                // Not encoded, as a hand-made address may be.
                row("file:/a#b/", "/a#b", List.of(), ""),
                row("file:/100%/classes/", "/100%/classes", List.of(), ""),
                row("file:/a[b]/{c}/", "/a[b]/{c}", List.of(), ""),
                row("jar:file:/srv/app.war!/my%20classes/", "/srv/app.war", List.of(), "my classes/"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("addresses")
    void address(String url, String file, List<String> nested, String prefix) {
        assertThat(ClassLocation.of(url)).isEqualTo(new ClassLocation(Path.of(file), nested, prefix));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://example.com/lib.jar",
                "jar:http://example.com/file:/lib.jar!/",
                "vfs:/content/app.war/WEB-INF/classes/",
                "bundleresource://12.fwk3/",
                "jrt:/java.base",
                "jar:nested:/srv/app.jar/!BOOT-INF/classes/!/",
                "profile:/srv/classes/"
            })
    void addressOfAnUnknownKind(String url) {
        assertThat(ClassLocation.of(url)).isNull();
    }

    /** A folder may be called wow!, and a class loader does not escape it. */
    @Test
    void aFolderWhoseNameEndsWithAnExclamationMark() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("wow!/classes"));
        String url = classes.toUri().toString();
        assertThat(url).contains("!/");

        assertThat(ClassLocation.of(url)).isEqualTo(new ClassLocation(classes, List.of(), ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jar:file:/srv/app.war!/WEB-INF/lib/my%20lib.jar!/",
                "jar:file:/srv/app.war!/WEB-INF/lib/my lib.jar!/",
            })
    void blanksInTheNameOfANestedArchive(String url) {
        assertThat(ClassLocation.of(url))
                .isEqualTo(new ClassLocation(Path.of("/srv/app.war"), List.of("WEB-INF/lib/my lib.jar"), ""));
    }

    @Test
    void otherCharactersInThePrefix() {
        assertThat(ClassLocation.of("jar:file:/srv/app.war!/gr%C3%BCn%25/"))
                .isEqualTo(new ClassLocation(Path.of("/srv/app.war"), List.of(), "gr\u00fcn%/"));
    }

    @Test
    void whichIsTheApplicationsOwn() throws IOException {
        Path jar = Files.write(folder.resolve("lib.jar"), Compiled.zip(Map.of("a.txt", new byte[1])));

        assertThat(new ClassLocation(folder, List.of(), "").isApplication()).isTrue();
        assertThat(new ClassLocation(jar, List.of(), "").isApplication()).isFalse();
        assertThat(new ClassLocation(jar, List.of(), "WEB-INF/classes/").isApplication())
                .isTrue();
        assertThat(new ClassLocation(jar, List.of("app.war"), "WEB-INF/classes/").isApplication())
                .isTrue();
        assertThat(new ClassLocation(jar, List.of("WEB-INF/lib/one.jar"), "").isApplication())
                .isFalse();
    }

    @Test
    void text() {
        assertThat(new ClassLocation(Path.of("/srv/a"), List.of(), "")).hasToString("/srv/a");
        assertThat(new ClassLocation(Path.of("/srv/a"), List.of("b", "c"), "d/"))
                .hasToString("/srv/a!/b!/c!/d/");
    }

    /** Returns the files at a location, by path. */
    private static Map<String, String> contents(ClassLocation location) throws IOException {
        Map<String, String> found = new TreeMap<>();
        location.visit(new ClassLocation.Visitor() {
            @Override
            public boolean wants(String path) {
                return path.endsWith(".txt");
            }

            @Override
            public void visit(String path, byte[] content) {
                found.put(path, new String(content, StandardCharsets.UTF_8));
            }
        });
        return found;
    }

    private static Map<String, byte[]> files(String... paths) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String path : paths) {
            files.put(path, path.getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    private Path file(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    @Test
    void filesOfAFolder() throws IOException {
        for (String path : List.of("a.txt", "b/c.txt", "b/d.class", "e f/g%h.txt")) {
            file(path, path.getBytes(StandardCharsets.UTF_8));
        }
        Files.createDirectories(folder.resolve("folder.txt"));

        assertThat(contents(new ClassLocation(folder, List.of(), "")))
                .isEqualTo(Map.of("a.txt", "a.txt", "b/c.txt", "b/c.txt", "e f/g%h.txt", "e f/g%h.txt"));
    }

    @Test
    void filesOfAnArchive() throws IOException {
        Path jar = file("lib.jar", Compiled.zip(files("a.txt", "b/c.txt", "b/d.class", "META-INF/x.txt")));

        assertThat(contents(new ClassLocation(jar, List.of(), "")).keySet())
                .containsExactly("META-INF/x.txt", "a.txt", "b/c.txt");
        assertThat(contents(new ClassLocation(jar, List.of(), "b/"))).isEqualTo(Map.of("c.txt", "b/c.txt"));
        assertThat(contents(new ClassLocation(jar, List.of(), "nowhere/"))).isEmpty();
    }

    @Test
    void filesOfArchivesInArchives() throws IOException {
        byte[] jar = Compiled.zip(files("a.txt", "b/c.txt"));
        byte[] war = Compiled.zip(
                Map.of("WEB-INF/lib/one.jar", jar, "WEB-INF/classes/d.txt", "d".getBytes(StandardCharsets.UTF_8)));
        Path ear = file("all.ear", Compiled.zip(Map.of("app.war", war, "other.txt", new byte[0])));

        assertThat(contents(new ClassLocation(ear, List.of("app.war", "WEB-INF/lib/one.jar"), ""))
                        .keySet())
                .containsExactly("a.txt", "b/c.txt");
        assertThat(contents(new ClassLocation(ear, List.of("app.war", "WEB-INF/lib/one.jar"), "b/"))
                        .keySet())
                .containsExactly("c.txt");
        assertThat(contents(new ClassLocation(ear, List.of("app.war"), "WEB-INF/classes/")))
                .isEqualTo(Map.of("d.txt", "d"));
    }

    /**
     * Unreadable places must be named, because they may hold an annotation: finding nothing is not the same as
     * containing nothing.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void whatCannotBeReadIsAnIOException(String why, Map<String, byte[]> entries, List<String> nested)
            throws IOException {
        Path archive = file("app.war", Compiled.zip(entries));

        assertThatThrownBy(() -> contents(new ClassLocation(archive, nested, "")))
                .isInstanceOf(IOException.class);
    }

    static Stream<Arguments> unreadable() throws IOException {
        byte[] jar = Compiled.zip(files("a.txt"));
        byte[] damaged = jar.clone();
        java.util.Arrays.fill(damaged, 30, 40, (byte) 0xff);
        byte[] behindAScript = new byte[jar.length + 10];
        System.arraycopy(jar, 0, behindAScript, 10, jar.length);
        return Stream.of(
                Arguments.of("the nested archive is not there", Map.of("other.jar", jar), List.of("one.jar")),
                Arguments.of("the inner one is not there", Map.of("one.jar", jar), List.of("one.jar", "two.jar")),
                Arguments.of(
                        "it is no archive",
                        Map.of("one.jar", "text".getBytes(StandardCharsets.UTF_8)),
                        List.of("one.jar")),
                Arguments.of("it is empty", Map.of("one.jar", new byte[0]), List.of("one.jar")),
                Arguments.of("it is damaged", Map.of("one.jar", damaged), List.of("one.jar")),
                Arguments.of("it stands behind a script", Map.of("one.jar", behindAScript), List.of("one.jar")),
                Arguments.of("names in another encoding", Map.of("one.jar", latin1()), List.of("one.jar")));
    }

    private static byte[] latin1() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.ISO_8859_1)) {
            zip.putNextEntry(new ZipEntry("gr\u00fcn.txt"));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "PK\3\4"})
    void anArchiveThatIsNone(String content) throws IOException {
        Path file = file("lib.jar", content.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> contents(new ClassLocation(file, List.of(), "")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anArchiveOfNamesInAnotherEncoding() throws IOException {
        Path file = file("lib.jar", latin1());

        assertThatThrownBy(() -> contents(new ClassLocation(file, List.of(), "")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatIsNotThere() {
        assertThatThrownBy(() -> contents(new ClassLocation(folder.resolve("none.jar"), List.of(), "")))
                .isInstanceOf(IOException.class);
    }

    /** Executable archives write BOOT-INF/classes!/ for a folder of theirs. */
    @Test
    void aFolderWithinAnArchive() throws IOException {
        Path archive = file("app.jar", Compiled.zip(files("BOOT-INF/classes/a.txt", "b.txt")));

        assertThat(contents(ClassLocation.of("jar:file:" + archive + "!/BOOT-INF/classes!/")))
                .isEqualTo(Map.of("a.txt", "BOOT-INF/classes/a.txt"));
    }

    /** Class loaders follow links. */
    @Test
    void aFolderBehindALink() throws IOException {
        file("real/a.txt", new byte[0]);
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

        assertThat(contents(new ClassLocation(link, List.of(), "")).keySet()).containsExactly("a.txt");
    }

    @Test
    void aLinkWithinAFolder() throws IOException {
        file("real/b/a.txt", new byte[0]);
        Files.createDirectories(folder.resolve("classes"));
        Files.createSymbolicLink(folder.resolve("classes/b"), folder.resolve("real/b"));

        assertThat(contents(new ClassLocation(folder.resolve("classes"), List.of(), ""))
                        .keySet())
                .containsExactly("b/a.txt");
    }

    /** Behaves like a folder that may not be read: a stream reports that by an exception of its own. */
    @Test
    void aFileThatVanishesMeanwhileIsAnIOException() throws IOException {
        for (String name : List.of("a.txt", "b.txt", "c.txt")) {
            file(name, new byte[0]);
        }
        ClassLocation.Visitor deleting = new ClassLocation.Visitor() {
            @Override
            public boolean wants(String path) {
                for (String name : path.isEmpty() ? List.<String>of() : List.of("a.txt", "b.txt", "c.txt")) {
                    assertThat(folder.resolve(name).toFile()).satisfies(it -> it.delete());
                }
                return false;
            }

            @Override
            public void visit(String path, byte[] content) {}
        };

        assertThatThrownBy(() -> new ClassLocation(folder, List.of(), "").visit(deleting))
                .isInstanceOf(IOException.class);
    }
}
