package io.github.clerkjakarta.internal.config;

/** A header by which a proxy in front of the application says what the browser asked for. */
public enum ForwardedHeader {
    /** {@code X-Forwarded-Host}. */
    HOST,
    /** {@code X-Forwarded-Proto}. */
    PROTO
}
