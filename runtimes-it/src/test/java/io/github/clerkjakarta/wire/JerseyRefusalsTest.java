package io.github.clerkjakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.emulator.Emulator;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Strangers decide how many refusals there are, so on Jersey, too, a refusal writes nothing. */
class JerseyRefusalsTest {
    private static final Logger ROOT = Logger.getLogger("");

    private final List<String> written = Collections.synchronizedList(new ArrayList<>());

    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            written.add(line.getLoggerName() + ": " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Test
    void aRefusalWritesNothing() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        HttpClient client = HttpClient.newHttpClient();
        try (Emulator clerk = Emulator.start(Emulator.options());
                JerseyWire server = new JerseyWire(WireApp.ANNOTATED, port, clerk)) {
            assertThat(server).isNotNull();
            get(client, port, "open", "Accept", "*/*");
            ROOT.addHandler(listener);
            for (int i = 0; i < 20; i++) {
                assertThat(get(client, port, "members", "Accept", "*/*").statusCode())
                        .isEqualTo(404);
                assertThat(get(client, port, "admin", "Accept", "*/*").statusCode())
                        .isEqualTo(404);
                assertThat(get(client, port, "members", "Authorization", "Bearer x")
                                .statusCode())
                        .isEqualTo(404);
                assertThat(get(client, port, "members", "Sec-Fetch-Dest", "document")
                                .statusCode())
                        .isEqualTo(307);
                assertThat(get(client, port, "open/%ff", "Accept", "*/*").statusCode())
                        .isEqualTo(400);
            }
            // Before the server stops, because CDI logs that.
            assertThat(written).isEmpty();
        } finally {
            ROOT.removeHandler(listener);
        }
    }

    private static HttpResponse<String> get(HttpClient client, int port, String path, String name, String value)
            throws Exception {
        URI url = URI.create("http://127.0.0.1:" + port + "/app/api/" + path);
        return client.send(HttpRequest.newBuilder(url).header(name, value).build(), BodyHandlers.ofString());
    }
}
