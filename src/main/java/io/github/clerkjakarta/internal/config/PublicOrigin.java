package io.github.clerkjakarta.internal.config;

import io.github.clerkjakarta.internal.url.Url;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the origin that browsers see is known.
 *
 * @param forwardedHeaders the headers of a proxy that are believed
 * @param fixed the origin; null: the request says it
 */
public record PublicOrigin(
        Set<ForwardedHeader> forwardedHeaders, @Nullable Url fixed) {}
