package io.github.clerkjakarta.tenant;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The configuration of one Clerk instance for one request, see {@link OptionsResolver}. Each option is the property of
 * the same name ({@code docs/reference/configuration.md}). An option that is not set comes from the configuration.
 * Immutable.
 *
 * <p>Options are validated when they are first used. If they are wrong, the request gets 500, and the log lists all
 * mistakes.
 *
 * <pre>{@code
 * Options.builder().publishableKey("pk_live_...").secretKey(key).signInUrl("/sign-in").build()
 * }</pre>
 */
public final class Options {
    private static final Options CONFIGURED = new Options(Map.of());

    private final Map<String, String> properties;

    private Options(Map<String, String> properties) {
        this.properties = properties;
    }

    /** Returns the configuration unchanged. */
    public static Options configured() {
        return CONFIGURED;
    }

    /** Returns a builder without any options. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the options under the names of their properties. The values include secrets. */
    public Map<String, String> toProperties() {
        return properties;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Options options && options.properties.equals(properties);
    }

    @Override
    public int hashCode() {
        return properties.hashCode();
    }

    /** Lists the names of the options, without their values. */
    @Override
    public String toString() {
        return "Options" + properties.keySet();
    }

    /**
     * Builds {@link Options}.
     *
     * <p>Two rules connect options. Options with a publishable key use none of the configuration's keys: they need a
     * secret key, and the machine secret key and the JWT key default to none. If the domain or the proxy URL comes from
     * the request, {@code clerk.allowed-hosts} must list that host.
     */
    public static final class Builder {
        private final Map<String, String> properties = new TreeMap<>();

        private Builder() {}

        /** Returns the options set so far. */
        public Options build() {
            return properties.isEmpty()
                    ? CONFIGURED
                    : new Options(Collections.unmodifiableMap(new TreeMap<>(properties)));
        }

        /**
         * Sets {@code clerk.publishable-key}. The publishable key of your Clerk instance, from Clerk's dashboard. It
         * also names the instance's Frontend API.
         *
         * <p>Default: the configuration's value. Example: {@code pk_test_...}.
         */
        public Builder publishableKey(String publishableKey) {
            return set("publishable-key", publishableKey);
        }

        /**
         * Sets {@code clerk.secret-key}. The secret key of the same Clerk instance. Never logged.
         *
         * <p>Default: the configuration's value if no publishable key is set here. Example: {@code sk_test_...}.
         */
        public Builder secretKey(String secretKey) {
            return set("secret-key", secretKey);
        }

        /**
         * Sets {@code clerk.machine-secret-key}. The secret key of this machine, from the list of machines in Clerk's
         * dashboard. It is used to verify opaque M2M tokens; only tokens addressed to this machine are accepted. Never
         * logged.
         *
         * <p>Default: the configuration's value if no publishable key is set here, otherwise the secret key. Example:
         * {@code ak_...}.
         */
        public Builder machineSecretKey(String machineSecretKey) {
            return set("machine-secret-key", machineSecretKey);
        }

        /**
         * Sets {@code clerk.jwt-key}. The instance's public key in PEM format: RSA, 2048 to 8192 bits. With it, session
         * tokens are verified without a call to Clerk. Line ends may be written as {@code \n}.
         *
         * <p>Default: the configuration's value if no publishable key is set here, otherwise none. Example: {@code
         * -----BEGIN PUBLIC KEY-----\n...}.
         */
        public Builder jwtKey(String jwtKey) {
            return set("jwt-key", jwtKey);
        }

        /**
         * Sets {@code clerk.api-url}. The URL of Clerk's Backend API. It receives the secret key, so it must use https
         * or a loopback address.
         *
         * <p>Default: the configuration's value, otherwise https://api.clerk.com. Example: {@code
         * https://api.clerk.com}.
         */
        public Builder apiUrl(String apiUrl) {
            return set("api-url", apiUrl);
        }

        /**
         * Sets {@code clerk.audience}. The accepted values of a token's {@code aud}, compared exactly. A session token
         * without {@code aud} is accepted, because Clerk adds it only if you configure that; an OAuth access token
         * without {@code aud} is refused.
         *
         * <p>Default: the configuration's value, otherwise not checked. Example: {@code "https://api.example.com"}.
         */
        public Builder audience(String... audience) {
            return set("audience", joined(audience));
        }

        /**
         * Sets {@code clerk.authorized-parties}. The accepted values of a token's {@code azp}: origins exactly as in
         * the browser's Origin header, {@code scheme://host[:port]} with any scheme ({@code chrome-extension://...}),
         * without a path, a trailing slash or a wildcard. A token without {@code azp} is refused. Set it in production:
         * it keeps out tokens that were issued for other subdomains.
         *
         * <p>Default: the configuration's value, otherwise not checked. Example: {@code "https://app.example.com"}.
         */
        public Builder authorizedParties(String... authorizedParties) {
            return set("authorized-parties", joined(authorizedParties));
        }

        /**
         * Sets {@code clerk.issuer}. The accepted values of a token's {@code iss}: URLs without a trailing slash.
         *
         * <p>Default: the configuration's value, otherwise not checked. Example: {@code "https://clerk.example.com"}.
         */
        public Builder issuer(String... issuer) {
            return set("issuer", joined(issuer));
        }

        /**
         * Sets {@code clerk.clock-skew}. The tolerated difference between this server's clock and Clerk's, as an
         * ISO-8601 duration.
         *
         * <p>Default: the configuration's value, otherwise PT5S. Example: {@code PT5S}.
         */
        public Builder clockSkew(Duration clockSkew) {
            return set("clock-skew", clockSkew.toString());
        }

        /**
         * Sets {@code clerk.sign-in-url}. The URL of your sign-in page: absolute, a path of this origin as the browser
         * shows it, or {@code ~/path} from the context root.
         *
         * <p>Default: the configuration's value, otherwise Clerk's hosted page. Example: {@code /sign-in}.
         */
        public Builder signInUrl(String signInUrl) {
            return set("sign-in-url", signInUrl);
        }

        /**
         * Sets {@code clerk.sign-up-url}. The URL of your sign-up page: absolute, a path of this origin as the browser
         * shows it, or {@code ~/path} from the context root.
         *
         * <p>Default: the configuration's value, otherwise {@code create} below the sign-in URL; Clerk's hosted page if
         * there is no sign-in URL. Example: {@code /sign-up}.
         */
        public Builder signUpUrl(String signUpUrl) {
            return set("sign-up-url", signUpUrl);
        }

        /**
         * Sets {@code clerk.is-satellite}. {@code true} if this application is on a satellite domain, which shares the
         * sessions of a primary domain.
         *
         * <p>Default: the configuration's value, otherwise false. Example: {@code true}.
         */
        public Builder isSatellite(boolean isSatellite) {
            return set("is-satellite", String.valueOf(isSatellite));
        }

        /**
         * Sets {@code clerk.domain}. The satellite's own domain. In production it is a host name without scheme or
         * path, and the satellite's Frontend API is {@code clerk.<domain>}.
         *
         * <p>Default: the configuration's value, otherwise none. Example: {@code satellite.example}.
         */
        public Builder domain(String domain) {
            return set("domain", domain);
        }

        /**
         * Sets {@code clerk.satellite-auto-sync}. {@code true}: a satellite asks its primary domain for a session at a
         * visitor's first request. {@code false}: it asks only after a sign-in at the primary domain.
         *
         * <p>Default: the configuration's value, otherwise true. Example: {@code false}.
         */
        public Builder satelliteAutoSync(boolean satelliteAutoSync) {
            return set("satellite-auto-sync", String.valueOf(satelliteAutoSync));
        }

        /**
         * Sets {@code clerk.proxy-url}. The URL of your proxy for the Frontend API, if browsers do not reach it
         * directly: an absolute https URL (http only on loopback), or a path of this origin.
         *
         * <p>Default: the configuration's value, otherwise none. Example: {@code https://app.example.com/__clerk}.
         */
        public Builder proxyUrl(String proxyUrl) {
            return set("proxy-url", proxyUrl);
        }

        /**
         * Sets {@code clerk.allowed-redirect-origins}. The origins of satellites to which a primary domain in
         * development sends browsers back. {@code *} matches any part of a host's name, or any port.
         *
         * <p>Default: the configuration's value, otherwise this origin only. Example: {@code "https://*.example.com"}.
         */
        public Builder allowedRedirectOrigins(String... allowedRedirectOrigins) {
            return set("allowed-redirect-origins", joined(allowedRedirectOrigins));
        }

        /**
         * Sets {@code clerk.organization-sync.organization-patterns}. Route patterns with a parameter {@code :slug} or
         * {@code :id}. When a signed-in browser opens such a path, that organization becomes the active one.
         *
         * <p>Default: the configuration's value, otherwise none. Example: {@code "/orgs/:slug", "/orgs/:slug/(.*)"}.
         */
        public Builder organizationPatterns(String... organizationPatterns) {
            return set("organization-sync.organization-patterns", joined(organizationPatterns));
        }

        /**
         * Sets {@code clerk.organization-sync.personal-account-patterns}. Route patterns of personal pages. When a
         * signed-in browser opens such a path, no organization stays active.
         *
         * <p>Default: the configuration's value, otherwise none. Example: {@code "/me", "/me/(.*)"}.
         */
        public Builder personalAccountPatterns(String... personalAccountPatterns) {
            return set("organization-sync.personal-account-patterns", joined(personalAccountPatterns));
        }

        /**
         * Sets {@code clerk.sign-in-force-redirect-url}. The page to which every visitor goes after signing in: an
         * absolute URL, a path of this origin, or {@code ~/path} from the context root.
         *
         * <p>Default: the configuration's value, otherwise none. Example: {@code /welcome}.
         */
        public Builder signInForceRedirectUrl(String signInForceRedirectUrl) {
            return set("sign-in-force-redirect-url", signInForceRedirectUrl);
        }

        /**
         * Sets {@code clerk.sign-in-fallback-redirect-url}. The page to which a visitor goes after signing in if no
         * page sent them to sign in: an absolute URL, a path of this origin, or {@code ~/path} from the context root.
         *
         * <p>Default: the configuration's value, otherwise none: the sign-in page chooses {@code /}. Example: {@code
         * /dashboard}.
         */
        public Builder signInFallbackRedirectUrl(String signInFallbackRedirectUrl) {
            return set("sign-in-fallback-redirect-url", signInFallbackRedirectUrl);
        }

        /**
         * Sets {@code clerk.sign-up-force-redirect-url}. The page to which every visitor goes after signing up: an
         * absolute URL, a path of this origin, or {@code ~/path} from the context root.
         *
         * <p>Default: the configuration's value, otherwise none. Example: {@code /onboarding}.
         */
        public Builder signUpForceRedirectUrl(String signUpForceRedirectUrl) {
            return set("sign-up-force-redirect-url", signUpForceRedirectUrl);
        }

        /**
         * Sets {@code clerk.sign-up-fallback-redirect-url}. The page to which a visitor goes after signing up if no
         * page sent them to sign up: an absolute URL, a path of this origin, or {@code ~/path} from the context root.
         *
         * <p>Default: the configuration's value, otherwise none: the sign-up page chooses {@code /}. Example: {@code
         * /onboarding}.
         */
        public Builder signUpFallbackRedirectUrl(String signUpFallbackRedirectUrl) {
            return set("sign-up-fallback-redirect-url", signUpFallbackRedirectUrl);
        }

        /**
         * Sets {@code clerk.treat-pending-as-signed-out}. {@code true}: {@code Auth} shows a pending session (the user
         * still has a required task) as signed out. {@code protect()} and annotations never let a pending session pass,
         * whatever the value.
         *
         * <p>Default: the configuration's value, otherwise false. Example: {@code true}.
         */
        public Builder treatPendingAsSignedOut(boolean treatPendingAsSignedOut) {
            return set("treat-pending-as-signed-out", String.valueOf(treatPendingAsSignedOut));
        }

        /**
         * Sets {@code clerk.unauthenticated-status}. The response to a signed-out request that is not a page
         * navigation: 404, or 401 with JSON that contains the sign-in URL.
         *
         * <p>Default: the configuration's value, otherwise 404. Example: {@code 401}.
         */
        public Builder unauthenticatedStatus(int unauthenticatedStatus) {
            return set("unauthenticated-status", String.valueOf(unauthenticatedStatus));
        }

        /**
         * Sets {@code clerk.csp-billing}. {@code true}: the Content-Security-Policy of {@code ClerkScript} also allows
         * the sources of Clerk Billing's components: Stripe, and Google Maps for addresses.
         *
         * <p>Default: the configuration's value, otherwise false. Example: {@code true}.
         */
        public Builder cspBilling(boolean cspBilling) {
            return set("csp-billing", String.valueOf(cspBilling));
        }

        /**
         * Sets {@code clerk.debug}. {@code true}: the logger {@code io.github.clerkjakarta.debug} explains how each
         * request was authenticated. No part of a token or secret is logged.
         *
         * <p>Default: the configuration's value, otherwise false. Example: {@code true}.
         */
        public Builder debug(boolean debug) {
            return set("debug", String.valueOf(debug));
        }

        /**
         * Sets an option by the name of its property, for example {@code clerk.clock-skew-in-ms}. A property that is
         * per application is a mistake when the options are first used.
         *
         * @throws IllegalArgumentException if the name does not begin with {@code clerk.}
         */
        public Builder property(String name, String value) {
            if (!name.startsWith("clerk.")) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is not a property of this library: their names begin with clerk.");
            }
            return set(name.substring("clerk.".length()), value);
        }

        private Builder set(String name, String value) {
            properties.put("clerk." + name, Objects.requireNonNull(value, name));
            return this;
        }

        /** Joins values into one property, separated by line ends. */
        private static String joined(String... values) {
            for (String value : values) {
                if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ')) {
                    throw new IllegalArgumentException(
                            "\"" + value + "\" cannot be one of several values: it is empty or contains white space.");
                }
            }
            return String.join("\n", values);
        }
    }
}
