package io.github.clerkjakarta.internal.backend;

import io.github.clerkjakarta.internal.config.SecretKey;
import io.github.clerkjakarta.internal.config.Url;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Backend API over HTTP. The only class that talks to the network. */
public final class HttpBackendApi implements BackendApi {
    /** The version of the API whose answers are understood here. */
    public static final String API_VERSION = "2026-05-12";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

    private final String apiUrl;
    private final SecretKey secretKey;
    private final HttpClient client;

    public HttpBackendApi(Url apiUrl, SecretKey secretKey) {
        // No redirects: the secret key goes to the configured address and nowhere else.
        this(
                apiUrl,
                secretKey,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build());
    }

    private HttpBackendApi(Url apiUrl, SecretKey secretKey, HttpClient client) {
        this.apiUrl = apiUrl.toString().replaceAll("/+$", "");
        this.secretKey = secretKey;
        this.client = client;
    }

    /** Another instance's API over the same connections: each client has threads of its own, and tenants are many. */
    public HttpBackendApi of(Url otherUrl, SecretKey otherKey) {
        return new HttpBackendApi(otherUrl, otherKey, client);
    }

    @Override
    public List<JsonObject> signingKeys() throws BackendException {
        List<JsonObject> keys = new ArrayList<>();
        for (JsonValue key : array(call("GET", "/v1/jwks", null), "keys")) {
            if (key instanceof JsonObject object) {
                keys.add(object);
            }
        }
        return keys;
    }

    @Override
    public List<String> handshakeDirectives(String nonce) throws BackendException {
        return texts(call("GET", "/v1/clients/handshake_payload?nonce=" + encode(nonce), null), "directives");
    }

    @Override
    public List<String> refreshSession(SessionRefreshRequest request) throws BackendException {
        JsonObjectBuilder headers = Json.createObjectBuilder();
        for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
            headers.add(header.getKey(), Json.createArrayBuilder(header.getValue()));
        }
        JsonObject body = Json.createObjectBuilder()
                .add("format", "cookie")
                .add("expired_token", request.expiredToken())
                .add("refresh_token", request.refreshToken())
                .add("request_origin", request.origin())
                .add("request_headers", headers)
                .build();
        String query = request.suffixedCookies() ? "?suffixed_cookies=true" : "";
        String path = "/v1/sessions/" + encode(request.sessionId()) + "/refresh" + query;
        return texts(call("POST", path, body), "cookies");
    }

    private JsonObject call(String method, String path, @Nullable JsonObject body) throws BackendException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(apiUrl + path))
                .timeout(ANSWER_TIMEOUT)
                .header("Authorization", "Bearer " + secretKey.reveal())
                .header("Clerk-API-Version", API_VERSION)
                .header("Content-Type", "application/json")
                .header("User-Agent", "clerk-jakarta")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .build();
        String called = method + " " + path.replaceAll("\\?.*", "");
        HttpResponse<String> response;
        try {
            response = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new BackendException(called + " failed: " + failed.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BackendException(called + " was interrupted");
        }
        JsonObject answer = parse(response.body());
        if (response.statusCode() / 100 != 2) {
            String message = called + " answered " + response.statusCode();
            throw new BackendException(message, errorCode(answer), answer != null);
        }
        if (answer == null) {
            throw new BackendException(called + " answered something that is no JSON object");
        }
        return answer;
    }

    /** Each call's own words for what a client sent go into one path segment or one query value. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace(".", "%2E");
    }

    private static String errorCode(@Nullable JsonObject answer) {
        if (answer == null || array(answer, "errors").isEmpty()) {
            return "";
        }
        return array(answer, "errors").get(0) instanceof JsonObject error
                        && error.get("code") instanceof JsonString code
                ? code.getString()
                : "";
    }

    private static List<String> texts(JsonObject answer, String name) {
        List<String> texts = new ArrayList<>();
        for (JsonValue value : array(answer, name)) {
            if (value instanceof JsonString text) {
                texts.add(text.getString());
            }
        }
        return texts;
    }

    private static List<JsonValue> array(JsonObject answer, String name) {
        return answer.get(name) instanceof JsonArray array ? array : List.of();
    }

    private static @Nullable JsonObject parse(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readValue() instanceof JsonObject object ? object : null;
        } catch (RuntimeException notJson) {
            // Nested too deep, too: providers say that each in their own way.
            return null;
        }
    }
}
