package io.github.clerkjakarta.internal.config;

import io.github.clerkjakarta.route.RouteMatcher;

/**
 * Paths that say which organization is meant.
 *
 * @param organization with a parameter {@code :id} or {@code :slug}
 * @param personalAccount where none is
 * @see <a href="https://clerk.com/docs/guides/organizations/add-members/sync-with-url">Clerk: organization slugs in URLs</a>
 */
public record OrganizationPatterns(RouteMatcher organization, RouteMatcher personalAccount) {
    public static final OrganizationPatterns NONE =
            new OrganizationPatterns(RouteMatcher.of(new String[0]), RouteMatcher.of(new String[0]));
}
