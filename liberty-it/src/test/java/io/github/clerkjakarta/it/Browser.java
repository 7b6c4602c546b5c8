package io.github.clerkjakarta.it;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Follows redirects and keeps cookies as a browser does, one hop at a time. Cookies belong to hosts, not ports. */
final class Browser {
    static final String REDIRECT_COUNTER = "__clerk_redirect_count";

    private final CookieJar cookies = new CookieJar();
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    record Answer(int status, String location, String body, HttpResponse<String> response) {
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        List<String> setCookies() {
            return response.headers().allValues("Set-Cookie");
        }
    }

    /** Opens a URL as from the address bar. */
    Answer open(URI url) {
        return send("GET", url, BodyPublishers.noBody(), "Sec-Fetch-Dest", "document", "Accept", "text/html");
    }

    /** Sends a request as a script's fetch() does. */
    Answer fetch(String method, URI url) {
        return send(method, url, BodyPublishers.noBody(), "Sec-Fetch-Dest", "empty", "Accept", "*/*");
    }

    /** Submits a form. */
    Answer submit(URI url, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        List<String> all = new ArrayList<>(List.of(
                "Sec-Fetch-Dest",
                "document",
                "Accept",
                "text/html",
                "Content-Type",
                "application/x-www-form-urlencoded"));
        all.addAll(List.of(headers));
        return send("POST", url, BodyPublishers.ofString(body), all.toArray(String[]::new));
    }

    /** Follows redirects to the end and returns every hop on the way, the last one answered. */
    List<Answer> follow(URI url) {
        List<Answer> hops = new ArrayList<>();
        URI next = url;
        while (next != null && hops.size() < 12) {
            Answer answer = open(next);
            hops.add(answer);
            next = answer.location.isEmpty() ? null : next.resolve(answer.location);
        }
        return hops;
    }

    Answer signIn(URI page, String email, String password) {
        return submit(page, Map.of("email", email, "password", password));
    }

    String cookie(String name) {
        return cookies.value(name);
    }

    /** Removes the cookie that counts redirects, as if its two seconds had passed. */
    Browser later() {
        forget(REDIRECT_COUNTER);
        return this;
    }

    void forget(String namePrefix) {
        cookies.forget(namePrefix);
    }

    Answer send(String method, URI url, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).method(method, body).headers(headers);
        String ours = cookies.header(url);
        if (!ours.isEmpty()) {
            request.header("Cookie", ours);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            cookies.take(url, response.headers().allValues("Set-Cookie"));
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Location").orElse(""),
                    response.body(),
                    response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
