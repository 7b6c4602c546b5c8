package io.github.clerkjakarta.shapes;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.Application;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.jboss.weld.context.bound.BoundSessionContext;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** Cells in a folder or a jar of their own, found by Weld and served by Jersey in this process. */
final class Deployment implements AutoCloseable {
    private static final String CLASS_PATH = "java.class.path";
    private static final int SERVER_ERROR = 500;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final URLClassLoader loader;
    private final List<ApplicationHandler> applications = new ArrayList<>();
    private final Map<String, Object> session = new HashMap<>();
    private WeldContainer container;

    record Answer(int status, String body) {}

    /**
     * @param cells of one discovery and registration
     * @param classes of at least these cells
     * @throws RuntimeException if the deployment is refused
     */
    Deployment(Path folder, List<Cell> cells, Compiled classes, boolean loadServices) throws Exception {
        Cell first = cells.get(0);
        Path place = lay(folder, cells, classes, first.discovery());
        Compiled applicationClasses =
                Compiled.compile(Applications.sources(cells, first.registration(), loadServices), classes.classes());
        Path home = Files.createDirectories(folder.resolve("classes"));
        for (Map.Entry<String, byte[]> it : applicationClasses.classes().entrySet()) {
            write(home.resolve(file(it.getKey())), it.getValue());
        }
        loader = new URLClassLoader(
                new URL[] {home.toUri().toURL(), place.toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(loader);
        String classPath = System.getProperty(CLASS_PATH);
        try {
            Weld weld = new Weld().setClassLoader(loader);
            if (first.discovery().beansXml().isEmpty()) {
                // Weld SE looks for implicit archives on this path alone.
                System.setProperty(CLASS_PATH, place + archives());
                weld.property("org.jboss.weld.se.scan.classpath.entries", true);
            }
            container = weld.initialize();
            for (String name : Applications.names(first.registration())) {
                Class<?> type = loader.loadClass(name);
                applications.add(new ApplicationHandler(
                        (Application) type.getDeclaredConstructor().newInstance()));
            }
        } catch (Exception | LinkageError refused) {
            close();
            throw refused;
        } finally {
            System.setProperty(CLASS_PATH, classPath);
        }
    }

    /** Returns the bean archives among this test's own jars, each with a separator before it. */
    private String archives() throws Exception {
        StringBuilder archives = new StringBuilder();
        for (URL beans : Collections.list(before.getResources("META-INF/beans.xml"))) {
            URL jar = ((JarURLConnection) beans.openConnection()).getJarFileURL();
            archives.append(File.pathSeparator).append(Path.of(jar.toURI()));
        }
        return archives.toString();
    }

    private static Path lay(Path folder, List<Cell> cells, Compiled classes, Discovery discovery) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        Map<String, String> services = new TreeMap<>();
        for (Cell cell : cells) {
            cell.services().forEach((service, name) -> services.merge(service, name, (a, b) -> a + "\n" + b));
            String prefix = cell.packageName() + ".";
            classes.classes().forEach((name, content) -> {
                if (name.startsWith(prefix)) {
                    files.put(file(name), content);
                }
            });
        }
        services.forEach((service, names) -> files.put("META-INF/services/" + service, names.getBytes(UTF_8)));
        if (!discovery.beansXml().isEmpty()) {
            files.put("META-INF/beans.xml", discovery.beansXml().getBytes(UTF_8));
        }
        if (discovery.isJar()) {
            Path jar = Files.createDirectories(folder).resolve("library.jar");
            try (OutputStream out = Files.newOutputStream(jar);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> it : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(it.getKey()));
                    zip.write(it.getValue());
                    zip.closeEntry();
                }
            }
            return jar;
        }
        Path place = Files.createDirectories(folder.resolve("classes"));
        for (Map.Entry<String, byte[]> it : files.entrySet()) {
            write(place.resolve(it.getKey()), it.getValue());
        }
        return place;
    }

    private static String file(String className) {
        return className.replace('.', '/') + ".class";
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    /** @param token null for a signed-out request */
    Answer get(Cell cell, String token) {
        BoundSessionContext sessions =
                container.select(BoundSessionContext.class).get();
        sessions.associate(session);
        sessions.activate();
        try {
            URI base = URI.create("http://localhost/");
            ContainerRequest request = new ContainerRequest(
                    base, base.resolve(cell.requestPath()), "GET", null, new MapPropertiesDelegate(), null);
            if (token != null) {
                request.headers("Authorization", "Bearer " + token);
            }
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            ContainerResponse response =
                    applications.get(Applications.of(cell)).apply(request, body).get();
            return new Answer(response.getStatus(), body.toString(UTF_8));
        } catch (Exception e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new Answer(SERVER_ERROR, cause.toString());
        } finally {
            sessions.deactivate();
            sessions.dissociate(session);
        }
    }

    @Override
    public void close() {
        applications.forEach(it -> {
            try {
                it.onShutdown(null);
            } catch (RuntimeException ignored) {
                // It ends with the container.
            }
        });
        if (container != null && container.isRunning()) {
            container.close();
        }
        Thread.currentThread().setContextClassLoader(before);
        try {
            loader.close();
        } catch (IOException ignored) {
            // The folder is temporary.
        }
    }
}
