package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.url.Url;
import java.util.List;

/**
 * Recognises a link from another site to the primary. That site may be a satellite on which the user has just signed in
 * or out, so the session is synchronized again. Clerk's own pages do not count.
 */
final class CrossOriginSync {
    private static final List<String> LEGACY_DEVELOPMENT_PORTALS =
            List.of(".lcl.dev", ".lclstage.dev", ".lclclerk.com");
    private static final List<String> DEVELOPMENT_PORTALS =
            List.of(".accounts.dev", ".accountsstage.dev", ".accounts.lclclerk.com");

    private CrossOriginSync() {}

    static boolean needsSync(Visit visit) {
        if (visit.isSatellite() || !visit.isDocumentNavigation() || visit.redirectCount() != 0) {
            return false;
        }
        String header = visit.facts().header("referer");
        Url referer = header == null ? null : Url.parse(header);
        return referer != null && !referer.isSameOrigin(visit.url()) && !isClerks(visit, referer);
    }

    private static boolean isClerks(Visit visit, Url referer) {
        Url frontendApi = Url.parse(visit.frontendApiUrl());
        if (frontendApi != null && referer.host().equals(frontendApi.host())) {
            return true;
        }
        // Anyone can have a development portal: in production they prove nothing.
        if (visit.isDevelopment() && isDevelopmentPortal(referer.host())) {
            return true;
        }
        Url portal = visit.config().domains().proxyUrl() == null
                ? Url.parse(AccountPortal.of(visit.frontendApiUrl()))
                : null;
        return portal != null && referer.isSameOrigin(portal);
    }

    private static boolean isDevelopmentPortal(String host) {
        boolean legacy = host.startsWith("accounts.")
                && LEGACY_DEVELOPMENT_PORTALS.stream().anyMatch(host::endsWith);
        return legacy
                || DEVELOPMENT_PORTALS.stream()
                        .anyMatch(suffix -> host.endsWith(suffix) && !host.endsWith(".clerk" + suffix));
    }
}
