package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.internal.config.Url;
import io.github.clerkjakarta.internal.request.RequestFacts;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A JAX-RS request as facts. */
final class FactsReader implements RequestFacts {
    private final ContainerRequestContext request;
    private final Url url;

    FactsReader(ContainerRequestContext request) {
        this.request = request;
        URI uri = request.getUriInfo().getRequestUri();
        Url read = Url.of(uri.getScheme() + "://" + uri.getRawAuthority(), uri.getRawPath(), uri.getRawQuery());
        if (read == null) {
            throw new IllegalStateException("The server gives no http URL for this request.");
        }
        this.url = read;
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
