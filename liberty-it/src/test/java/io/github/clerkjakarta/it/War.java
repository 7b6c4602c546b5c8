package io.github.clerkjakarta.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Makes a WAR of classes of these tests and of the demo's libraries. */
final class War {
    private static final String CLASSES = "io/github/clerkjakarta/wars/";

    private War() {}

    /**
     * @param beansXml its discovery mode; null to leave beans.xml out
     * @param packages below {@code io.github.clerkjakarta.wars}
     */
    static Path of(String name, String beansXml, List<String> packages) {
        return of(name, beansXml, packages, Map.of());
    }

    /** @param jars additional jars of the application */
    static Path with(String name, List<String> packages, List<Path> jars) {
        return of(name, "all", packages, Map.of(), jars);
    }

    /** @param files of the web root, by path */
    static Path of(String name, String beansXml, List<String> packages, Map<String, String> files) {
        return of(name, beansXml, packages, files, List.of());
    }

    private static Path of(
            String name, String beansXml, List<String> packages, Map<String, String> files, List<Path> jars) {
        Path war = Path.of(System.getProperty("demo.war")).resolveSibling(name + ".war");
        try (OutputStream file = Files.newOutputStream(war);
                ZipOutputStream zip = new ZipOutputStream(file);
                ZipFile demo = new ZipFile(System.getProperty("demo.war"))) {
            for (ZipEntry entry :
                    demo.stream().filter(it -> it.getName().endsWith(".jar")).toList()) {
                try (InputStream in = demo.getInputStream(entry)) {
                    add(zip, entry.getName(), in.readAllBytes());
                }
            }
            for (Path jar : jars) {
                add(zip, "WEB-INF/lib/" + jar.getFileName(), Files.readAllBytes(jar));
            }
            for (String one : packages) {
                addClasses(zip, one);
            }
            for (Map.Entry<String, String> it : files.entrySet()) {
                add(zip, it.getKey(), it.getValue().getBytes(StandardCharsets.UTF_8));
            }
            if (beansXml != null) {
                String xml =
                        "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\""
                                + beansXml + "\"/>";
                add(zip, "WEB-INF/beans.xml", xml.getBytes(StandardCharsets.UTF_8));
            }
            if (packages.contains("containerroles")) {
                // With this parameter the runtime enforces @RolesAllowed.
                String xml = webXml("<context-param><param-name>resteasy.role.based.security</param-name>"
                        + "<param-value>true</param-value></context-param>");
                add(zip, "WEB-INF/web.xml", xml.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return war;
    }

    static String webXml(String content) {
        return "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">" + content + "</web-app>";
    }

    private static void addClasses(ZipOutputStream zip, String name) throws IOException {
        Path classes = Path.of(
                War.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        // "modes.OnClass" is one class, "modes" all of them.
        int dot = name.indexOf('.');
        String wanted = dot < 0 ? "" : name.substring(dot + 1) + ".class";
        Path folder = classes.resolve(CLASSES + (dot < 0 ? name : name.substring(0, dot)));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (wanted.isEmpty() || file.getFileName().toString().equals(wanted)) {
                    add(
                            zip,
                            "WEB-INF/classes/"
                                    + classes.relativize(file).toString().replace('\\', '/'),
                            Files.readAllBytes(file));
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
