package io.github.clerkjakarta.internal.config;

import io.github.clerkjakarta.internal.config.Deployment.Satellite;
import org.jspecify.annotations.Nullable;

/**
 * The validated configuration of one Clerk instance. {@code docs/reference/configuration.md} explains each part.
 *
 * @param debug true to log each request's authentication
 */
public record ClerkConfig(
        Keys keys,
        TokenRules tokens,
        Domains domains,
        Pages pages,
        OrganizationPatterns organizationPatterns,
        SignedOutRules signedOut,
        boolean debug) {

    /**
     * Reads all settings of an instance.
     *
     * @param keysRequired false if keys are given per request
     * @return null if keys are wrong or missing
     */
    static @Nullable ClerkConfig read(SettingReader settings, boolean keysRequired) {
        settings.settings()
                .misplacedOptions()
                .forEach(name -> settings.problems()
                        .wrong(
                                name,
                                "given for one request",
                                "That is possible for the settings of a Clerk instance only."));
        PublishableKey publishableKey = Keys.publishableKey(settings, keysRequired);
        Keys keys = Keys.read(settings, publishableKey, keysRequired);
        TokenRules tokens = TokenRules.read(settings);
        Domains domains = Domains.read(settings, publishableKey);
        Pages pages = Pages.read(settings);
        OrganizationPatterns organizations = OrganizationPatterns.read(settings);
        SignedOutRules signedOut = SignedOutRules.read(settings);
        boolean debug = settings.flag(Setting.DEBUG, false);
        return keys == null ? null : new ClerkConfig(keys, tokens, domains, pages, organizations, signedOut, debug);
    }

    public PublishableKey publishableKey() {
        return keys.publishableKey();
    }

    public Deployment deployment() {
        return domains.deployment();
    }

    public boolean isDevelopment() {
        return publishableKey().isDevelopment();
    }

    /** Returns the Frontend API's own name, which tokens name as their issuer. */
    public String issuerHost() {
        return !isDevelopment() && deployment() instanceof Satellite satellite && satellite.domain() != null
                ? "clerk." + satellite.domain()
                : publishableKey().frontendApi();
    }

    /**
     * Returns the address of the Frontend API for browsers, without a slash at the end.
     *
     * @param origin the page's, put before an address that is a path; empty to keep the path
     */
    public String frontendApiUrl(String origin) {
        String proxyUrl = domains.proxyUrl();
        String address = proxyUrl != null ? proxyUrl : issuerHost();
        boolean path = address.startsWith("/");
        String complete = path ? origin + address : address.startsWith("http") ? address : "https://" + address;
        return complete.replaceAll("/+$", "");
    }
}
