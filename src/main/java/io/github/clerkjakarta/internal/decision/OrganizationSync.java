package io.github.clerkjakarta.internal.decision;

import io.github.clerkjakarta.internal.config.OrganizationPatterns;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The organization that a path names should be the session's active one.
 *
 * @see <a href="https://clerk.com/docs/guides/organizations/add-members/sync-with-url">Clerk: organization slugs in URLs</a>
 */
final class OrganizationSync {
    private OrganizationSync() {}

    /** The organization that the path names, by id or slug; empty: none is to be active; null: it says nothing. */
    static @Nullable String named(Visit visit) {
        OrganizationPatterns patterns = visit.config().organizationPatterns();
        Map<String, String> parameters =
                patterns.organization().parameters(visit.view()).orElse(null);
        String id = text(parameters, "id");
        String either = id != null ? id : text(parameters, "slug");
        if (either != null) {
            return several(either);
        }
        return patterns.personalAccount().parameters(visit.view()).isPresent() ? "" : null;
    }

    /** Whether the session has another organization than the path names. */
    static boolean isMissed(Visit visit, SessionClaims claims) {
        if (claims.isPending() || claims.userId().isEmpty()) {
            return false;
        }
        OrganizationPatterns patterns = visit.config().organizationPatterns();
        Map<String, String> parameters =
                patterns.organization().parameters(visit.view()).orElse(null);
        String id = text(parameters, "id");
        if (id != null) {
            return !id.equals(claims.orgId());
        }
        String slug = text(parameters, "slug");
        if (slug != null) {
            return !slug.equals(claims.orgSlug());
        }
        return claims.orgId() != null
                && patterns.personalAccount().parameters(visit.view()).isPresent();
    }

    /** Segments of a parameter like {@code :slug+}, as Clerk's SDK writes them: no organization has such a name. */
    private static String several(String value) {
        return value.startsWith("/") ? value.substring(1).replace('/', ',') : value;
    }

    private static @Nullable String text(@Nullable Map<String, String> parameters, String name) {
        String value = parameters == null ? null : parameters.get(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
