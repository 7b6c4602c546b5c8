package io.github.clerkjakarta.internal.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.internal.backend.BackendHttp.Call;
import io.github.clerkjakarta.internal.config.ApiSecret;
import io.github.clerkjakarta.internal.url.Url;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackendHttpTest {
    private static final ApiSecret KEY = ApiSecret.parse("sk_test_very_secret");
    private static final Call READ = Call.get("/v1/jwks", "/v1/jwks");
    private static final Call CHANGE = Call.post("/v1/change", "/v1/change", null);

    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;
    private BackendHttp http;
    private Answer answer;

    /** The server's behaviour for the n-th call. */
    private interface Answer {
        void to(int call, HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> answer.to(calls.incrementAndGet(), exchange));
        server.start();
        http = new BackendHttp(
                Url.parse("http://127.0.0.1:" + server.getAddress().getPort()), Fixtures.CLOCK);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aGatewaysFailureIsTriedOnceMoreWhereNothingChanges() throws BackendException {
        answer = (call, exchange) -> send(exchange, call == 1 ? 502 : 200, "{}");

        assertThat(http.object(READ, KEY)).isEmpty();
        assertThat(calls).hasValue(2);
    }

    @Test
    void aDroppedConnectionIsTriedOnceMoreWhereNothingChanges() throws BackendException {
        answer = (call, exchange) -> {
            if (call == 1) {
                exchange.close();
            } else {
                send(exchange, 200, "{}");
            }
        };

        assertThat(http.object(READ, KEY)).isEmpty();
        assertThat(calls).hasValue(2);
    }

    @Test
    void whatChangesSomethingIsNeverTriedTwice() {
        answer = (call, exchange) -> send(exchange, 502, "{}");

        assertThatThrownBy(() -> http.object(CHANGE, KEY)).isInstanceOf(BackendException.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void whatClerkRefusesIsNotTriedAgain() {
        answer = (call, exchange) -> send(exchange, 422, "{\"errors\":[{\"code\":\"form_invalid\"}]}");

        BackendException failed = catchThrowableOfType(BackendException.class, () -> http.object(READ, KEY));
        assertThat(failed.code()).isEqualTo("form_invalid");
        assertThat(failed.isTemporary()).isFalse();
        assertThat(calls).hasValue(1);
    }

    @Test
    void whileClerkAskedForAPauseItIsNotCalled() {
        answer = (call, exchange) -> {
            exchange.getResponseHeaders().set("Retry-After", "30");
            send(exchange, 429, "{}");
        };

        for (int i = 0; i < 3; i++) {
            BackendException failed = catchThrowableOfType(BackendException.class, () -> http.object(READ, KEY));
            assertThat(failed.status()).isEqualTo(429);
            assertThat(failed.isTemporary()).isTrue();
        }
        assertThat(calls).hasValue(1);

        assertThatThrownBy(() -> http.object(CHANGE, KEY)).isInstanceOf(BackendException.class);
        assertThat(calls).as("another kind of call is made").hasValue(2);
    }

    @Test
    void anAnswerThatIsTooLargeIsNotRead() {
        answer = (call, exchange) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] megabyte = new byte[1024 * 1024];
            try (exchange) {
                for (int i = 0; i < 8; i++) {
                    exchange.getResponseBody().write(megabyte);
                }
            }
        };

        assertThatThrownBy(() -> http.object(CHANGE, KEY)).isInstanceOf(BackendException.class);
    }

    @Test
    void noMessageHasTheSecretOrTheVisitorsWords() {
        answer = (call, exchange) -> send(exchange, 500, "{}");

        assertThatThrownBy(() -> http.object(Call.get("/v1/users/:id", "/v1/users/user_words"), KEY))
                .hasMessage("GET http://127.0.0.1:" + server.getAddress().getPort() + "/v1/users/:id answered 500");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
