package io.github.clerkjakarta;

import org.jspecify.annotations.Nullable;

/** A request as Clerk sees it: what a {@link RequestGuard}, an {@link OptionsResolver} or a {@link RouteMatcher} asks. */
public interface ClerkRequest {

    /** {@code GET}, {@code POST} ... */
    String getMethod();

    /**
     * The URL as the browser's address bar shows it, with the query; the origin as {@code clerk.public-url} or the trusted
     * headers of a proxy say. If the request names no host (HTTP/1.0), that is {@code unknown.invalid}.
     */
    String getUrl();

    /**
     * The path, from the origin on and percent-encoded as the browser sent it. A path that servers read in more than one way
     * ({@code /a;x=1/../%62}) is put to a {@link RequestGuard} once for each reading, this being the reading.
     */
    String getPath();

    /**
     * Host, and port if it is not the scheme's own: {@code app.example.com}, {@code localhost:9080}; empty if the request names
     * none.
     */
    String getHost();

    /**
     * The path that {@code ~} stands for, without a slash at the end; empty at the root. On a runtime that does not tell which
     * it is, a {@link RequestGuard} is asked once for each path that it may be, this being one of them.
     */
    String getContextRoot();

    /** The header's value, or null where it is absent; several are joined with a comma. */
    @Nullable
    String getHeader(String name);

    /** The cookie's value, percent-decoded, or null where it is absent or empty; of two with one name the first. */
    @Nullable
    String getCookie(String name);
}
