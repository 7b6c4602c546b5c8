package io.github.clerkjakarta.internal.config;

import io.github.clerkjakarta.route.RouteMatcher;
import org.jspecify.annotations.Nullable;

/**
 * The paths that choose the active organization.
 *
 * @param organization paths with a parameter {@code :id} or {@code :slug}, which names the organization
 * @param personalAccount paths on which no organization is active
 * @see <a href="https://clerk.com/docs/guides/organizations/add-members/sync-with-url">Clerk: organization slugs in URLs</a>
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
