package io.github.clerkjakarta.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The Backend API's answers that a case gives; any other call is answered 404. */
final class ApiStub implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile JsonArray routes = JsonValue.EMPTY_JSON_ARRAY;

    ApiStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answers(JsonArray newRoutes) {
        routes = newRoutes;
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        for (JsonValue value : routes) {
            JsonObject route = value.asJsonObject();
            if (route.getString("method", "GET").equals(exchange.getRequestMethod())
                    && route.getString("path").equals(exchange.getRequestURI().getPath())) {
                if (route.getBoolean("destroy", false)) {
                    exchange.close();
                    return;
                }
                send(exchange, route);
                return;
            }
        }
        exchange.getResponseHeaders().set("content-type", "application/json");
        send(exchange, 404, "{\"errors\":[{\"code\":\"resource_not_found\",\"message\":\"not found\"}]}");
    }

    private static void send(HttpExchange exchange, JsonObject route) throws IOException {
        exchange.getResponseHeaders().set("content-type", "application/json");
        if (route.get("headers") instanceof JsonObject headers) {
            headers.forEach(
                    (name, header) -> exchange.getResponseHeaders().set(name, ((JsonString) header).getString()));
        }
        JsonValue json = route.get("json");
        String body = route.getString("text", json == null ? "" : json.toString());
        send(exchange, route.getInt("status", 200), body);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
