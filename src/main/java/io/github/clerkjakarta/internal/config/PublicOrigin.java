package io.github.clerkjakarta.internal.config;

import io.github.clerkjakarta.internal.url.Url;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The source of the origin that browsers see.
 *
 * @param forwardedHeaders the headers of a proxy that are believed
 * @param fixed the configured origin; null to take it from the request
 */
public record PublicOrigin(
        Set<ForwardedHeader> forwardedHeaders, @Nullable Url fixed) {}
