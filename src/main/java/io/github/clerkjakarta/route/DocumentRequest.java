package io.github.clerkjakarta.route;

import org.jspecify.annotations.Nullable;

/**
 * Tells page navigations from other requests. {@code protect()} redirects a signed-out page navigation to sign-in, and
 * answers any other request with 404 or 401. Provide a CDI bean of this type to replace {@link #STANDARD}.
 *
 * <p>It does not decide which requests may be redirected to Clerk for a handshake: for that, Clerk's protocol has a
 * stricter rule, which is fixed.
 */
@FunctionalInterface
public interface DocumentRequest {

    /**
     * The default. A request is a page navigation if {@code Sec-Fetch-Dest} is {@code document} or {@code iframe}, or
     * if {@code Accept} contains {@code text/html}. Exception: without {@code Sec-Fetch-Dest}, {@code Accept} counts
     * only if the matched method can produce HTML, because old Java clients send {@code Accept: text/html} with every
     * request.
     */
    DocumentRequest STANDARD = headers -> {
        String destination = headers.secFetchDest();
        if ("document".equals(destination) || "iframe".equals(destination)) {
            return true;
        }
        boolean accepted = headers.accept() != null && headers.accept().contains("text/html");
        return accepted && (destination != null || headers.producesHtml());
    };

    /** Returns true if the request is a page navigation. */
    boolean isDocument(Headers headers);

    /**
     * The facts that tell a page navigation from other requests.
     *
     * @param method the HTTP method
     * @param secFetchDest the header {@code Sec-Fetch-Dest}, or null if it is absent
     * @param accept the header {@code Accept}, or null if it is absent
     * @param producesHtml true if the matched resource method can produce {@code text/html}
     */
    record Headers(
            String method,
            @Nullable String secFetchDest,
            @Nullable String accept,
            boolean producesHtml) {}
}
