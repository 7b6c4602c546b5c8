package io.github.clerkjakarta.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Archives in memory. */
final class Zip {
    private static final Map<String, byte[]> OURS = read();

    private Zip() {}

    static byte[] of(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns the jars of an application with the library, by file name. */
    static Map<String, byte[]> ours() {
        return OURS;
    }

    private static Map<String, byte[]> read() {
        Map<String, byte[]> jars = new LinkedHashMap<>();
        try (ZipFile demo = new ZipFile(System.getProperty("demo.war"))) {
            for (ZipEntry entry :
                    demo.stream().filter(it -> it.getName().endsWith(".jar")).toList()) {
                try (InputStream in = demo.getInputStream(entry)) {
                    jars.put(entry.getName().substring(entry.getName().lastIndexOf('/') + 1), in.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jars;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String classFile(String className) {
        return className.replace('.', '/') + ".class";
    }
}
