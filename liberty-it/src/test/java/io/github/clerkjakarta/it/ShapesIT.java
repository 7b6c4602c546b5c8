package io.github.clerkjakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.emulator.Emulator;
import io.github.clerkjakarta.it.Example.Outcome;
import io.github.clerkjakarta.it.Judgement.Answer;
import io.github.clerkjakarta.shapes.Cell;
import io.github.clerkjakarta.shapes.Cells;
import io.github.clerkjakarta.shapes.Compiled;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every shape that needs a server, and a choice of the generated ones, on a real Open Liberty: enforced, refused or
 * listed.
 *
 * <p>The table in {@code docs/internals/fail-closed.md} is this test's result; run it with {@code -Dtable.write=true}
 * to write it anew.
 */
class ShapesIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(20);
    private static final List<String> FEATURES = List.of(
            "restfulWS-3.1",
            "cdi-4.0",
            "mpConfig-3.1",
            "mpRestClient-3.0",
            "jsonp-2.1",
            "servlet-6.0",
            "websocket-2.1",
            "enterpriseBeansLite-4.0",
            "mdb-4.0",
            "messaging-3.1",
            "persistence-3.1");

    private static final List<Archive> ARCHIVES = Archives.of(Examples.ALL);
    private static final List<CellWar> CELL_WARS = CellWar.all();

    private static Emulator clerk;
    private static LibertyServer server;

    private static final Map<String, String> TOKENS = new HashMap<>();
    private static Instant tokensMade = Instant.EPOCH;

    @BeforeAll
    static void start() throws IOException {
        clerk = Emulator.start(Emulator.options());
        Map<String, String> sources = new TreeMap<>();
        ARCHIVES.forEach(it -> sources.putAll(it.sources()));
        Map<String, byte[]> classes = Compiled.compile(sources).classes();
        StringBuilder xml = new StringBuilder("<server><featureManager>");
        FEATURES.forEach(it -> xml.append("<feature>").append(it).append("</feature>"));
        xml.append("</featureManager><httpEndpoint id=\"defaultHttpEndpoint\" host=\"localhost\""
                + " httpPort=\"${http.port}\" httpsPort=\"-1\"/><logging maxFileSize=\"0\"/>"
                // Applications start side by side, and each waits for tasks of its own.
                + "<executor coreThreads=\"200\"/>");
        LibertyServer.Builder builder = LibertyServer.named("shapes");
        Path folder = Path.of(System.getProperty("demo.war")).resolveSibling("shapes");
        for (Archive archive : ARCHIVES) {
            xml.append(archive.serverXml());
            builder.application(archive.file(), archive.write(folder, classes));
            archive.library(classes).forEach((file, content) -> builder.file(archive.name() + "/" + file, content));
        }
        Compiled cells = Compiled.compile(Cells.pairwise());
        for (CellWar war : CELL_WARS) {
            xml.append("<webApplication location=\"" + war.name() + ".war\" contextRoot=\"/" + war.name() + "\"/>");
            builder.application(war.name() + ".war", war.write(folder, cells));
        }
        Map<String, String> properties = Demo.properties(clerk, 0);
        properties.remove("clerk.authorized-parties");
        server = builder.serverXml(xml.append("</server>").toString())
                .properties(properties)
                .start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        clerk.close();
    }

    @Test
    void everyShapeIsEnforcedRefusedOrListed() throws Exception {
        Judgement judgement = new Judgement();
        String log = server.log();
        for (Archive archive : ARCHIVES) {
            Refusals refusals = Refusals.of(log, archive.name());
            judgement.count(archive);
            if (archive.isRefused()) {
                judgement.refused(archive, refusals);
            } else if (refusals.isRefused()) {
                judgement.wrong("REFUSED " + archive.name() + ": " + refusals.summary());
            } else {
                for (Deployed it : archive.examples()) {
                    if (it.example().outcome == Outcome.LOGGED) {
                        judgement.logged(it, it.packageName(), log);
                    }
                    judgement.asked(it, it.statuses().length == 0 ? List.of() : ask(it.requestPath()));
                }
            }
        }
        for (CellWar war : CELL_WARS) {
            Refusals refusals = Refusals.of(log, war.name());
            judgement.count(war);
            if (war.isRefused()) {
                judgement.refused(war, refusals);
            } else if (refusals.isRefused()) {
                judgement.wrong("REFUSED " + war.name() + ": " + refusals.summary());
            } else {
                for (Cell cell : war.cells()) {
                    if (CellWar.outcome(cell) == Outcome.LOGGED) {
                        judgement.logged(cell, cell.packageName(), log);
                    }
                    judgement.asked(cell, ask(war.requestPath(cell)));
                }
            }
        }
        ShapesTable table = judgement.table();
        table.write();
        assertThat(judgement.lines()).isEmpty();
        assertThat(table.documented()).isEqualTo(table.text());
    }

    /** Requests the path without a user, as a member and as an administrator. */
    private static List<Answer> ask(String path) throws Exception {
        List<Answer> answers = new ArrayList<>();
        for (String user : new String[] {null, "user_bob", "user_ada"}) {
            HttpRequest.Builder request = HttpRequest.newBuilder(server.url(path));
            if (user != null) {
                request.header("Authorization", "Bearer " + token(user));
            }
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            answers.add(new Answer(response.statusCode(), response.body()));
        }
        return answers;
    }

    /** Returns a new token, because a token lives for a minute. */
    private static String token(String user) {
        if (tokensMade.plus(TOKEN_LIFE).isBefore(Instant.now())) {
            TOKENS.clear();
            tokensMade = Instant.now();
        }
        return TOKENS.computeIfAbsent(user, it -> clerk.sessionToken(it, "http://localhost"));
    }
}
