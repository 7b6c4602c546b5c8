package io.github.clerkjakarta.internal.protection;

import io.github.clerkjakarta.internal.request.WireNames;
import io.github.clerkjakarta.internal.url.Url;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of the sign-in and sign-up pages, with the way back.
 *
 * @param base the current public URL, which relative addresses start from; null outside a request: then the page or the
 * way back must be absolute
 * @param portal Clerk's hosted pages, or null if the instance has none
 * @param development true for a development instance
 * @param signInUrl absolute or relative; null for Clerk's hosted page
 * @param pending true if the user is signed in with a task left; then the page of tasks is the target
 * @param devBrowser to pass on to another origin in development, or null
 */
public record SignInRedirect(
        @Nullable Url base,
        @Nullable String portal,
        boolean development,
        @Nullable String signInUrl,
        @Nullable String signUpUrl,
        boolean pending,
        boolean satellite,
        @Nullable String devBrowser) {

    /** Returns null if an address is no http or https URL. */
    public @Nullable Url toSignIn(@Nullable String returnBackUrl) {
        return to(signInUrl != null ? signInUrl : hosted("/sign-in"), returnBackUrl);
    }

    /** Returns null if an address is no http or https URL. */
    public @Nullable Url toSignUp(@Nullable String returnBackUrl) {
        if (signUpUrl != null) {
            return to(signUpUrl, returnBackUrl);
        }
        if (signInUrl == null || portal == null) {
            return to(hosted("/sign-up"), returnBackUrl);
        }
        Url signIn = base == null ? null : base.resolve(signInUrl);
        return signIn == null
                ? null
                : to(signIn.withPath(signIn.path() + "/create").toString(), returnBackUrl);
    }

    private @Nullable String hosted(String page) {
        return portal == null ? null : portal + page;
    }

    private @Nullable Url to(@Nullable String page, @Nullable String returnBackUrl) {
        if (page == null) {
            return null;
        }
        String place = pending ? page + "/tasks" : page;
        if (base == null) {
            return outsideARequest(place, returnBackUrl == null ? "" : returnBackUrl);
        }
        Url target = base.resolve(place);
        if (target == null) {
            return null;
        }
        boolean elsewhere = !base.isSameHostAndPort(target);
        if (returnBackUrl != null && !returnBackUrl.isEmpty()) {
            Url back = base.resolve(returnBackUrl);
            if (back == null) {
                return null;
            }
            // When the user comes back, the satellite asks for the new session.
            boolean sync = elsewhere && satellite;
            target = target.withParameter(
                    "redirect_url", (sync ? back.withParameter(WireNames.SYNCED, "false") : back).toString());
        }
        return elsewhere && development && devBrowser != null && !devBrowser.isEmpty()
                ? target.withParameter(WireNames.DEV_BROWSER, devBrowser)
                : target;
    }

    private static @Nullable Url outsideARequest(String place, String returnBackUrl) {
        Url absolute = Url.parse(place);
        if (absolute == null) {
            Url back = Url.parse(returnBackUrl);
            absolute = back == null ? null : back.resolve(place.startsWith("/") ? place : "/" + place);
        }
        return absolute == null || returnBackUrl.isEmpty()
                ? absolute
                : absolute.withParameter("redirect_url", returnBackUrl);
    }
}
