package io.github.clerkjakarta.internal.config;

import io.github.clerkjakarta.internal.config.Deployment.Satellite;
import io.github.clerkjakarta.internal.url.Url;
import org.jspecify.annotations.Nullable;

/**
 * Checks for the settings that a satellite needs.
 *
 * @see <a href="https://clerk.com/docs/guides/dashboard/dns-domains/satellite-domains">Clerk: satellite domains</a>
 */
public final class SatelliteRules {
    private SatelliteRules() {}

    public static void check(
            Deployment deployment,
            boolean development,
            @Nullable String proxyUrl,
            @Nullable String signInUrl,
            ConfigProblems problems) {
        if (!(deployment instanceof Satellite satellite)) {
            return;
        }
        if (satellite.domain() == null && proxyUrl == null) {
            problems.missing(
                    "clerk.domain",
                    "A satellite needs its own domain, for example satellite.example, or clerk.proxy-url.");
        }
        Url primary = signInUrl == null ? null : Url.parse(signInUrl);
        if (development && (primary == null || !primary.isHttp())) {
            String expected = "A development satellite needs the absolute sign-in URL of its primary, for example"
                    + " https://primary.example/sign-in.";
            if (signInUrl == null) {
                problems.missing("clerk.sign-in-url", expected);
            } else {
                problems.wrong("clerk.sign-in-url", ConfigProblems.quoted(signInUrl), expected);
            }
        }
    }

    /** Returns true if the page is on the satellite's own origin, as far as the configuration tells: the satellite would ask itself. */
    public static boolean isOwn(Url primary, Satellite satellite, @Nullable Url publicUrl) {
        String domain = satellite.domain() == null ? "" : satellite.domain();
        Url own = Url.parse(domain.contains("://") ? domain : primary.scheme() + "://" + domain);
        return (own != null && own.isSameHostAndPort(primary))
                || (publicUrl != null && publicUrl.isSameOrigin(primary));
    }
}
