package io.github.clerkjakarta.conformance;

import static io.github.clerkjakarta.conformance.Cases.object;

import io.github.clerkjakarta.internal.url.Host;
import io.github.clerkjakarta.internal.url.Url;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A case, with the questions that rules ask about it. */
record Case(JsonObject json) {
    JsonObject request() {
        return object(json, "request");
    }

    String method() {
        return request().getString("method", "GET");
    }

    String url() {
        return request().getString("url", object(json, "in").getString("url", ""));
    }

    /** Compares a time in milliseconds, or in seconds for OAuth tokens, with the usual tolerance. */
    boolean isPast(JsonValue expiration) {
        double now = json.getJsonNumber("now").doubleValue();
        return expiration instanceof JsonNumber end
                && (end.doubleValue() < 1e11 ? end.doubleValue() * 1000 : end.doubleValue()) <= now;
    }

    /** Returns Clerk's successful answers about machine tokens. */
    Stream<JsonObject> verifyAnswers() {
        return verifyRoutes().map(route -> object(route, "json"));
    }

    Stream<JsonObject> verifyRoutes() {
        return routes("/verify").filter(route -> route.getInt("status", 200) / 100 == 2);
    }

    private Stream<JsonObject> routes(String end) {
        return object(json, "stub").getOrDefault("routes", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                .map(JsonValue::asJsonObject)
                .filter(route -> route.getString("path").endsWith(end));
    }

    String path() {
        Url url = Url.parse(url());
        return url == null ? "" : url.path();
    }

    boolean hasHeader(String name) {
        return object(request(), "headers").containsKey(name);
    }

    JsonObject options() {
        return object(json, "options");
    }

    String option(String name) {
        return options().getString(name, "");
    }

    String kind() {
        return json.getString("kind");
    }

    boolean isGetOrHead() {
        return List.of("GET", "HEAD").contains(method());
    }

    /** Returns the headers of the request, or of the helper's input. */
    JsonObject headers() {
        JsonObject headers = object(request(), "headers");
        return headers.isEmpty() ? object(object(json, "in"), "headers") : headers;
    }

    /** Returns the request's header, or an empty text. */
    String header(String name) {
        return headers().getString(name, "");
    }

    /** Returns the Host header that came, or the one that a browser would send. */
    String host() {
        Url url = Url.parse(url());
        return header("host").isEmpty() && url != null ? url.authority() : header("host");
    }

    boolean isForwardedOddly() {
        String host = forwarded("x-forwarded-host");
        String scheme = forwarded("x-forwarded-proto").toLowerCase(Locale.ROOT);
        return (!host.isEmpty() && Host.parse(host) == null) || !scheme.matches("(https?)?");
    }

    /** Returns true for a page, by the rule of protect(). */
    boolean isForPage() {
        return List.of("document", "iframe").contains(header("sec-fetch-dest"))
                || header("accept").contains("text/html");
    }

    /** Returns true for a navigation that may go to Clerk and back. */
    boolean mayBeHandshake() {
        String destination = header("sec-fetch-dest");
        return method().equals("GET")
                && (List.of("document", "iframe").contains(destination)
                        || (destination.isEmpty() && header("accept").startsWith("text/html")));
    }

    /** Returns the header's first value. */
    String forwarded(String name) {
        return header(name).split(",", 2)[0].strip();
    }

    boolean isProduction() {
        return object(json, "options").getString("publishableKey", "").startsWith("pk_live_");
    }

    List<String> cookies(String... names) {
        List<String> values = new ArrayList<>();
        for (String pair : object(request(), "headers").getString("cookie", "").split(";")) {
            String[] parts = pair.strip().split("=", 2);
            for (String name : names) {
                if (parts.length == 2 && parts[0].startsWith(name)) {
                    values.add(parts[1]);
                }
            }
        }
        return values;
    }

    /** Returns the tokens of that name in cookies and in the query. */
    List<String> tokens(String name) {
        List<String> tokens = new ArrayList<>(cookies(name));
        for (String pair : url().replaceFirst("^[^?]*\\??", "").split("&")) {
            if (pair.startsWith(name + "=")) {
                tokens.add(pair.substring(name.length() + 1));
            }
        }
        return tokens;
    }

    List<String> allTokens() {
        List<String> tokens = new ArrayList<>(tokens("__clerk_handshake"));
        tokens.addAll(tokens("__session"));
        tokens.add(Tokens.bearer(json));
        return tokens.stream().filter(it -> !it.isEmpty()).collect(Collectors.toList());
    }

    boolean isOutsideItsLife(String token) {
        JsonObject claims = Tokens.part(token, 1);
        double now = json.getJsonNumber("now").doubleValue() / 1000;
        return (claims.get("exp") instanceof JsonNumber exp && exp.doubleValue() < now)
                || (claims.get("nbf") instanceof JsonNumber nbf && nbf.doubleValue() > now);
    }

    /** Returns true if Clerk does not provide the keys that session tokens are verified with. */
    boolean isWithoutKeys() {
        return option("jwtKey").isEmpty()
                && routes("/v1/jwks").noneMatch(route -> route.getInt("status", 200) / 100 == 2);
    }
}
