package io.github.clerkjakarta.benchmarks.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** An application in memory, made of classes of this module and jars. */
final class War {
    private static final String BEANS_XML =
            "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"annotated\"/>";

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    War add(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    War beansXml() {
        return add("WEB-INF/beans.xml", BEANS_XML.getBytes(StandardCharsets.UTF_8));
    }

    War add(Class<?> type) {
        return add("WEB-INF/classes/" + file(type), bytes(type));
    }

    /** Adds the jars that the demo has: the library and its dependencies. */
    War addLibrary() {
        demo().files.entrySet().stream()
                .filter(it -> it.getKey().endsWith(".jar"))
                .forEach(it -> add(it.getKey(), it.getValue()));
        return this;
    }

    /** Returns the demo's application. */
    static War demo() {
        try (ZipFile zip = new ZipFile(System.getProperty("demo.war"))) {
            War war = new War();
            for (ZipEntry entry : zip.stream().filter(it -> !it.isDirectory()).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    war.add(entry.getName(), in.readAllBytes());
                }
            }
            return war;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param content of the jar, by path */
    War addJar(String name, Map<String, byte[]> content) {
        War jar = new War();
        content.forEach(jar::add);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        jar.write(bytes);
        return add("WEB-INF/lib/" + name, bytes.toByteArray());
    }

    void write(Path path) {
        try (OutputStream file = Files.newOutputStream(path)) {
            write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(OutputStream out) {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String file(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    static byte[] bytes(Class<?> type) {
        try (InputStream in = type.getResourceAsStream("/" + file(type))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
