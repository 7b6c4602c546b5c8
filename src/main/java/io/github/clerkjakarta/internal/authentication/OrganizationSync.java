package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.config.OrganizationPatterns;
import io.github.clerkjakarta.internal.token.SessionClaims;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares the session's active organization with the one in the path.
 *
 * @see <a href="https://clerk.com/docs/guides/organizations/add-members/sync-with-url">Clerk: organization slugs in
 * URLs</a>
 */
final class OrganizationSync {
    private OrganizationSync() {}

    /** @param id null if the path has a slug; both are null if no organization is to be active */
    private record Target(@Nullable String id, @Nullable String slug) {}

    /**
     * Returns the organization in the path, by id or slug; empty if no organization is to be active; null if no pattern
     * matches.
     */
    static @Nullable String named(Visit visit) {
        Target target = target(visit);
        if (target == null) {
            return null;
        }
        String either = target.id != null ? target.id : target.slug;
        return either == null ? "" : several(either);
    }

    /** Returns true if the session has another organization than the path names. */
    static boolean isMissed(Visit visit, SessionClaims claims) {
        Target target = claims.isPending() ? null : target(visit);
        if (target == null) {
            return false;
        }
        if (target.id != null) {
            return !target.id.equals(claims.orgId());
        }
        return target.slug != null ? !target.slug.equals(claims.orgSlug()) : claims.orgId() != null;
    }

    /** Patterns of organizations come before those of personal accounts, an id before a slug. */
    private static @Nullable Target target(Visit visit) {
        OrganizationPatterns patterns = visit.config().organizationPatterns();
        Map<String, String> parameters =
                patterns.organization().parameters(visit.view()).orElse(Map.of());
        String id = parameters.getOrDefault("id", "");
        String slug = parameters.getOrDefault("slug", "");
        if (!id.isEmpty() || !slug.isEmpty()) {
            return id.isEmpty() ? new Target(null, slug) : new Target(id, null);
        }
        return patterns.personalAccount().parameters(visit.view()).isPresent() ? new Target(null, null) : null;
    }

    /** Joins the segments of a parameter like {@code :slug+} as Clerk's SDK does: no organization has such a name. */
    private static String several(String value) {
        return value.startsWith("/") ? value.substring(1).replace('/', ',') : value;
    }
}
