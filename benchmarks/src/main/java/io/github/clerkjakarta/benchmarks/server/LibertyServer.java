package io.github.clerkjakarta.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An Open Liberty with one application, in a process of its own, on a free port of the loopback address. */
final class LibertyServer implements AutoCloseable {
    private static final Path INSTALLATION = Path.of(System.getProperty("liberty.dir"));
    private static final Path USER_DIRECTORY =
            Path.of(System.getProperty("load.dir")).toAbsolutePath();
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    /** The server's message that the application has started, first or again. */
    private static final Pattern STARTED = Pattern.compile("CWWKZ000[13]I: .* ([0-9.,]+) seconds");

    private static final Pattern STOPPED = Pattern.compile("CWWKZ0009I");
    private static final Pattern FAILED = Pattern.compile("CWWKZ0002E|CWWKZ0004E|CWWKZ0012I|CWWKO0221E");
    private static final String ARCHIVE = "apps/application.war";

    private static final String XML = """
            <server>
                <featureManager>
                    <feature>restfulWS-3.1</feature>
                    <feature>cdi-4.0</feature>
                    <feature>mpConfig-3.1</feature>
                    <feature>jsonp-2.1</feature>
                </featureManager>
                <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%d" httpsPort="-1"/>
                <webApplication id="application" name="application" location="application.war" contextRoot="/"/>
            %s</server>
            """;

    private final String name;
    private final Path folder;
    private final int port = freePort();
    private final Map<String, String> variables = new HashMap<>();
    private String xml = "";
    private War war;
    private Process process;

    LibertyServer(String name) {
        this.name = name;
        this.folder = USER_DIRECTORY.resolve("servers").resolve(name);
    }

    LibertyServer application(War application) {
        war = application;
        return this;
    }

    /** Adds elements to server.xml. */
    LibertyServer xml(String more) {
        xml += more;
        return this;
    }

    /** Adds MicroProfile Config properties. */
    LibertyServer variables(Map<String, String> more) {
        variables.putAll(more);
        return this;
    }

    /** Starts with an empty server folder, and waits for the application. */
    LibertyServer start() {
        try {
            delete(folder);
            Files.createDirectories(folder.resolve("apps"));
            Files.writeString(folder.resolve("server.xml"), XML.formatted(port, xml + variableElements()));
            Files.writeString(folder.resolve("jvm.options"), "-Xmx512m\n");
            deploy();
            Path script = INSTALLATION.resolve("bin/server");
            script.toFile().setExecutable(true);
            ProcessBuilder builder = new ProcessBuilder(script.toString(), "run", name);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("WLP_USER_DIR", USER_DIRECTORY.toString());
            // MicroProfile Config would read these.
            builder.environment().keySet().removeIf(variable -> variable.startsWith("CLERK_"));
            builder.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("console.log").toFile());
            process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
            await(Pattern.compile("CWWKF0011I"), 1);
            await(STARTED, 1);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Restarts the application, not the server. */
    void restartApplication() throws IOException {
        int before = count(STARTED);
        int stops = count(STOPPED);
        Files.delete(folder.resolve(ARCHIVE));
        await(STOPPED, stops + 1);
        deploy();
        await(STARTED, before + 1);
    }

    /** Moves the finished archive into place: the server polls the folder and must not find half a file. */
    private void deploy() throws IOException {
        Path written = folder.resolve("application.war");
        war.write(written);
        Files.move(written, folder.resolve(ARCHIVE));
    }

    /** Returns the seconds that the last start of the application took, as the server says. */
    double startSeconds() {
        return STARTED.matcher(log())
                .results()
                .mapToDouble(it -> Double.parseDouble(it.group(1).replace(",", "")))
                .reduce((before, last) -> last)
                .orElseThrow();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** Returns the process of the JVM; the script may be its parent. */
    long pid() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(it -> it.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    /** Runs jcmd on the server's JVM and returns what it prints. */
    String jcmd(String... command) throws IOException {
        String program = Path.of(System.getProperty("java.home"), "bin/jcmd").toString();
        return Programs.output(Stream.concat(Stream.of(program, Long.toString(pid())), Stream.of(command))
                .toList());
    }

    private String variableElements() {
        return variables.entrySet().stream()
                .map(it -> "    <variable name=\"" + it.getKey() + "\" value=\""
                        + it.getValue().replace("\n", "&#10;") + "\"/>\n")
                .collect(Collectors.joining());
    }

    private void await(Pattern message, int times) {
        Instant last = Instant.now().plus(START_TIMEOUT);
        while (count(message) < times) {
            if (!process.isAlive() || count(FAILED) > 0 || Instant.now().isAfter(last)) {
                throw new IllegalStateException("Server " + name + " waits for " + message + " in vain:\n" + log());
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private int count(Pattern message) {
        return (int) message.matcher(log()).results().count();
    }

    private String log() {
        Path log = folder.resolve("logs/messages.log");
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
