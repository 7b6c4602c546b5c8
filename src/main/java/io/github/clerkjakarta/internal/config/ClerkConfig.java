package io.github.clerkjakarta.internal.config;

import io.github.clerkjakarta.internal.config.Deployment.Satellite;
import io.github.clerkjakarta.internal.url.PageAddress;
import io.github.clerkjakarta.internal.url.Url;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is decided about one Clerk instance, valid by the time it is here. {@code docs/reference/configuration.md}
 * says what each part means.
 *
 * @param machineSecretKey what M2M tokens are verified with; null: the secret key
 * @param jwtKey the instance's public key; with it no token needs the network
 * @param audience accepted {@code aud} values; empty: not checked
 * @param authorizedParties accepted {@code azp} values; empty: not checked
 * @param issuers accepted {@code iss} values; empty: not checked
 * @param signInUrl null: Clerk's hosted page
 * @param proxyUrl where the Frontend API is reached, absolute or a path of this origin; null: directly
 * @param allowedRedirectOrigins where a development primary sends browsers back to, besides its own origin
 * @param cspBilling whether the Content-Security-Policy of a page has what Clerk Billing needs
 */
public record ClerkConfig(
        PublishableKey publishableKey,
        ApiSecret secretKey,
        @Nullable ApiSecret machineSecretKey,
        @Nullable RSAPublicKey jwtKey,
        Url apiUrl,
        List<String> audience,
        List<String> authorizedParties,
        List<String> issuers,
        Duration clockSkew,
        @Nullable PageAddress signInUrl,
        @Nullable PageAddress signUpUrl,
        Deployment deployment,
        @Nullable String proxyUrl,
        boolean treatPendingAsSignedOut,
        UnauthenticatedStatus unauthenticatedStatus,
        List<OriginPattern> allowedRedirectOrigins,
        OrganizationPatterns organizationPatterns,
        RedirectTargets afterSignIn,
        RedirectTargets afterSignUp,
        boolean debug,
        boolean cspBilling) {

    /** The answer to a signed-out request that is not for a document. */
    public enum UnauthenticatedStatus {
        NOT_FOUND,
        UNAUTHORIZED
    }

    public static final Duration DEFAULT_CLOCK_SKEW = Duration.ofSeconds(5);

    /** Clerk's Backend API. */
    public static final String DEFAULT_API_URL = "https://api.clerk.com";

    public boolean isDevelopment() {
        return publishableKey.isDevelopment();
    }

    /** The Frontend API's own name, which is what tokens name as their issuer. */
    public String issuerHost() {
        return !isDevelopment() && deployment instanceof Satellite satellite && satellite.domain() != null
                ? "clerk." + satellite.domain()
                : publishableKey.frontendApi();
    }

    /**
     * Returns the address of the Frontend API for browsers, without a slash at the end.
     *
     * @param origin the page's, put before an address that is a path; empty: it stays a path
     */
    public String frontendApiUrl(String origin) {
        String address = proxyUrl != null ? proxyUrl : issuerHost();
        boolean path = address.startsWith("/");
        String complete = path ? origin + address : address.startsWith("http") ? address : "https://" + address;
        return complete.replaceAll("/+$", "");
    }
}
