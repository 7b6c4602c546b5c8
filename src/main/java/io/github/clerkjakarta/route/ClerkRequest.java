package io.github.clerkjakarta.route;

import io.github.clerkjakarta.tenant.OptionsResolver;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request as the browser sent it, for {@link RequestGuard}, {@link OptionsResolver} and {@link RouteMatcher}. */
public interface ClerkRequest {

    /** {@code GET}, {@code POST} ... */
    String getMethod();

    /**
     * The URL as the browser's address bar shows it, with the query. Its origin comes from {@code clerk.public-url} or the trusted
     * headers of a proxy, otherwise from the request. If the request names no host, as HTTP/1.0 allows, the host in this URL is
     * {@code unknown.invalid}; see {@link #getHost()}.
     */
    String getUrl();

    /**
     * The path, from the origin on and percent-encoded as the browser sent it. If servers read the path in several ways
     * ({@code /a;x=1/../%62}), a {@link RequestGuard} is called once per reading, and this is that reading.
     */
    String getPath();

    /**
     * The host, with the port if it is not the scheme's own: {@code app.example.com}, {@code localhost:9080}. The empty string if the
     * request names no host. An {@link OptionsResolver} that looks tenants up by host should expect it.
     */
    String getHost();

    /**
     * The host without the port, in lower case: {@code app.example.com}, {@code localhost}. A dot at the end, which browsers keep
     * ({@code app.example.com.}), is left out. An IPv6 address has its brackets: {@code [::1]}. The empty string if the request names no host. Look tenants up by this name, because a browser sends the port
     * too ({@code localhost:9080}).
     */
    default String getHostName() {
        String host = getHost().toLowerCase(Locale.ROOT);
        int colon = host.lastIndexOf(':');
        // The colons of an IPv6 address are within its brackets.
        String name = colon > host.indexOf(']') ? host.substring(0, colon) : host;
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /**
     * The context root, which {@code ~} stands for, without a slash at the end; empty at the root. On servlets it is not
     * percent-encoded: {@code /my app}. Match paths with a {@link RouteMatcher} of {@code ~/...} instead of joining this with
     * {@link #getPath()}, which is encoded. If the runtime does not tell the context root, a {@link RequestGuard} is called once for each
     * path that it may be, and this is one of them.
     */
    String getContextRoot();

    /** The header's value, or null if it is absent; several are joined with a comma. */
    @Nullable
    String getHeader(String name);

    /** The cookie's value, percent-decoded, or null if it is absent or empty. If two have the same name, the first counts. */
    @Nullable
    String getCookie(String name);
}
