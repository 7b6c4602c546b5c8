package io.github.clerkjakarta.internal.config;

import io.github.clerkjakarta.internal.url.PageAddress;
import org.jspecify.annotations.Nullable;

/**
 * The application's pages for visitors who are not signed in, and the sources that they load.
 *
 * @param cspBilling true if the Content-Security-Policy of a page includes the sources of Clerk Billing
 */
public record Pages(Page signIn, Page signUp, boolean cspBilling) {

    /**
     * The sign-in or the sign-up page.
     *
     * @param address null for Clerk's hosted page
     * @param after the targets after signing in or up
     */
    public record Page(@Nullable PageAddress address, RedirectTargets after) {}

    static Pages read(SettingReader settings) {
        return new Pages(
                new Page(
                        settings.addresses().page(Setting.SIGN_IN_URL),
                        RedirectTargets.read(
                                settings,
                                Setting.SIGN_IN_FORCE_REDIRECT_URL,
                                Setting.SIGN_IN_FALLBACK_REDIRECT_URL,
                                Setting.AFTER_SIGN_IN_URL)),
                new Page(
                        settings.addresses().page(Setting.SIGN_UP_URL),
                        RedirectTargets.read(
                                settings,
                                Setting.SIGN_UP_FORCE_REDIRECT_URL,
                                Setting.SIGN_UP_FALLBACK_REDIRECT_URL,
                                Setting.AFTER_SIGN_UP_URL)),
                settings.flag(Setting.CSP_BILLING, false));
    }
}
