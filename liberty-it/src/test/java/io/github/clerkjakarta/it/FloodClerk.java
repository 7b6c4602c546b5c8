package io.github.clerkjakarta.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Backend API as slow and as strict as Clerk's: it answers after 50 ms, and more than 1,000 calls in 10 s with 429. It counts
 * calls by kind, and can hang.
 */
final class FloodClerk implements AutoCloseable {
    static final String GOOD_MACHINE = "mt_good";
    static final String GOOD_NONCE = "good-";

    private static final int LIMIT = 1000;
    private static final long WINDOW_MILLIS = 10_000;
    private static final long DELAY_MILLIS = 50;
    private static final long HANG_MILLIS = 60_000;

    private final FloodTokens tokens;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Deque<Long> latest = new ArrayDeque<>();
    private volatile boolean hangs;

    FloodClerk(FloodTokens tokens) throws IOException {
        this.tokens = tokens;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void hang(boolean yes) {
        hangs = yes;
    }

    synchronized void reset() {
        counts.clear();
        latest.clear();
    }

    /** Returns the calls by kind since the last reset; {@code 429} counts those refused. */
    synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    private static String kind(String path) {
        return path.endsWith("/jwks")
                ? "keys"
                : path.endsWith("/handshake_payload")
                        ? "nonce"
                        : path.endsWith("/refresh")
                                ? "refresh"
                                : path.endsWith("/verify") ? "machine" : path.contains("/users/") ? "user" : path;
    }

    /** Returns the seconds to wait, or 0 if the call is within the limit. */
    private synchronized long count(String kind) {
        long now = System.currentTimeMillis();
        counts.merge(kind, 1, Integer::sum);
        while (!latest.isEmpty() && latest.peekFirst() <= now - WINDOW_MILLIS) {
            latest.removeFirst();
        }
        if (latest.size() < LIMIT) {
            latest.addLast(now);
            return 0;
        }
        counts.merge("429", 1, Integer::sum);
        return Math.max(1, (latest.peekFirst() + WINDOW_MILLIS - now + 999) / 1000);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            String kind = kind(path);
            long wait = count(kind);
            Thread.sleep(hangs ? HANG_MILLIS : DELAY_MILLIS);
            if (wait > 0) {
                exchange.getResponseHeaders().set("Retry-After", String.valueOf(wait));
                send(exchange, 429, error("too_many_requests"));
                return;
            }
            switch (kind) {
                case "keys" -> send(exchange, 200, tokens.jwks());
                case "nonce" -> nonce(exchange);
                case "machine" -> machine(exchange, body.contains("\"" + GOOD_MACHINE));
                case "user" ->
                    send(
                            exchange,
                            200,
                            "{\"object\":\"user\",\"id\":\"" + FloodTokens.USER
                                    + "\",\"first_name\":\"Ada\",\"last_name\":\"Lovelace\"}");
                case "refresh" -> send(exchange, 401, error("invalid_refresh_token"));
                default -> send(exchange, 404, error("resource_not_found"));
            }
        } catch (InterruptedException stopped) {
            exchange.close();
        }
    }

    private void nonce(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getQuery().contains("nonce=" + GOOD_NONCE)) {
            send(exchange, 404, error("resource_not_found"));
            return;
        }
        send(
                exchange,
                200,
                "{\"directives\":[\"__session=" + tokens.good()
                        + "; Path=/; SameSite=Lax\",\"__client_uat=1; Path=/; SameSite=Lax\"]}");
    }

    private static void machine(HttpExchange exchange, boolean good) throws IOException {
        if (good) {
            send(
                    exchange,
                    200,
                    "{\"object\":\"machine_to_machine_token\",\"id\":\"mt_id\",\"subject\":\"mch_honest\",\"scopes\":[],"
                            + "\"claims\":null,\"revoked\":false,\"expired\":false,\"expiration\":null,\"created_at\":1,"
                            + "\"updated_at\":1}");
        } else {
            send(exchange, 404, error("resource_not_found"));
        }
    }

    private static String error(String code) {
        return "{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"" + code + "\"}]}";
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] content = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
