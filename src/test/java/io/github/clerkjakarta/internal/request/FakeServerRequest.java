package io.github.clerkjakarta.internal.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A server that reports what a test sets; at first a plain request for {@code http://localhost:9080/app/page}. */
final class FakeServerRequest implements ServerRequest {
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private String method = "GET";
    private String scheme = "http";
    private boolean encrypted;
    private String authority = "localhost:9080";
    private boolean hasAuthority;
    private List<String> paths = List.of("/app/page");
    private String query;

    FakeServerRequest() {
        header("Host", "localhost:9080");
    }

    FakeServerRequest without(String name) {
        headers.remove(name);
        return this;
    }

    /** Replaces the headers of that name; without values, removes them. */
    FakeServerRequest header(String name, String... values) {
        headers.put(name, List.of(values));
        return this;
    }

    FakeServerRequest method(String name) {
        method = name;
        return this;
    }

    FakeServerRequest scheme(String told) {
        scheme = told;
        return this;
    }

    FakeServerRequest encrypted(boolean is) {
        encrypted = is;
        return this;
    }

    FakeServerRequest authority(String told) {
        authority = told;
        return this;
    }

    FakeServerRequest http2(boolean is) {
        hasAuthority = is;
        return this;
    }

    FakeServerRequest paths(String... all) {
        paths = List.of(all);
        return this;
    }

    /** Behaves like a server that contradicts itself. */
    FakeServerRequest withoutPaths() {
        paths = List.of();
        return this;
    }

    FakeServerRequest query(String text) {
        query = text;
        return this;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public List<String> header(String name) {
        return headers.getOrDefault(name, List.of());
    }

    @Override
    public Map<String, List<String>> headers() {
        Map<String, List<String>> all = new TreeMap<>();
        headers.forEach((name, values) -> all.put(name.toLowerCase(java.util.Locale.ROOT), new ArrayList<>(values)));
        return all;
    }

    @Override
    public String scheme() {
        return scheme;
    }

    @Override
    public boolean isEncrypted() {
        return encrypted;
    }

    @Override
    public String authority() {
        return authority;
    }

    @Override
    public boolean hasAuthority() {
        return hasAuthority;
    }

    @Override
    public List<String> paths() {
        return paths;
    }

    @Override
    public String query() {
        return query;
    }

    @Override
    public ContextRoot contextRoot() {
        return ContextRoot.known("/app");
    }
}
