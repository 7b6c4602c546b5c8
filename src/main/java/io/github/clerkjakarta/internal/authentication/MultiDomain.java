package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.authentication.RequestState.ErrorPage;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.config.Deployment.Satellite;
import io.github.clerkjakarta.internal.log.LimitedLog;
import io.github.clerkjakarta.internal.request.WireNames;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.url.PageAddress;
import io.github.clerkjakarta.internal.url.Url;
import org.jspecify.annotations.Nullable;

/**
 * Gives a satellite the primary's session. In production the satellite asks Clerk, which recognises the browser on
 * every domain. In development a parameter identifies the browser, and only the primary can pass it on.
 *
 * @see <a href="https://clerk.com/docs/guides/dashboard/dns-domains/satellite-domains">Clerk: satellite domains</a>
 */
final class MultiDomain {
    private static final LimitedLog LOG = LimitedLog.named("io.github.clerkjakarta.satellite");

    private final Handshakes handshakes;
    private final LimitedLog log;

    MultiDomain(Handshakes handshakes) {
        this(handshakes, LOG);
    }

    MultiDomain(Handshakes handshakes, LimitedLog log) {
        this.handshakes = handshakes;
        this.log = log;
    }

    /**
     * Rejects a sign-in page on the satellite itself. It must be the primary's: otherwise the satellite would ask
     * itself.
     */
    static @Nullable RequestState misplacedSignIn(Visit visit) {
        PageAddress address =
                visit.isSatellite() ? visit.config().pages().signIn().address() : null;
        if (address == null || visit.facts().header("origin") == null) {
            return null;
        }
        Url page = address.absolute();
        return page != null && !page.isSameOrigin(visit.url())
                ? null
                : new ErrorPage(
                        500,
                        "clerk.sign-in-url is on this satellite's own origin. It must be the absolute URL of the primary's"
                                + " sign-in page.");
    }

    /** Redirects a satellite without cookies of its own to the primary, at once or after a sign-in there. */
    @Nullable
    RequestState satellite(Visit visit) {
        if (!(visit.config().deployment() instanceof Satellite satellite) || !visit.isDocumentNavigation()) {
            return null;
        }
        String synced = visit.url().parameter(WireNames.SYNCED);
        if ("true".equals(synced)) {
            return null;
        }
        boolean asked = "false".equals(synced);
        boolean hasCookies =
                visit.session().session() != null || visit.session().clientUat() != 0;
        if (hasCookies && !asked) {
            return null;
        }
        if (!satellite.autoSync() && !asked) {
            return new SignedOut(AuthReason.SESSION_TOKEN_AND_UAT_MISSING);
        }
        Url primary = null;
        if (visit.isDevelopment() && visit.config().pages().signIn().address() != null) {
            // In development every host keeps its own cookies: the primary passes its development browser on.
            primary = visit.config().pages().signIn().address().absolute();
        }
        return primary == null
                ? handshakes.handshake(visit, AuthReason.SATELLITE_NEEDS_SYNCING, "")
                : handshakes.redirect(
                        visit,
                        AuthReason.SATELLITE_NEEDS_SYNCING,
                        primary.plusParameter(
                                WireNames.REDIRECT_URL, visit.url().toString()));
    }

    /** Redirects a satellite's visitor back from a primary in development, with the browser's name. */
    @Nullable
    RequestState primary(Visit visit) {
        String asked = visit.isDevelopment() && !visit.isSatellite() ? visit.parameter(WireNames.REDIRECT_URL) : null;
        if (asked == null) {
            return null;
        }
        if (!Handshakes.mayRedirect(visit)) {
            return new SignedOut(AuthReason.PRIMARY_RESPONDS_TO_SYNCING);
        }
        Url back = Url.parse(asked);
        if (back == null || !isAllowed(visit, back)) {
            // Anyone can write such a link: in development, its target would get this browser's name.
            String place = back == null ? "a URL that is not http or https" : back.origin();
            log.warning(
                    "unknown satellite",
                    "A redirect back to " + place + " was refused, because it is not a known satellite. If it is one of"
                            + " this application's satellites, add its origin to clerk.allowed-redirect-origins.");
            return new ErrorPage(
                    400,
                    "This page will not redirect you to an unknown site. Developers: add the satellite's origin to"
                            + " clerk.allowed-redirect-origins.");
        }
        String devBrowser = visit.devBrowser();
        Url named = devBrowser == null ? back : back.plusParameter(WireNames.DEV_BROWSER, devBrowser);
        return handshakes.redirect(
                visit, AuthReason.PRIMARY_RESPONDS_TO_SYNCING, named.withParameter(WireNames.SYNCED, "true"));
    }

    private static boolean isAllowed(Visit visit, Url back) {
        return back.isSameOrigin(visit.url())
                || visit.config().domains().allowedRedirectOrigins().stream().anyMatch(origin -> origin.matches(back));
    }
}
