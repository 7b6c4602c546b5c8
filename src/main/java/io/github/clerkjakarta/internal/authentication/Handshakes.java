package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.authentication.RequestState.Handshake;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.backend.HttpBackendApi;
import io.github.clerkjakarta.internal.request.HandshakeEligibility;
import io.github.clerkjakarta.internal.request.WireNames;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import io.github.clerkjakarta.internal.url.Url;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Redirects a browser to find out who its user is, if it may be redirected and is not in a loop. */
public final class Handshakes {
    /** Compared for this exact count, as in Clerk's SDK: a browser that goes on regardless may try again. */
    public static final int LOOP = 3;

    /** Redirects to Clerk's Frontend API. If that is impossible, the request is signed out for the same reason. */
    RequestState handshake(Visit visit, AuthReason reason, String message) {
        return mayRedirect(visit)
                ? redirected(visit, reason, message, address(visit, reason))
                : new SignedOut(reason, message);
    }

    /**
     * Redirects to the Frontend API, to activate an organization. Returns null if that is impossible: the session then
     * stays as it is.
     */
    @Nullable
    RequestState activation(Visit visit) {
        boolean tried = visit.redirectCount() >= LOOP;
        return tried || !mayRedirect(visit)
                ? null
                : redirected(
                        visit,
                        AuthReason.ACTIVE_ORGANIZATION_MISMATCH,
                        "",
                        address(visit, AuthReason.ACTIVE_ORGANIZATION_MISMATCH));
    }

    /**
     * Redirects to another page that knows the user's state. If that is impossible, the request is signed out for the
     * same reason.
     */
    RequestState redirect(Visit visit, AuthReason reason, Url location) {
        return mayRedirect(visit) ? redirected(visit, reason, "", location) : new SignedOut(reason);
    }

    static boolean mayRedirect(Visit visit) {
        return HandshakeEligibility.of(visit.facts()) && visit.redirectCount() != LOOP;
    }

    private static RequestState redirected(Visit visit, AuthReason reason, String message, Url location) {
        String count =
                WireNames.REDIRECT_COUNT + "=" + (visit.redirectCount() + 1) + "; SameSite=Lax; HttpOnly; Max-Age=2";
        return new Handshake(reason, message, location, List.of(count));
    }

    private static Url address(Visit visit, AuthReason reason) {
        Url back = visit.url().withoutParameters(List.of(WireNames.DEV_BROWSER, WireNames.LEGACY_DEV_BROWSER));
        Url address = Url.parse(visit.frontendApiUrl() + "/v1/client/handshake");
        if (address == null) {
            throw new IllegalStateException("The Frontend API's address was valid at deployment.");
        }
        address = address.plusParameter("redirect_url", back.toString())
                .plusParameter("__clerk_api_version", HttpBackendApi.API_VERSION)
                .plusParameter(
                        "suffixed_cookies", String.valueOf(visit.session().isSuffixed()))
                .plusParameter(WireNames.HANDSHAKE_REASON, reason.text())
                .plusParameter("format", "nonce");
        String token = sessionToken(visit);
        if (token != null && !UnverifiedToken.isTooLong(token)) {
            address = address.plusParameter(WireNames.SESSION, token);
        }
        String devBrowser = visit.isDevelopment() ? visit.devBrowser() : null;
        if (devBrowser != null) {
            address = address.plusParameter(WireNames.DEV_BROWSER, devBrowser);
        }
        String organization = OrganizationSync.named(visit);
        return organization == null ? address : address.withParameter(WireNames.ORGANIZATION_ID, organization);
    }

    /** Returns the cookie's session token, or else the header's. This is the order of Clerk's SDK. */
    private static @Nullable String sessionToken(Visit visit) {
        String cookie = visit.session().session();
        if (cookie != null) {
            return cookie;
        }
        UnverifiedToken inHeader = visit.credential().sessionToken();
        return inHeader == null ? null : inHeader.text();
    }
}
