package io.github.clerkjakarta.it;

import io.github.clerkjakarta.wire.WireApp;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Packs the application of the table of raw requests. */
final class WireWar {
    private static final String PACKAGE = "io/github/clerkjakarta/wire/app/";
    private static final String BEANS =
            "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"annotated\"/>";

    private WireWar() {}

    static Path of(String file, WireApp app, boolean withLibrary, boolean servlets) {
        Path demo = Path.of(System.getProperty("demo.war"));
        Path war = demo.resolveSibling(file);
        try (OutputStream out = Files.newOutputStream(war);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : app.classes(withLibrary, servlets)) {
                add(zip, "WEB-INF/classes/" + PACKAGE + name + ".class", bytes(name));
            }
            add(zip, "WEB-INF/beans.xml", BEANS.getBytes(StandardCharsets.UTF_8));
            if (!app.webXml().isEmpty()) {
                add(zip, "WEB-INF/web.xml", War.webXml(app.webXml()).getBytes(StandardCharsets.UTF_8));
            }
            if (withLibrary) {
                copyLibraries(demo, zip);
            }
            return war;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = WireApp.class.getClassLoader().getResourceAsStream(PACKAGE + name + ".class")) {
            return in.readAllBytes();
        }
    }

    private static void copyLibraries(Path demo, ZipOutputStream zip) throws IOException {
        try (ZipFile libraries = new ZipFile(demo.toFile())) {
            for (ZipEntry entry : libraries.stream()
                    .filter(it -> it.getName().endsWith(".jar"))
                    .toList()) {
                try (InputStream in = libraries.getInputStream(entry)) {
                    add(zip, entry.getName(), in.readAllBytes());
                }
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
