package io.github.clerkjakarta.internal.container.jaxrs;

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
 * A JAX-RS request. Do not trust its URIs: runtimes build them from the Host header or the target, and throw on text
 * that browsers send but {@code java.net.URI} refuses. If there is a servlet request, its facts count. JAX-RS adds the
 * path by which it matches resources.
 */
final class JaxRsRequest implements ServerRequest {
    private final ContainerRequestContext request;
    private final @Nullable Application application;
    private final @Nullable ServletRequestLine servlet;

    /** The JAX-RS application's base path when the request came in. */
    private final String base;

    /**
     * The method and path that JAX-RS matches. If a filter changes them after authentication, the rules must be checked
     * again.
     *
     * @param base the path of the JAX-RS application
     * @param below the path below it, perhaps without the slash at its beginning
     */
    record Dispatch(String method, String base, String below) {
        String path() {
            return joined(base, below);
        }

        /** Returns true if JAX-RS would match both alike. The bases are equal: {@link #now} takes that of the request as it came. */
        boolean isSame(Dispatch now) {
            return method.equals(now.method) && (below.equals(now.below) || path().equals(now.path()));
        }
    }

    JaxRsRequest(ContainerRequestContext request, @Nullable Application application) {
        this.request = request;
        this.application = application;
        this.servlet = ServletRequestLine.of(request);
        this.base = base();
    }

    /**
     * Returns the path of the JAX-RS application. Asks for the base URI only if it must, because runtimes build it for each
     * request.
     */
    private String base() {
        if (servlet != null) {
            String base = servlet.contextPath() + servlet.servletPath();
            // Not in the root context: RESTEasy with a mapping prefix /api reports /x for /x and for /api/x, so a rule
            // for
            // /api/x could be bypassed.
            if (!base.isEmpty() && !base.endsWith("/") && isJoined(servlet.uri(), base, dispatchedPath(request))) {
                return base;
            }
        }
        URI uri = read(request.getUriInfo()::getBaseUri);
        String path = uri != null && isPlain(uri) ? uri.getRawPath() : null;
        if (path == null) {
            path = servlet == null ? "" : servlet.contextPath() + servlet.servletPath();
        }
        return withoutSlash(path);
    }

    Dispatch dispatch() {
        return new Dispatch(request.getMethod(), base, dispatchedPath(request));
    }

    /** Returns the method and path that JAX-RS matches now, after filters may have changed the request. */
    static Dispatch now(ContainerRequestContext request, Dispatch before) {
        return new Dispatch(request.getMethod(), before.base, dispatchedPath(request));
    }

    /** Returns an empty text if the runtime does not report the path. */
    private static String dispatchedPath(ContainerRequestContext request) {
        String path = read(() -> request.getUriInfo().getPath(false));
        return path == null ? "" : path;
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
    public long headerCharacters() {
        long characters = 0;
        for (List<String> values : request.getHeaders().values()) {
            for (String value : values == null ? List.<String>of() : values) {
                characters += value == null ? 0 : value.length();
            }
        }
        return characters;
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
        String below = dispatchedPath(request);
        if (servlet != null && isJoined(servlet.uri(), base, below)) {
            return List.of(servlet.uri());
        }
        String dispatched = joined(base, below);
        String came = servlet != null ? servlet.uri() : rawPath(dispatched);
        if (isSame(came, dispatched)) {
            return List.of(came);
        }
        if (came.equals("*")) {
            // OPTIONS * addresses the server; RESTEasy matches a path of its own making.
            return List.of("/*", dispatched);
        }
        // RESTEasy matches the whole path if it does not begin, letter for letter, with the application's own path:
        // //app//api/x.
        boolean whole = isSame(came, dispatchedPath(request));
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

    /** Returns false for a URI with a query or fragment: {@code Host: localhost?} turns the path into a query. */
    private static boolean isPlain(URI uri) {
        return uri.getRawQuery() == null && uri.getRawFragment() == null;
    }

    private static String joined(String base, String path) {
        return base + (path.startsWith("/") ? "" : "/") + path;
    }

    /** Returns true if {@link #joined} would return this text, without making it. */
    private static boolean isJoined(String whole, String base, String path) {
        int slash = path.startsWith("/") ? 0 : 1;
        return whole.length() == base.length() + slash + path.length()
                && whole.startsWith(base)
                && whole.startsWith("/", base.length())
                && whole.endsWith(path);
    }

    private static String withoutSlash(String path) {
        return path.substring(0, lengthWithoutSlash(path));
    }

    /**
     * Returns the length without slashes at the end. A regular expression would take quadratic time: it tries to match
     * from each slash of a row.
     */
    static int lengthWithoutSlash(CharSequence path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return end;
    }

    /** Compares the paths, decoded, because some runtimes escape characters that the client did not. */
    private static boolean isSame(String came, String dispatched) {
        String a = withoutSlash(came);
        String b = withoutSlash(dispatched);
        String decoded = a.equals(b) ? a : PercentEncoding.decoded(a);
        return a.equals(b) || (decoded != null && decoded.equals(PercentEncoding.decoded(b)));
    }

    /** Returns null if the runtime throws, so that a malformed request cannot cause a 500. */
    private static <T> @Nullable T read(Supplier<T> part) {
        try {
            return part.get();
        } catch (RuntimeException notForJava) {
            return null;
        }
    }
}
