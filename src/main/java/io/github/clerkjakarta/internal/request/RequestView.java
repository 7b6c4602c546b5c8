package io.github.clerkjakarta.internal.request;

import io.github.clerkjakarta.internal.url.PathReadings;
import io.github.clerkjakarta.internal.url.Url;
import io.github.clerkjakarta.route.ClerkRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The request as the application's guards and resolvers see it. */
public final class RequestView implements ClerkRequest {
    private final RequestFacts facts;
    private final Url url;
    private final String path;
    private final String contextRoot;
    private @Nullable Cookies cookies;

    /** @param url as the browser shows it */
    public RequestView(RequestFacts facts, Url url) {
        this(facts, url, url.path(), facts.contextRoot().path());
    }

    private RequestView(RequestFacts facts, Url url, String path, String contextRoot) {
        this.facts = facts;
        this.url = url;
        this.path = path;
        this.contextRoot = contextRoot;
    }

    /**
     * Returns the same request once for each reading of its path and each possible context root.
     *
     * @return null if the path is malformed
     */
    public @Nullable List<RequestView> readings() {
        List<String> roots = facts.contextRoot().possible();
        Set<String> paths = new LinkedHashSet<>(List.of(path));
        for (String raw : facts.paths()) {
            List<String> readings = PathReadings.of(raw);
            if (readings == null) {
                return null;
            }
            paths.addAll(readings);
        }
        if (paths.size() == 1 && roots.size() == 1) {
            return List.of(this);
        }
        return paths.stream()
                .flatMap(reading -> roots.stream().map(root -> new RequestView(facts, url, reading, root)))
                .toList();
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
        return url.isNowhere() ? "" : url.authority();
    }

    @Override
    public String getContextRoot() {
        return contextRoot;
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
