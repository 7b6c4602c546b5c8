package io.github.clerkjakarta.internal.config;

import io.github.clerkjakarta.route.RouteMatcher;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the application decides for all its requests, whichever Clerk instance they are for.
 *
 * @param ignored requests that are not authenticated at all; null: none
 * @param protectedRoutes requests for which somebody must be signed in; null: none named
 * @param publicRoutes the only requests for which nobody need be signed in; null: all
 * @param routesEverywhere whether these hold for servlets, pages and files, too
 * @param refusesCrossSite whether other sites may not cause unsafe requests with a session cookie
 * @param allowedHosts in lower case; empty: any
 * @param servletPatterns requests that the servlet filter looks at; null: it is off
 */
public record ApplicationConfig(
        PublicOrigin publicOrigin,
        @Nullable RouteMatcher ignored,
        @Nullable RouteMatcher protectedRoutes,
        @Nullable RouteMatcher publicRoutes,
        boolean routesEverywhere,
        boolean refusesCrossSite,
        Set<String> allowedHosts,
        @Nullable EncryptionKey encryptionKey,
        @Nullable List<String> servletPatterns) {}
