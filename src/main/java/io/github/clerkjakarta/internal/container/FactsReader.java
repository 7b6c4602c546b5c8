package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.internal.request.RequestFacts;
import io.github.clerkjakarta.internal.url.Url;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A JAX-RS request as facts. */
final class FactsReader implements RequestFacts {
    private record Origin(String text, Url url) {}

    /** Nearly all requests of an application have the same one; it need not be read anew for each. */
    private static volatile @Nullable Origin lastOrigin;

    private final ContainerRequestContext request;
    private final @Nullable Application application;
    private final Url url;
    private @Nullable String contextRoot;

    FactsReader(ContainerRequestContext request, @Nullable Application application) {
        this.request = request;
        this.application = application;
        URI uri = request.getUriInfo().getRequestUri();
        this.url = origin(uri.getScheme() + "://" + uri.getRawAuthority()).at(uri.getRawPath(), uri.getRawQuery());
    }

    private static Url origin(String text) {
        Origin known = lastOrigin;
        if (known != null && known.text.equals(text)) {
            return known.url;
        }
        Url url = Url.parse(text);
        if (url == null) {
            throw new IllegalStateException("The server gives no http URL for this request.");
        }
        lastOrigin = new Origin(text, url);
        return url;
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public Url url() {
        return url;
    }

    @Override
    public String rawPath() {
        return request.getUriInfo().getRequestUri().getRawPath();
    }

    @Override
    public String contextRoot() {
        if (contextRoot == null) {
            contextRoot = ContextRoot.of(request.getUriInfo(), application);
        }
        return contextRoot;
    }

    @Override
    public @Nullable String rawHeader(String name) {
        return request.getHeaderString(name);
    }

    /** Not by {@code getHeaderString}, which joins several headers with commas. */
    @Override
    public String cookies() {
        List<String> lines = request.getHeaders().get("Cookie");
        return lines == null ? "" : String.join("; ", lines);
    }

    @Override
    public Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new TreeMap<>();
        request.getHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return headers;
    }
}
