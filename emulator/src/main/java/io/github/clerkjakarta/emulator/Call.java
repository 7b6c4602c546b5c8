package io.github.clerkjakarta.emulator;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One HTTP request to the emulator and its answer. */
final class Call {
    private final HttpExchange exchange;
    private final String body;

    Call(HttpExchange exchange) throws IOException {
        this.exchange = exchange;
        this.body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** ClerkJS sends other methods as POST with their name in the query. */
    String method() {
        String method = exchange.getRequestMethod();
        String other = query("_method");
        return method.equals("POST") && other != null ? other : method;
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    String origin() {
        return "http://" + exchange.getRequestHeaders().getFirst("Host");
    }

    /** The whole address that was called. */
    String url() {
        return origin() + exchange.getRequestURI();
    }

    @Nullable
    String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    @Nullable
    String query(String name) {
        return decode(exchange.getRequestURI().getRawQuery()).get(name);
    }

    /** @throws ApiError where it is missing */
    String requiredQuery(String name) {
        String value = query(name);
        if (value == null || value.isEmpty()) {
            throw new ApiError(422, "form_param_missing", name + " is missing.", name);
        }
        return value;
    }

    String form(String name) {
        return decode(body).getOrDefault(name, "");
    }

    JsonObject json() {
        try {
            return Json.createReader(new java.io.StringReader(body)).readObject();
        } catch (RuntimeException notJson) {
            throw new ApiError(400, "request_body_invalid", "The body is no JSON object.", "");
        }
    }

    @Nullable
    String cookie(String name) {
        String header = exchange.getRequestHeaders().getOrDefault("Cookie", java.util.List.of()).stream()
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
        for (String pair : header.split(";", -1)) {
            String[] parts = pair.strip().split("=", 2);
            if (parts.length == 2 && parts[0].equals(name)) {
                return parts[1];
            }
        }
        return null;
    }

    void setCookie(String line) {
        exchange.getResponseHeaders().add("Set-Cookie", line);
    }

    void answer(JsonValue json) throws IOException {
        answer(200, json);
    }

    void answer(int status, JsonValue json) throws IOException {
        send(status, "application/json", json.toString());
    }

    void page(int status, String html) throws IOException {
        send(status, "text/html;charset=utf-8", html);
    }

    void redirect(int status, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void send(int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> decode(@Nullable String encoded) {
        Map<String, String> values = new HashMap<>();
        for (String pair : encoded == null ? new String[0] : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(decodePart(pair.substring(0, equals)), decodePart(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decodePart(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new ApiError(400, "request_invalid", "The request is not well encoded.", "");
        }
    }

    /** The origin of an absolute http URL. */
    static String originOf(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri.getScheme() + "://" + uri.getRawAuthority();
            }
        } catch (IllegalArgumentException notAUrl) {
            // Said below.
        }
        throw new ApiError(422, "url_invalid", "An absolute http URL is expected.", "redirect_url");
    }

    /** The URL with the parameter set, in place of one of that name. */
    static String withParameter(String url, String name, String value) {
        int hash = url.indexOf('#');
        String fragment = hash < 0 ? "" : url.substring(hash);
        String whole = hash < 0 ? url : url.substring(0, hash);
        int question = whole.indexOf('?');
        StringBuilder query = new StringBuilder();
        for (String pair :
                question < 0 ? new String[0] : whole.substring(question + 1).split("&")) {
            if (!pair.isEmpty() && !pair.startsWith(name + "=")) {
                query.append(query.isEmpty() ? "" : "&").append(pair);
            }
        }
        query.append(query.isEmpty() ? "" : "&").append(name).append('=');
        query.append(java.net.URLEncoder.encode(value, StandardCharsets.UTF_8));
        return (question < 0 ? whole : whole.substring(0, question)) + "?" + query + fragment;
    }
}
