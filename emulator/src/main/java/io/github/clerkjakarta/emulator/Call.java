package io.github.clerkjakarta.emulator;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One HTTP request to the emulator and its answer. */
final class Call {
    static final String DEV_BROWSER = "__clerk_db_jwt";

    private final HttpExchange exchange;
    private final Consumer<Call> listener;
    private final String body;
    private @Nullable Map<String, String> query;
    private List<String> parts = List.of();
    private int status;

    /** @param listener called before the answer is sent */
    Call(HttpExchange exchange, Consumer<Call> listener) throws IOException {
        this.exchange = exchange;
        this.listener = listener;
        this.body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Returns the method. ClerkJS sends methods other than GET and POST as POST, with the name in the query. */
    String method() {
        String method = exchange.getRequestMethod();
        String other = query("_method");
        return method.equals("POST") && other != null ? other : method;
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    /** Returns the text in place of the route's braces. */
    String part(int index) {
        return parts.get(index);
    }

    void parts(List<String> found) {
        parts = found;
    }

    String origin() {
        return "http://" + exchange.getRequestHeaders().getFirst("Host");
    }

    int port() {
        return exchange.getLocalAddress().getPort();
    }

    boolean isFromLoopback() {
        return exchange.getRemoteAddress().getAddress().isLoopbackAddress();
    }

    /**
     * Returns the origin of the page that asks, which tokens are for; this Clerk's own if the request does not name it.
     */
    String applicationOrigin() {
        String origin = header("Origin");
        return origin == null ? origin() : origin;
    }

    /** Returns the whole address that was called. */
    String url() {
        return origin() + exchange.getRequestURI();
    }

    @Nullable
    String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    @Nullable
    String query(String name) {
        if (query == null) {
            query = decode(exchange.getRequestURI().getRawQuery());
        }
        return query.get(name);
    }

    /** @throws ApiError if it is missing */
    String requiredQuery(String name) {
        String value = query(name);
        if (value == null || value.isEmpty()) {
            throw ApiError.form("form_param_missing", name + " is missing.", name);
        }
        return value;
    }

    String form(String name) {
        return decode(body).getOrDefault(name, "");
    }

    boolean hasForm(String name) {
        return decode(body).containsKey(name);
    }

    JsonObject json() {
        try {
            return body.isBlank()
                    ? JsonValue.EMPTY_JSON_OBJECT
                    : Json.createReader(new StringReader(body)).readObject();
        } catch (RuntimeException notJson) {
            throw new ApiError(400, "request_body_invalid", "The body is no JSON object.", "");
        }
    }

    @Nullable
    String cookie(String name) {
        String header = String.join("; ", exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
        for (String pair : header.split(";", -1)) {
            String[] parts = pair.strip().split("=", 2);
            if (parts.length == 2 && parts[0].equals(name)) {
                return parts[1];
            }
        }
        return null;
    }

    /** Returns the status of the last answer, or 0 before the answer. */
    int status() {
        return status;
    }

    void setCookie(String line) {
        exchange.getResponseHeaders().add("Set-Cookie", line);
    }

    void setHeader(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    /** Lets pages of any origin call, with cookies, as Clerk does for pages of the instance. */
    void allowOrigin() {
        String origin = header("Origin");
        if (origin != null) {
            setHeader("Access-Control-Allow-Origin", origin);
            setHeader("Access-Control-Allow-Credentials", "true");
            setHeader("Vary", "Origin");
        }
    }

    void preflight() throws IOException {
        allowOrigin();
        setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
        String headers = header("Access-Control-Request-Headers");
        if (headers != null) {
            setHeader("Access-Control-Allow-Headers", headers);
        }
        end(204);
    }

    void answer(JsonValue json) throws IOException {
        answer(200, json);
    }

    void answer(int status, JsonValue json) throws IOException {
        send(status, "application/json", "no-store", json.toString().getBytes(StandardCharsets.UTF_8));
    }

    void page(int status, String html) throws IOException {
        send(status, "text/html;charset=utf-8", "no-store", html.getBytes(StandardCharsets.UTF_8));
    }

    void script(byte[] content) throws IOException {
        setHeader("Access-Control-Allow-Origin", "*");
        send(200, "text/javascript;charset=utf-8", "max-age=300", content);
    }

    void redirect(int status, String location) throws IOException {
        setHeader("Location", location);
        setHeader("Cache-Control", "no-store");
        end(status);
    }

    private void end(int code) throws IOException {
        status = code;
        listener.accept(this);
        exchange.sendResponseHeaders(code, -1);
        exchange.close();
    }

    private void send(int code, String type, String cache, byte[] content) throws IOException {
        status = code;
        setHeader("Content-Type", type);
        setHeader("Cache-Control", cache);
        listener.accept(this);
        exchange.sendResponseHeaders(code, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
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
            return part;
        }
    }

    static boolean isHttp(String url) {
        try {
            originOf(url);
            return true;
        } catch (ApiError none) {
            return false;
        }
    }

    /** Returns the origin of an absolute http URL. */
    static String originOf(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri.getScheme() + "://" + uri.getRawAuthority();
            }
        } catch (IllegalArgumentException notAUrl) {
            // Reported below.
        }
        throw ApiError.form("url_invalid", "An absolute http URL is expected.", "redirect_url");
    }

    /** Returns the URL with the parameter set, in place of one of that name. */
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
        query.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        return (question < 0 ? whole : whole.substring(0, question)) + "?" + query + fragment;
    }
}
