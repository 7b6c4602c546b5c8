package io.github.clerkjakarta.internal.protection;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.internal.authentication.Visit;
import java.util.Set;

/**
 * Recognises a request that another site caused and that would change something with the visitor's cookie. Clerk's
 * cookies are {@code SameSite=Lax}, and modern browsers do not send those then. This protects the cookies of sites that
 * set them differently.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header">Fetch Metadata: Sec-Fetch-Site</a>
 */
public final class CrossSiteRequest {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private CrossSiteRequest() {}

    /** @param method the current method: a filter of the application may have changed it */
    public static boolean isUnsafe(Visit visit, Auth auth, String method) {
        // An expired token counts: a sign-out ends its session.
        boolean hasSession = auth.isAuthenticated() || visit.session().session() != null;
        return hasSession
                && visit.bearer() == null
                && !SAFE.contains(method)
                && "cross-site".equals(visit.facts().header("sec-fetch-site"));
    }
}
