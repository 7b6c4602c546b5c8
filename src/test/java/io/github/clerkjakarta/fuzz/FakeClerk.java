package io.github.clerkjakarta.fuzz;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.clerkjakarta.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The part of Clerk's Backend API that requests can reach. Counts the calls. */
final class FakeClerk implements AutoCloseable {
    private static final String NOT_FOUND = "{\"errors\":[{\"code\":\"resource_not_found\"}]}";

    private final AtomicInteger calls = new AtomicInteger();
    // The server's own thread would wait for a request's body and keep the next request waiting.
    private final ExecutorService threads = Executors.newCachedThreadPool(FakeClerk::daemon);
    private final HttpServer server;

    FakeClerk() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int calls() {
        return calls.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "fake Clerk");
        thread.setDaemon(true);
        return thread;
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String answer = answer(exchange.getRequestURI().toString(), body);
        byte[] bytes = (answer == null ? NOT_FOUND : answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(answer == null ? 404 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String answer(String target, String body) {
        if (target.startsWith("/v1/jwks")) {
            return "{\"keys\":[" + Fixtures.jwk(Fixtures.KEYS, "ins_1") + "]}";
        }
        if (target.endsWith("/verify")) {
            return body.matches("\\{\"\\w+\":\"(ak|mt|oat)_good\"}")
                    ? "{\"id\":\"id_1\",\"subject\":\"user_1\",\"name\":\"n\"}"
                    : null;
        }
        if (target.contains("/refresh")) {
            return cookies("cookies", body.contains("\"refresh_token\":\"good\"") ? "good" : "foreign");
        }
        return switch (target.replaceFirst(".*nonce=", "")) {
            case "good" -> cookies("directives", "good");
            case "foreign" -> cookies("directives", "foreign");
            case "splitting" ->
                "{\"directives\":[\"__clerk_a=b\\r\\nSet-Cookie: c=d\",\"other=1\",\"__session=" + Tokens.get("good")
                        + "\"]}";
            case "nothing" -> "{\"directives\":[]}";
            case "odd" -> "{\"directives\":[1,null,{},\"\",\"__session\",\"__session=\"]}";
            default -> null;
        };
    }

    private static String cookies(String name, String token) {
        return "{\"" + name + "\":[\"__client_uat=1767225500; Path=/\",\"__session=" + Tokens.get(token)
                + "; Path=/\"]}";
    }
}
