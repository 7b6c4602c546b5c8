package io.github.clerkjakarta.internal.config;

/** A header with which a proxy in front of the application reports the browser's address. */
public enum ForwardedHeader {
    /** {@code X-Forwarded-Host}. */
    HOST,
    /** {@code X-Forwarded-Proto}. */
    PROTO
}
