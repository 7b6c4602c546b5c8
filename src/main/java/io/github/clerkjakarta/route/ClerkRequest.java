package io.github.clerkjakarta.route;

import io.github.clerkjakarta.tenant.OptionsResolver;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request as the browser sent it, for {@link RequestGuard}, {@link OptionsResolver} and {@link RouteMatcher}. */
public interface ClerkRequest {

    /** The HTTP method: {@code GET}, {@code POST} ... */
    String getMethod();

    /**
     * The URL as the browser's address bar shows it, with the query. Its origin comes from {@code clerk.public-url} or
     * from the trusted headers of a proxy, otherwise from the request. If the request names no host, as HTTP/1.0
     * allows, the host in this URL is {@code unknown.invalid}; see {@link #getHost()}.
     */
    String getUrl();

    /**
     * The path, from the origin on and percent-encoded as the browser sent it. Servers read some paths in several ways,
     * for example {@code /a;x=1/../%62}. A {@link RequestGuard} is called once for each reading, and this is that
     * reading.
     */
    String getPath();

    /**
     * The host, with the port if it is not the scheme's default: {@code app.example.com}, {@code localhost:9080}. Empty
     * if the request names no host; an {@link OptionsResolver} that looks tenants up by host must expect that.
     */
    String getHost();

    /**
     * The host without the port, in lower case: {@code app.example.com}, {@code localhost}, {@code [::1]}. Use it to
     * look tenants up. A trailing dot, which browsers keep ({@code app.example.com.}), is removed. Empty if the request
     * names no host.
     */
    default String getHostName() {
        String host = getHost().toLowerCase(Locale.ROOT);
        int colon = host.lastIndexOf(':');
        // The colons of an IPv6 address are within its brackets.
        String name = colon > host.indexOf(']') ? host.substring(0, colon) : host;
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /**
     * The context root, which {@code ~} stands for, without a trailing slash; empty at the root. With servlets it is
     * not percent-encoded ({@code /my app}), but {@link #getPath()} is: do not join the two, match paths with a
     * {@link RouteMatcher} of {@code ~/...}. If the runtime does not know the context root, a {@link RequestGuard} is
     * called once for each possible one, and this is one of them.
     */
    String getContextRoot();

    /** Returns the header's value, or null if it is absent. Several values are joined with a comma. */
    @Nullable
    String getHeader(String name);

    /**
     * Returns the cookie's value, percent-decoded, or null if it is absent or empty. If several cookies have the name,
     * the first counts.
     */
    @Nullable
    String getCookie(String name);
}
