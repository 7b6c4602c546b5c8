package io.github.clerkjakarta.benchmarks;

import io.github.clerkjakarta.internal.request.ContextRoot;
import io.github.clerkjakarta.internal.request.ServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request as a server reports it. Each has its own text objects, as on a server: no hash code is known yet. */
public final class Incoming implements ServerRequest {
    /** By the spellings that the library uses; how a server finds a header is not what is measured. */
    private final Map<String, List<String>> bySpelling = new HashMap<>();

    private final Map<String, List<String>> headers = new TreeMap<>();

    private final List<String> paths;

    Incoming(String path) {
        paths = List.of(path);
        header("Host", "app.example.com");
        header("Accept", "application/json");
    }

    Incoming header(String name, String value) {
        List<String> values = List.of(new String(value.toCharArray()));
        bySpelling.put(name, values);
        bySpelling.put(name.toLowerCase(Locale.ROOT), values);
        headers.put(name.toLowerCase(Locale.ROOT), values);
        return this;
    }

    public static Incoming bearer(String token) {
        return new Incoming("/api/orders").header("Authorization", "Bearer " + token);
    }

    /** A browser's request in production. ClerkJS writes each cookie twice. */
    public static Incoming cookies(String token) {
        String suffix = io.github.clerkjakarta.internal.config.PublishableKey.parse(
                        Application.publishableKey("clerk.example.com"))
                .cookieSuffix();
        long signedIn = System.currentTimeMillis() / 1000 - 3600;
        return new Incoming("/api/orders")
                .header(
                        "Cookie",
                        "__session=" + token + "; __session_" + suffix + "=" + token + "; __client_uat=" + signedIn
                                + "; __client_uat_" + suffix + "=" + signedIn);
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public List<String> header(String name) {
        return bySpelling.getOrDefault(name, List.of());
    }

    /** Counts them for each request, as the library does with JAX-RS. */
    @Override
    public long headerCharacters() {
        long characters = 0;
        for (List<String> values : headers.values()) {
            for (String value : values) {
                characters += value.length();
            }
        }
        return characters;
    }

    @Override
    public Map<String, List<String>> headers() {
        return headers;
    }

    @Override
    public String scheme() {
        return "https";
    }

    @Override
    public boolean isEncrypted() {
        return true;
    }

    @Override
    public String authority() {
        return "app.example.com";
    }

    @Override
    public boolean hasAuthority() {
        return false;
    }

    @Override
    public List<String> paths() {
        return paths;
    }

    @Override
    public String query() {
        return null;
    }

    @Override
    public ContextRoot contextRoot() {
        return ContextRoot.known("");
    }
}
