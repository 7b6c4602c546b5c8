package io.github.clerkjakarta.emulator;

import static io.github.clerkjakarta.emulator.Http.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deliberate failures, and the programs that may cause them. */
class ControlTest {
    private static final String[] JSON = {"Content-Type", "application/json"};

    private Emulator clerk;
    private Http http;

    @BeforeEach
    void start() throws IOException {
        clerk = Emulator.start(Emulator.options());
        http = new Http(clerk);
    }

    @AfterEach
    void stop() {
        clerk.close();
    }

    private HttpResponse<String> keys() throws Exception {
        return http.backend("GET", "/v1/jwks", "");
    }

    @Test
    void troubleHappensWhereAndAsOftenAsAskedFor() throws Exception {
        http.send(
                "POST",
                "/emulator/troubles",
                "{\"path\": \"/v1/jwks\", \"status\": 429, \"retryAfter\": \"PT3S\", \"times\": 1}",
                JSON);

        HttpResponse<String> limited = keys();

        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).hasValue("3");
        assertThat(keys().statusCode()).isEqualTo(200);
    }

    @Test
    void itLastsUntilItIsTakenBack() throws Exception {
        clerk.trouble(Trouble.status("/v1", 500));
        assertThat(keys().statusCode()).isEqualTo(500);
        assertThat(keys().statusCode()).isEqualTo(500);

        http.send("DELETE", "/emulator/troubles", "", JSON);

        assertThat(keys().statusCode()).isEqualTo(200);
    }

    @Test
    void aConnectionIsDropped() {
        clerk.trouble(Trouble.dropped("/v1/jwks"));

        assertThatThrownBy(this::keys).isInstanceOf(IOException.class);
    }

    @Test
    void keysAndClockAreChanged() throws Exception {
        String before = keys().body();
        http.send("POST", "/emulator/keys", "", JSON);
        http.send("PUT", "/emulator/clock", "{\"skew\": \"PT1H\"}", JSON);

        long issued = EmulatorTest.claims(clerk.sessionToken("user_ada", Http.ORIGIN))
                .getJsonNumber("iat")
                .longValue();

        assertThat(keys().body()).isNotEqualTo(before);
        assertThat(issued)
                .isGreaterThan(
                        java.time.Instant.now().plus(Duration.ofMinutes(59)).getEpochSecond());
    }

    @Test
    void aWrongRequestIsTold() throws Exception {
        HttpResponse<String> answer = http.send("POST", "/emulator/troubles", "{\"status\": 200}", JSON);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("400 to 599");
    }

    /** A form or a script of a page can send text without a preflight, and JSON only if it is allowed. */
    @Test
    void aPageInABrowserCannotAsk() throws Exception {
        HttpResponse<String> text = http.send("POST", "/emulator/keys", "", "Content-Type", "text/plain");

        assertThat(text.statusCode()).isEqualTo(415);
        assertThat(http.send("OPTIONS", "/emulator/keys", "", "Origin", "https://evil.example")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    /** A foreign name that resolves to this machine's address today. */
    @Test
    void anotherHostNameFindsNothing() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), clerk.port())) {
            socket.getOutputStream().write("""
                            POST /emulator/keys HTTP/1.1\r
                            Host: evil.example\r
                            Content-Type: application/json\r
                            Content-Length: 0\r
                            Connection: close\r
                            \r
                            """.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void theOverviewShowsWhatWasAskedAndNoTokens() throws Exception {
        keys();
        clerk.sessionToken("user_ada", Http.ORIGIN);
        http.frontend("GET", "/v1/client");

        String page = http.send("GET", "/", "").body();

        assertThat(page).contains("ada@example.com", "org_acme", "sess_", "/v1/jwks", "/__clerk/v1/client");
        assertThat(page).doesNotContain("dvb_test<").doesNotContain(clerk.secretKey());
        assertThat(error(http.send("GET", "/nothing", ""))).isEqualTo("resource_not_found");
    }
}
