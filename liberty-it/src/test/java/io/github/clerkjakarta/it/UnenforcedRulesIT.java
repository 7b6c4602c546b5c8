package io.github.clerkjakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.emulator.Emulator;
import io.github.clerkjakarta.it.DeploymentRow.Features;
import io.github.clerkjakarta.it.DeploymentRow.Outcome;
import io.github.clerkjakarta.it.RawHttp.Answer;
import io.github.clerkjakarta.shapes.Compiled;
import io.github.clerkjakarta.wire.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The deployment table: a rule that nothing would enforce does not deploy, and one that deploys keeps strangers out. */
class UnenforcedRulesIT {
    private static final int NOT_FOUND = 404;

    /** WARs of one server: with many more, each waits for all others. */
    private static final int AT_ONCE = 25;

    /** The longest wait for the rest of a refusal once its head is read: the server keeps the connection open. */
    private static final int BODY_MILLIS = 2_000;

    private static final Map<Features, List<String>> FEATURES = Map.of(
            Features.SERVLETS,
            List.of(
                    "restfulWS-3.1",
                    "cdi-4.0",
                    "mpConfig-3.1",
                    "jsonp-2.1",
                    "servlet-6.0",
                    "pages-3.1",
                    "websocket-2.1"),
            Features.NO_SERVLETS,
            List.of("restfulWS-3.1", "cdi-4.0", "mpConfig-3.1", "jsonp-2.1"),
            Features.EE9,
            List.of("restfulWS-3.0", "cdi-3.0", "mpConfig-3.0", "jsonp-2.0", "servlet-5.0"),
            Features.FACES,
            List.of("restfulWS-3.1", "cdi-4.0", "mpConfig-3.1", "jsonp-2.1", "servlet-6.0", "pages-3.1", "faces-4.0"));

    private static Emulator clerk;
    private static List<DeploymentRow> rows;
    private static Compiled compiled;

    @BeforeAll
    static void compile() throws IOException {
        clerk = Emulator.start(Emulator.options());
        rows = Stream.of(FileRows.all(), RegistrationRows.all(), PatternRows.all())
                .flatMap(List::stream)
                .filter(it -> it.name.matches(System.getProperty("rows", ".*")))
                .toList();
        Map<String, String> sources = new TreeMap<>();
        rows.forEach(it -> sources.putAll(it.sources()));
        compiled = Compiled.compile(sources);
    }

    @AfterAll
    static void stop() {
        clerk.close();
    }

    @ParameterizedTest
    @EnumSource(Features.class)
    void noRuleIsWithoutEffect(Features features) throws IOException {
        List<DeploymentRow> some =
                rows.stream().filter(it -> it.features == features).toList();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < some.size(); i += AT_ONCE) {
            judge(features, some.subList(i, Math.min(i + AT_ONCE, some.size())), wrong);
        }
        long open = wrong.stream().filter(it -> it.startsWith("OPEN")).count();
        System.out.println("deployment table, " + features + ": " + some.size() + " rows, " + open + " open, "
                + wrong.size() + " findings");

        assertThat(wrong).as(features.name()).isEmpty();
    }

    private static void judge(Features features, List<DeploymentRow> some, List<String> wrong) throws IOException {
        int port = FreePort.get();
        EarlyBird early = new EarlyBird(port, some);
        try (LibertyServer server = start(features, port, some)) {
            wrong.addAll(early.stop());
            String log = server.log();
            for (DeploymentRow row : some) {
                new Judge(server, row, refusals(log, row.name), wrong).judge();
            }
        }
    }

    /**
     * Returns the refusals. If a check fails once the {@code ServletContext} is known, Open Liberty logs the reason
     * before the application's name.
     */
    private static Refusals refusals(String log, String application) {
        Matcher end = Pattern.compile("(?m)^\\[[^]]*] (\\w+) .* CWWKZ0012I: The application "
                        + Pattern.quote(application) + " was not started")
                .matcher(log);
        if (!end.find()) {
            return Refusals.of(log, application);
        }
        Matcher entry = Pattern.compile("(?ms)^\\[[^]]*] " + end.group(1) + " [^\n]* SRVE0283E.*?(?=^\\[\\d)")
                .matcher(log.substring(0, end.start()));
        String last = "";
        while (entry.find()) {
            last = entry.group();
        }
        return new Refusals(true, Set.of(), last);
    }

    private static LibertyServer start(Features features, int port, List<DeploymentRow> some) throws IOException {
        LibertyServer.Builder builder = LibertyServer.named(
                        "unenforced-" + features.name().toLowerCase(Locale.ROOT))
                .port(port);
        StringBuilder xml = new StringBuilder("<server><featureManager>");
        FEATURES.get(features).forEach(it -> xml.append("<feature>" + it + "</feature>"));
        xml.append("</featureManager><httpEndpoint id=\"defaultHttpEndpoint\" host=\"localhost\""
                + " httpPort=\"${http.port}\" httpsPort=\"-1\"/>");
        Path folder =
                Files.createDirectories(Path.of(System.getProperty("demo.war")).resolveSibling("rows"));
        for (DeploymentRow row : some) {
            builder.application(row.name + ".war", Files.write(folder.resolve(row.name + ".war"), row.war(compiled)));
            xml.append("<webApplication name=\"" + row.name + "\" location=\"" + row.name + ".war\" contextRoot=\""
                    + row.contextRoot + "\"><appProperties>");
            row.properties.forEach((name, value) ->
                    xml.append("<property name=\"" + name + "\" value=\"" + LibertyServer.escaped(value) + "\"/>"));
            xml.append("</appProperties></webApplication>");
        }
        Map<String, String> properties = Demo.properties(clerk, 0);
        properties.remove("clerk.authorized-parties");
        return builder.serverXml(xml.append("</server>").toString())
                .properties(properties)
                .start();
    }

    /** Compares a row with its outcome. */
    private record Judge(LibertyServer server, DeploymentRow row, Refusals refusals, List<String> wrong) {

        void judge() {
            if (row.outcome == Outcome.REFUSED) {
                judgeRefusal();
            } else if (refusals.isRefused() && row.outcome != Outcome.SHUT) {
                wrong("REFUSED", refusals.summary());
            }
            row.secrets.forEach(this::judgeSecret);
            if (!refusals.isRefused()) {
                for (String path : row.open) {
                    Answer answer = send(path);
                    if (answer.status() != 200) {
                        wrong("CLOSED", path + " " + answer.status());
                    }
                }
            }
        }

        private void judgeRefusal() {
            if (!refusals.isRefused()) {
                wrong("DEPLOYED", row.properties.toString());
                return;
            }
            String text = refusals.summary();
            List<String> missing = Stream.concat(
                            row.says.stream().filter(it -> !text.contains(it)),
                            row.sayings.stream().filter(it -> text.lines().noneMatch(line -> line.matches(it))))
                    .distinct()
                    .toList();
            if (!missing.isEmpty()) {
                wrong("NOT SAID", missing + " in: " + text);
            }
            List<String> said = row.saysNot.stream().filter(text::contains).toList();
            if (!said.isEmpty()) {
                wrong("SAID", said + " in: " + text);
            }
        }

        private void judgeSecret(String request) {
            Answer stranger = send(request);
            if (stranger.body().contains(DeploymentRow.WORD)) {
                wrong("OPEN", request + (refusals.isRefused() ? " although refused" : ""));
            } else if (row.outcome == Outcome.ENFORCED && !refusals.isRefused()) {
                if (stranger.status() != NOT_FOUND) {
                    wrong("STATUS", request + " " + stranger.status());
                }
                Answer user =
                        send(request, "Authorization: Bearer " + clerk.sessionToken("user_bob", "http://localhost"));
                if (!user.body().contains(DeploymentRow.WORD)) {
                    wrong("SHUT", request + " " + user.status() + " " + user.body());
                }
            }
        }

        private Answer send(String request, String... headers) {
            String root = row.contextRoot.equals("/") ? "" : row.contextRoot;
            if (request.startsWith("CSRF ")) {
                String token = clerk.sessionToken("user_bob", "http://localhost");
                return RawHttp.send(
                        server.port(),
                        "POST",
                        root + request.substring("CSRF ".length()),
                        "Sec-Fetch-Site: cross-site",
                        "Cookie: __session=" + token + "; __client_uat=1; __clerk_db_jwt=dvb_1");
            }
            if (request.startsWith("WS ")) {
                return upgraded(root + request.substring("WS ".length()), headers);
            }
            return RawHttp.send(server.port(), "GET", root + request, headers);
        }

        /** Returns the first message of a WebSocket endpoint. */
        private Answer upgraded(String path, String... headers) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                socket.setSoTimeout((int) Patience.MOST.toMillis());
                String lines = String.join(
                        "", Stream.of(headers).map(it -> it + "\r\n").toList());
                socket.getOutputStream()
                        .write(Zip.bytes("GET " + path + " HTTP/1.1\r\nHost: localhost:" + server.port()
                                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + lines + "\r\n"));
                StringBuilder text = new StringBuilder();
                try {
                    for (int c = 0; c >= 0 && text.indexOf(DeploymentRow.WORD) < 0; ) {
                        c = socket.getInputStream().read();
                        text.append((char) c);
                        if (text.toString().endsWith("\r\n\r\n")
                                && !text.toString().startsWith("HTTP/1.1 101")) {
                            socket.setSoTimeout(BODY_MILLIS);
                        }
                    }
                } catch (SocketTimeoutException nothingMore) {
                    // It waits for us.
                }
                return new Answer(Integer.parseInt(text.substring(9, 12)), List.of(), text.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void wrong(String kind, String seen) {
            wrong.add(kind + " " + row + ": " + shortened(seen));
        }

        private static String shortened(String text) {
            String line = text.lines().map(String::strip).collect(Collectors.joining(" / "));
            return line.substring(0, Math.min(line.length(), 900));
        }
    }
}
