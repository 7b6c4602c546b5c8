package io.github.clerkjakarta.it;

import io.github.clerkjakarta.wire.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real Open Liberty in a process of its own, on a free port of the loopback address. */
final class LibertyServer implements AutoCloseable {
    private static final Path INSTALLATION = Path.of(System.getProperty("liberty.dir"));

    /** The longest start: many applications on a busy machine. If the server ends, the wait ends. */
    private static final Duration START = Duration.ofMinutes(15);

    private static final Duration STOP = Duration.ofMinutes(2);

    private final String name;
    private final Path folder;
    private final int port;
    private Process process;

    private LibertyServer(String name, int port) {
        this.name = name;
        this.port = port;
        this.folder = INSTALLATION.resolve("usr/servers").resolve(name);
    }

    /** The parts of a server. */
    static final class Builder {
        private final String name;
        private int port;
        private String serverXml;
        private int expected;
        private final Map<String, Path> applications = new LinkedHashMap<>();
        private final Map<String, byte[]> files = new LinkedHashMap<>();
        private final Map<String, String> properties = new LinkedHashMap<>();
        private final Map<String, String> environment = new LinkedHashMap<>();

        private Builder(String name) {
            this.name = name;
        }

        Builder port(int fixed) {
            port = fixed;
            return this;
        }

        Builder serverXml(String text) {
            serverXml = text;
            return this;
        }

        Builder application(String file, Path war) {
            applications.put(file, war);
            return this;
        }

        /** Adds a file in the server's folder. */
        Builder file(String path, byte[] content) {
            files.put(path, content);
            return this;
        }

        /** Sets the number of applications that server.xml starts, if one file is several. */
        Builder applications(int number) {
            expected = number;
            return this;
        }

        /** Adds MicroProfile Config properties, as server.xml variables. */
        Builder properties(Map<String, String> more) {
            properties.putAll(more);
            return this;
        }

        Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** Starts it and waits until every application has started, or failed to. */
        LibertyServer start() {
            try {
                LibertyServer server = new LibertyServer(name, port == 0 ? FreePort.get() : port);
                server.prepare(serverXml, applications, properties);
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    Path path = server.folder.resolve(file.getKey());
                    Files.createDirectories(path.getParent());
                    Files.write(path, file.getValue());
                }
                server.launch(Math.max(expected, applications.size()), environment);
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Builder named(String name) {
        return new Builder(name);
    }

    /** Returns the server.xml that users copy. */
    static String sample() {
        return read("server.xml.sample");
    }

    /** Returns the server.xml of the demo, with the primary at {@code localhost} and the satellite at {@code 127.0.0.1}. */
    static String demo() {
        return read("liberty-it/src/main/liberty/config/server.xml");
    }

    private static String read(String path) {
        try {
            return Files.readString(Path.of(System.getProperty("project.root"), path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    int port() {
        return port;
    }

    /** Returns the server's log since it started. */
    String log() {
        Path log = folder.resolve("logs/messages.log");
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the size of everything that the server has written: log, trace, first failure data, console. */
    long logBytes() {
        try (Stream<Path> files = Files.walk(folder.resolve("logs"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            long bytes = Files.size(folder.resolve("console.log"));
            for (Path file : all) {
                bytes += Files.size(file);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the server's console output. */
    String console() {
        try {
            return Files.readString(folder.resolve("console.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void prepare(String serverXml, Map<String, Path> applications, Map<String, String> properties)
            throws IOException {
        delete(folder);
        Files.createDirectories(folder.resolve("apps"));
        String variables = properties.entrySet().stream()
                .map(it -> "    <variable name=\"" + it.getKey() + "\" value=\"" + escaped(it.getValue()) + "\"/>\n")
                .collect(Collectors.joining());
        // With more applications than a few, their starting threads wait for threads of the same pool.
        String threads = applications.size() > 4 && !serverXml.contains("<executor")
                ? "    <executor coreThreads=\"50\"/>\n"
                : "";
        String xml = serverXml.replace(
                "</server>",
                threads + variables + "    <variable name=\"http.port\" value=\"" + port + "\"/>\n</server>");
        Files.writeString(folder.resolve("server.xml"), xml);
        for (Map.Entry<String, Path> application : applications.entrySet()) {
            Files.copy(
                    application.getValue(),
                    folder.resolve("apps").resolve(application.getKey()),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void launch(int applications, Map<String, String> environment) throws IOException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Path script = INSTALLATION.resolve(windows ? "bin/server.bat" : "bin/server");
        script.toFile().setExecutable(true);
        ProcessBuilder builder = new ProcessBuilder(script.toString(), "run", name);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("CLERK_"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("console.log").toFile());
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
        if (!Patience.until(START, () -> isUp(applications) || hasFailed()) || hasFailed()) {
            kill();
            throw new IllegalStateException("Open Liberty ended, or did not start within " + START + ":\n" + log());
        }
    }

    /** CWWKO0221E: its port is taken. */
    private boolean hasFailed() {
        return !process.isAlive() || lines(log(), "CWWKO0221E") > 0;
    }

    /**
     * CWWKZ0001I: started. CWWKZ0002E, CWWKZ0004E, CWWKZ0012I: failed. CWWKF0011I: the server itself is up. CWWKO0219I: it
     * listens.
     */
    private boolean isUp(int applications) {
        String log = log();
        return lines(log, "CWWKF0011I") > 0
                && lines(log, "CWWKO0219I") > 0
                && lines(log, "CWWKZ0001I", "CWWKZ0002E", "CWWKZ0004E", "CWWKZ0012I") >= applications;
    }

    private static long lines(String log, String... codes) {
        return log.lines()
                .filter(line -> Stream.of(codes).anyMatch(line::contains))
                .count();
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        try {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("\n", "&#10;");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst =
                    files.sorted(java.util.Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
