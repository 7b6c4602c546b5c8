package io.github.clerkjakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.emulator.Emulator;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of raw requests on Jersey with the JDK's HTTP server, which has no servlets. */
class JerseyWireTest {
    private static final Logger LOG = Logger.getLogger("");

    @Test
    void everyRowIsAnsweredAsItShould() throws Exception {
        Level level = LOG.getLevel();
        LOG.setLevel(Level.OFF); // thousands of refusals
        WireReport report = new WireReport("Jersey");
        try (Emulator clerk = Emulator.start(Emulator.options())) {
            for (WireApp app : apps()) {
                judge(app, clerk, report);
            }
        } finally {
            LOG.setLevel(level);
        }
        report.write(Path.of("target/wire-jersey.md"));
        System.out.println(report.summary());
        assertThat(report.lines()).isEmpty();
    }

    private static List<WireApp> apps() {
        return Stream.of(WireApp.values()).filter(it -> !it.needsWebXml()).toList();
    }

    private static void judge(WireApp app, Emulator clerk, WireReport report) throws Exception {
        int port = FreePort.get();
        int referencePort = FreePort.get();
        // The reference comes first: its configuration must have nothing of the library's.
        try (JerseyWire reference = new JerseyWire(app, referencePort, null);
                JerseyWire real = new JerseyWire(app, port, clerk)) {
            WireJudge.judge(new Jersey(app, port, referencePort, clerk), report);
        }
    }

    private record Jersey(WireApp app, int port, int referencePort, Emulator clerk) implements WireRuntime {
        @Override
        public List<WireApp> apps() {
            return List.of(app);
        }

        @Override
        public Place place(WireApp it) {
            return new Place(port, it.context(), it.path());
        }

        @Override
        public Place reference(WireApp it) {
            return new Place(referencePort, it.context(), it.path());
        }

        @Override
        public boolean hasHttp2() {
            return false;
        }

        @Override
        public boolean hasServlets() {
            return false;
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
