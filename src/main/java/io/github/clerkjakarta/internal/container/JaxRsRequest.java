package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.internal.request.ContextRoot;
import io.github.clerkjakarta.internal.request.ServerRequest;
import io.github.clerkjakarta.internal.url.Host;
import io.github.clerkjakarta.internal.url.PercentEncoding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A JAX-RS request. Its URIs are not to be trusted: runtimes build them of the Host header or of the target, and throw if a browser
 * sends what {@code java.net.URI} refuses. So the servlet request decides, if there is one; JAX-RS adds the path that it matches
 * resources by.
 */
final class JaxRsRequest implements ServerRequest {
    private final ContainerRequestContext request;
    private final @Nullable Application application;
    private final @Nullable ServletRequestLine servlet;

    /** Of the JAX-RS application, as it was when the request came in. */
    private final String base;

    /** What JAX-RS matches. A filter that changes it after authentication changes what is protected. */
    record Dispatch(String method, String base, String path) {}

    JaxRsRequest(ContainerRequestContext request, @Nullable Application application) {
        this.request = request;
        this.application = application;
        this.servlet = ServletRequestLine.of(request);
        this.base = base();
    }

    private String base() {
        URI uri = read(request.getUriInfo()::getBaseUri);
        String path = uri != null && isPlain(uri) ? uri.getRawPath() : null;
        if (path == null) {
            path = servlet == null ? "" : servlet.contextPath() + servlet.servletPath();
        }
        return withoutSlash(path);
    }

    Dispatch dispatch() {
        return new Dispatch(request.getMethod(), base, joined(base, dispatchedPath()));
    }

    /** What JAX-RS matches now, whatever a filter made of the request's URIs. */
    static Dispatch now(ContainerRequestContext request, Dispatch before) {
        return new Dispatch(
                request.getMethod(),
                before.base,
                joined(before.base, request.getUriInfo().getPath(false)));
    }

    private String dispatchedPath() {
        return request.getUriInfo().getPath(false);
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public List<String> header(String name) {
        List<String> values = request.getHeaders().get(name);
        return values == null ? List.of() : values;
    }

    @Override
    public Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new TreeMap<>();
        request.getHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return headers;
    }

    @Override
    public String scheme() {
        if (servlet != null) {
            return servlet.scheme();
        }
        URI uri = read(request.getUriInfo()::getBaseUri);
        return uri == null || uri.getScheme() == null ? "" : uri.getScheme();
    }

    @Override
    public boolean isEncrypted() {
        return servlet == null ? scheme().equals("https") : servlet.isEncrypted();
    }

    @Override
    public String authority() {
        if (servlet != null) {
            return servlet.authority();
        }
        UriInfo uris = request.getUriInfo();
        URI uri = read(uris::getBaseUri);
        URI target = read(uris::getRequestUri);
        if (uri == null || !isPlain(uri) || uri.getRawAuthority() == null) {
            return "";
        }
        Host named = Host.parse(uri.getRawAuthority());
        Host targeted =
                target == null || target.getRawAuthority() == null ? named : Host.parse(target.getRawAuthority());
        return named != null && targeted != null && named.isSame(targeted) ? uri.getRawAuthority() : "";
    }

    @Override
    public boolean hasAuthority() {
        return servlet != null && servlet.hasAuthority();
    }

    @Override
    public List<String> paths() {
        String dispatched = joined(base, dispatchedPath());
        String came = servlet != null ? servlet.uri() : rawPath(dispatched);
        if (isSame(came, dispatched)) {
            return List.of(came);
        }
        // RESTEasy matches the whole path if the application's own is not, letter for letter, its beginning:
        // //app//api/x.
        boolean whole = isSame(came, dispatchedPath());
        // Open Liberty's servlets drop a session id.
        boolean parameters = isSame(withoutParameters(came), withoutParameters(dispatched));
        return whole || parameters ? List.of(came, dispatched) : List.of();
    }

    private static String withoutParameters(String path) {
        return path.replaceAll(";[^/]*", "");
    }

    private String rawPath(String otherwise) {
        URI uri = read(request.getUriInfo()::getRequestUri);
        return uri == null || uri.getRawPath() == null ? otherwise : uri.getRawPath();
    }

    @Override
    public @Nullable String query() {
        if (servlet != null) {
            return servlet.query();
        }
        URI uri = read(request.getUriInfo()::getRequestUri);
        return uri == null ? null : uri.getRawQuery();
    }

    @Override
    public ContextRoot contextRoot() {
        return servlet == null ? ContextRoots.of(base, application) : servlet.contextRoot();
    }

    /** A Host of {@code localhost?} makes a query of the path. */
    private static boolean isPlain(URI uri) {
        return uri.getRawQuery() == null && uri.getRawFragment() == null;
    }

    private static String joined(String base, String path) {
        return base + (path.startsWith("/") ? "" : "/") + path;
    }

    private static String withoutSlash(String path) {
        return path.replaceFirst("/+$", "");
    }

    /** Some runtimes escape what the client did not. */
    private static boolean isSame(String came, String dispatched) {
        String a = withoutSlash(came);
        String b = withoutSlash(dispatched);
        String decoded = a.equals(b) ? a : PercentEncoding.decoded(a);
        return a.equals(b) || (decoded != null && decoded.equals(PercentEncoding.decoded(b)));
    }

    private static @Nullable URI read(Supplier<URI> uri) {
        try {
            return uri.get();
        } catch (IllegalArgumentException notForJava) {
            return null;
        }
    }
}
