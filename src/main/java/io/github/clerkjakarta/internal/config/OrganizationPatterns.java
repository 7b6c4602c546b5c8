package io.github.clerkjakarta.internal.config;

import io.github.clerkjakarta.route.RouteMatcher;
import org.jspecify.annotations.Nullable;

/**
 * Path patterns that name an organization.
 *
 * @param organization with a parameter {@code :id} or {@code :slug}
 * @param personalAccount the patterns of paths without an organization
 * @see <a href="https://clerk.com/docs/guides/organizations/add-members/sync-with-url">Clerk: organization slugs in
 * URLs</a>
 */
public record OrganizationPatterns(RouteMatcher organization, RouteMatcher personalAccount) {

    static OrganizationPatterns read(SettingReader settings) {
        return new OrganizationPatterns(
                orNone(settings.routes(Setting.ORGANIZATION_SYNC_ORGANIZATION_PATTERNS)),
                orNone(settings.routes(Setting.ORGANIZATION_SYNC_PERSONAL_ACCOUNT_PATTERNS)));
    }

    private static RouteMatcher orNone(@Nullable RouteMatcher routes) {
        return routes == null ? RouteMatcher.of(new String[0]) : routes;
    }
}
