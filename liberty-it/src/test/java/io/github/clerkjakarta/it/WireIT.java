package io.github.clerkjakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.emulator.Emulator;
import io.github.clerkjakarta.wire.FreePort;
import io.github.clerkjakarta.wire.Place;
import io.github.clerkjakarta.wire.WireApp;
import io.github.clerkjakarta.wire.WireApp.Mapping;
import io.github.clerkjakarta.wire.WireJudge;
import io.github.clerkjakarta.wire.WireReport;
import io.github.clerkjakarta.wire.WireRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of raw requests on a real Open Liberty, with and without servlets. */
class WireIT {
    /** Applications without the library. That of the root has another context, because there is only one root. */
    private static final Map<Mapping, String> REFERENCES = Map.of(
            Mapping.ANNOTATION, "/ref",
            Mapping.OVERRIDDEN, "/refo",
            Mapping.WEB_XML, "/refweb",
            Mapping.SLASH, "/refsl");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyRowIsAnsweredAsItShould(boolean servlets) throws Exception {
        String name = "Open Liberty " + (servlets ? "with" : "without") + " servlets";
        try (Emulator clerk = Emulator.start(Emulator.options());
                LibertyServer server = start(servlets, clerk)) {
            WireReport report = new WireReport(name);
            WireJudge.judge(new Liberty(server.port(), clerk, servlets), report);
            report.write(Path.of(System.getProperty("demo.war"))
                    .resolveSibling("wire-liberty-" + (servlets ? "with" : "without") + "-servlets.md"));
            System.out.println(report.summary());
            assertThat(report.lines()).isEmpty();
        }
    }

    private static List<WireApp> apps() {
        return Stream.of(WireApp.values())
                .filter(it -> it.mapping() != Mapping.NONE)
                .toList();
    }

    private static LibertyServer start(boolean servlets, Emulator clerk) {
        int port = FreePort.get();
        LibertyServer.Builder builder = LibertyServer.named("wire-it-" + (servlets ? "servlets" : "bare"))
                .port(port)
                .properties(Demo.properties(clerk, port));
        StringBuilder xml = new StringBuilder();
        for (WireApp app : apps()) {
            String file = "wire-" + app.name().toLowerCase(Locale.ROOT) + ".war";
            builder.application(file, WireWar.of(file, app, true, servlets));
            xml.append(application(file, app.context(), app.properties(port)));
        }
        REFERENCES.forEach((mapping, context) -> {
            WireApp app = apps().stream()
                    .filter(it -> it.mapping() == mapping)
                    .findFirst()
                    .orElseThrow();
            String file = "wire-" + app.name().toLowerCase(Locale.ROOT) + "-reference.war";
            builder.application(file, WireWar.of(file, app, false, servlets));
            xml.append(application(file, context, Map.of()));
        });
        String features = servlets ? "    <feature>servlet-6.0</feature>\n    </featureManager>" : "</featureManager>";
        return builder.serverXml(LibertyServer.sample()
                        .replaceAll("    <webApplication.*\n", "")
                        .replace("</featureManager>", features)
                        .replace("</server>", xml + "</server>"))
                .start();
    }

    private static String application(String file, String context, Map<String, String> properties) {
        return "    <webApplication location=\"" + file + "\" contextRoot=\"" + (context.isEmpty() ? "/" : context)
                + "\">\n        <appProperties>\n"
                + properties.entrySet().stream()
                        .map(it -> "            <property name=\"" + it.getKey() + "\" value=\""
                                + LibertyServer.escaped(it.getValue()) + "\"/>\n")
                        .collect(Collectors.joining())
                + "        </appProperties>\n    </webApplication>\n";
    }

    private record Liberty(int port, Emulator clerk, boolean servlets) implements WireRuntime {
        @Override
        public List<WireApp> apps() {
            return WireIT.apps();
        }

        @Override
        public Place place(WireApp app) {
            return new Place(port, app.context(), app.path());
        }

        @Override
        public Place reference(WireApp app) {
            return new Place(port, REFERENCES.get(app.mapping()), app.path());
        }

        @Override
        public boolean hasHttp2() {
            return true;
        }

        @Override
        public boolean hasServlets() {
            return servlets;
        }

        @Override
        public String frontendApiUrl() {
            return clerk.frontendApiUrl();
        }

        @Override
        public String signInUrl() {
            return clerk.signInUrl();
        }

        @Override
        public String token(String user) {
            return clerk.sessionToken(user, "http://localhost:" + port);
        }
    }
}
