package io.github.clerkjakarta.internal.config;

import io.github.clerkjakarta.internal.config.Deployment.Satellite;
import io.github.clerkjakarta.internal.url.Url;
import org.jspecify.annotations.Nullable;

/**
 * Checks for the settings that a satellite needs.
 *
 * @see <a href="https://clerk.com/docs/guides/dashboard/dns-domains/satellite-domains">Clerk: satellite domains</a>
 */
final class SatelliteRules {
    private SatelliteRules() {}

    /** @param publishableKey null if it is wrong or missing; then the satellite's needs are unknown */
    static void check(
            Satellite satellite,
            @Nullable String proxyUrl,
            @Nullable PublishableKey publishableKey,
            SettingReader settings) {
        ConfigProblems problems = settings.problems();
        if (publishableKey != null && satellite.domain() == null && proxyUrl == null) {
            problems.missing(
                    Setting.DOMAIN.property(),
                    "A satellite needs its own domain, for example satellite.example, or clerk.proxy-url.");
        }
        String signIn = settings.text(Setting.SIGN_IN_URL);
        Url page = signIn == null ? null : Url.parse(signIn);
        if (publishableKey != null && publishableKey.isDevelopment() && (page == null || !page.isHttp())) {
            String expected = "A development satellite needs the absolute sign-in URL of its primary, for example"
                    + " https://primary.example/sign-in.";
            if (signIn == null) {
                problems.missing(Setting.SIGN_IN_URL.property(), expected);
            } else {
                problems.wrong(Setting.SIGN_IN_URL.property(), ConfigProblems.quoted(signIn), expected);
            }
        }
        if (signIn != null && (page == null || isOwn(page, satellite, settings.text(Setting.PUBLIC_URL)))) {
            problems.wrong(
                    Setting.SIGN_IN_URL.property(),
                    ConfigProblems.quoted(signIn) + ", on this satellite's own origin",
                    "A satellite's sign-in page is its primary's, for example https://primary.example/sign-in.");
        }
    }

    /**
     * Returns true if the page is on the satellite's own origin, as far as the configuration shows: the satellite would
     * ask itself.
     */
    private static boolean isOwn(Url page, Satellite satellite, @Nullable String publicUrl) {
        String domain = satellite.domain() == null ? "" : satellite.domain();
        Url own = Url.parse(domain.contains("://") ? domain : page.scheme() + "://" + domain);
        Url origin = publicUrl == null ? null : Url.parse(publicUrl);
        return (own != null && own.isSameHostAndPort(page)) || (origin != null && origin.isSameOrigin(page));
    }
}
