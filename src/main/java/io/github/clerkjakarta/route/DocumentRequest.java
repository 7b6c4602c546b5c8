package io.github.clerkjakarta.route;

import org.jspecify.annotations.Nullable;

/**
 * What counts as a browser's request for a page, which {@code protect()} redirects to sign-in instead of answering 404.
 * An application that knows better provides a CDI bean of this type.
 *
 * <p>Whether a request may be redirected for a handshake is another, stricter rule of Clerk's protocol and fixed.
 */
@FunctionalInterface
public interface DocumentRequest {

    /**
     * {@code Sec-Fetch-Dest} is {@code document} or {@code iframe}, or {@code Accept} contains {@code text/html}. Where
     * {@code Sec-Fetch-Dest} is absent and the matched method cannot produce HTML, it is none: old Java clients send
     * {@code Accept: text/html} for everything.
     */
    DocumentRequest STANDARD = headers -> {
        String destination = headers.secFetchDest();
        if ("document".equals(destination) || "iframe".equals(destination)) {
            return true;
        }
        boolean accepted = headers.accept() != null && headers.accept().contains("text/html");
        return accepted && (destination != null || headers.producesHtml());
    };

    boolean isDocument(Headers headers);

    /**
     * What a request says of itself.
     *
     * @param secFetchDest the header {@code Sec-Fetch-Dest}; null where absent
     * @param accept the header {@code Accept}; null where absent
     * @param producesHtml whether the matched resource method can produce {@code text/html}
     */
    record Headers(
            String method,
            @Nullable String secFetchDest,
            @Nullable String accept,
            boolean producesHtml) {}
}
