package io.github.clerkjakarta.emulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Requests that applications and ClerkJS send to an emulator. */
final class Http {
    static final String ORIGIN = "http://localhost:9080";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Emulator clerk;
    private String devBrowser = "dvb_test";

    Http(Emulator clerk) {
        this.clerk = clerk;
    }

    /** Returns another browser. */
    Http browser(String id) {
        Http other = new Http(clerk);
        other.devBrowser = id;
        return other;
    }

    /** Calls as ClerkJS: methods other than GET are POST, bodies are forms. */
    HttpResponse<String> frontend(String method, String path, String... fields) throws Exception {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8))
                    .append('&');
        }
        String query = "?__clerk_db_jwt=" + devBrowser + (method.equals("GET") ? "" : "&_method=" + method);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(clerk.frontendApiUrl() + path + query))
                .header("Origin", ORIGIN)
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (!method.equals("GET")) {
            request.POST(BodyPublishers.ofString(form.toString()));
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Calls as an application with its secret key. */
    HttpResponse<String> backend(String method, String path, String json) throws Exception {
        return send(method, path, json, "Authorization", "Bearer " + clerk.secretKey());
    }

    HttpResponse<String> send(String method, String path, String json, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(clerk.url() + path)).method(method, BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    static JsonObject json(HttpResponse<String> response) {
        return Json.createReader(new StringReader(response.body())).readObject();
    }

    /** Returns the response of a mutation. */
    static JsonObject response(HttpResponse<String> response) {
        return json(response).getJsonObject("response");
    }

    static String error(HttpResponse<String> response) {
        return json(response).getJsonArray("errors").getJsonObject(0).getString("code");
    }
}
