package io.github.clerkjakarta.internal.request;

import io.github.clerkjakarta.ClerkRequest;
import io.github.clerkjakarta.internal.url.PathReadings;
import io.github.clerkjakarta.internal.url.Url;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request for the application's own eyes. */
public final class RequestView implements ClerkRequest {
    private final RequestFacts facts;
    private final Url url;
    private final String path;
    private @Nullable Cookies cookies;

    /** @param url as the browser shows it */
    public RequestView(RequestFacts facts, Url url) {
        this(facts, url, url.path());
    }

    private RequestView(RequestFacts facts, Url url, String path) {
        this.facts = facts;
        this.url = url;
        this.path = path;
    }

    /**
     * The same request once for each reading of its path.
     *
     * @return null where the path is malformed
     */
    public @Nullable List<RequestView> readings() {
        List<String> raw = PathReadings.of(facts.rawPath());
        if (raw == null) {
            return null;
        }
        if (raw.size() == 1 && raw.get(0).equals(path)) {
            return List.of(this);
        }
        Set<String> paths = new LinkedHashSet<>(List.of(path));
        paths.addAll(raw);
        return paths.stream().map(this::reading).toList();
    }

    /** The same request with its path read in another way. */
    private RequestView reading(String reading) {
        return reading.equals(path) ? this : new RequestView(facts, url, reading);
    }

    public Url url() {
        return url;
    }

    @Override
    public String getMethod() {
        return facts.method();
    }

    @Override
    public String getUrl() {
        return url.toString();
    }

    @Override
    public String getPath() {
        return path;
    }

    @Override
    public String getHost() {
        return url.authority();
    }

    @Override
    public String getContextRoot() {
        return facts.contextRoot();
    }

    @Override
    public @Nullable String getHeader(String name) {
        return facts.rawHeader(name);
    }

    @Override
    public @Nullable String getCookie(String name) {
        if (cookies == null) {
            cookies = Cookies.parse(facts.cookies());
        }
        return cookies.get(name);
    }
}
