package io.github.clerkjakarta;

import io.github.clerkjakarta.internal.config.PublishableKey;
import io.github.clerkjakarta.internal.request.ContextRoot;
import io.github.clerkjakarta.internal.request.RequestFacts;
import io.github.clerkjakarta.internal.url.Url;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request as a server reports it. A test adds what it is about, cookies in the order of the calls. */
public final class TestRequest implements RequestFacts {
    private final String method;
    private final Url url;
    private List<String> paths;
    private ContextRoot contextRoot = ContextRoot.known("/app");
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public TestRequest(String method, String url) {
        this.method = method;
        this.url = Url.parse(url);
        this.paths = List.of(this.url.path());
    }

    public TestRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public TestRequest without(String header) {
        headers.remove(header);
        return this;
    }

    /** @param token a {@link TestToken} or a text */
    public TestRequest bearer(Object token) {
        return header("Authorization", "Bearer " + token);
    }

    public TestRequest cookie(String name, Object value) {
        headers.merge("Cookie", name + "=" + value, (before, one) -> before + "; " + one);
        return this;
    }

    /** Adds the session cookie. */
    public TestRequest session(Object token) {
        return cookie("__session", token);
    }

    /** Adds the session cookie with the instance's suffix. */
    public TestRequest session(Object token, PublishableKey instance) {
        return cookie("__session_" + instance.cookieSuffix(), token);
    }

    /** Adds the cookie that tells when the user last signed in. */
    public TestRequest clientUat(Instant time) {
        return clientUat(String.valueOf(time.getEpochSecond()));
    }

    public TestRequest clientUat(String text) {
        return cookie("__client_uat", text);
    }

    public TestRequest clientUat(String text, PublishableKey instance) {
        return cookie("__client_uat_" + instance.cookieSuffix(), text);
    }

    /** Adds the cookie by which Clerk knows a browser in development. */
    public TestRequest devBrowser(String token) {
        return cookie("__clerk_db_jwt", token);
    }

    /** Adds the cookie that counts redirects. */
    public TestRequest redirectCount(int count) {
        return cookie("__clerk_redirect_count", count);
    }

    /** Sets the paths that the server may dispatch on, as it got them. A URL would normalize them. */
    public TestRequest paths(String... all) {
        paths = List.of(all);
        return this;
    }

    public TestRequest contextRoot(ContextRoot root) {
        contextRoot = root;
        return this;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public Url url() {
        return url;
    }

    @Override
    public List<String> paths() {
        return paths;
    }

    @Override
    public ContextRoot contextRoot() {
        return contextRoot;
    }

    @Override
    public String rawHeader(String name) {
        return headers.get(name);
    }

    @Override
    public String cookies() {
        return headers.getOrDefault("cookie", "");
    }

    @Override
    public Map<String, List<String>> headers() {
        Map<String, List<String>> all = new TreeMap<>();
        headers.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        return all;
    }
}
