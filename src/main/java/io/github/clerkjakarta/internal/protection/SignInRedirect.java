package io.github.clerkjakarta.internal.protection;

import io.github.clerkjakarta.internal.request.WireNames;
import io.github.clerkjakarta.internal.url.Url;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of the sign-in and sign-up pages, with the way back.
 *
 * @param here the current public URL, which relative addresses start from
 * @param portal the address of Clerk's hosted pages
 * @param signInUrl absolute or relative; null for Clerk's hosted page
 * @param signUpUrl absolute or relative; if null, sign-up is a step of the sign-in page, if that is set
 * @param pending true if the user is signed in with a task left; then the page of tasks is the target
 * @param satellite true for an application on a satellite domain
 */
public record SignInRedirect(
        Url here,
        String portal,
        @Nullable String signInUrl,
        @Nullable String signUpUrl,
        boolean pending,
        boolean satellite) {

    /** Returns null if an address is not an http or https URL. */
    public @Nullable Url toSignIn(@Nullable String returnBackUrl) {
        return to(signInUrl != null ? signInUrl : portal + "/sign-in", returnBackUrl);
    }

    /** Returns null if an address is not an http or https URL. */
    public @Nullable Url toSignUp(@Nullable String returnBackUrl) {
        if (signUpUrl != null || signInUrl == null) {
            return to(signUpUrl != null ? signUpUrl : portal + "/sign-up", returnBackUrl);
        }
        Url signIn = here.resolve(signInUrl);
        return signIn == null
                ? null
                : to(signIn.withPath(signIn.path() + "/create").toString(), returnBackUrl);
    }

    private @Nullable Url to(String page, @Nullable String returnBackUrl) {
        Url target = here.resolve(pending ? page + "/tasks" : page);
        if (target == null || returnBackUrl == null || returnBackUrl.isEmpty()) {
            return target;
        }
        Url back = here.resolve(returnBackUrl);
        if (back == null) {
            return null;
        }
        // When the user comes back, the satellite asks for the new session.
        boolean sync = satellite && !here.isSameHostAndPort(target);
        return target.withParameter(
                "redirect_url", (sync ? back.withParameter(WireNames.SYNCED, "false") : back).toString());
    }
}
