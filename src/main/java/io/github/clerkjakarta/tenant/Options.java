package io.github.clerkjakarta.tenant;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The configuration of one Clerk instance, for one request: see {@link OptionsResolver}. Each option is the property of its
 * name, with the same meaning and default ({@code docs/reference/configuration.md}), and what is left out comes from the
 * configuration. Whether the values can be used is found when they are first used: the request is then answered 500, and the
 * log says all that is wrong. Immutable.
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

    /** The configuration as it is. */
    public static Options configured() {
        return CONFIGURED;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The options by the names of their properties. It contains secrets. */
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

    /** The names only. */
    @Override
    public String toString() {
        return "Options" + properties.keySet();
    }

    /** Sets options one by one. */
    public static final class Builder {
        private final Map<String, String> properties = new TreeMap<>();

        private Builder() {}

        public Options build() {
            return properties.isEmpty()
                    ? CONFIGURED
                    : new Options(Collections.unmodifiableMap(new TreeMap<>(properties)));
        }

        /** {@code clerk.publishable-key}. The secret key must be given too. */
        public Builder publishableKey(String publishableKey) {
            return set("publishable-key", publishableKey);
        }

        /** {@code clerk.secret-key}. */
        public Builder secretKey(String secretKey) {
            return set("secret-key", secretKey);
        }

        /** {@code clerk.machine-secret-key}. */
        public Builder machineSecretKey(String machineSecretKey) {
            return set("machine-secret-key", machineSecretKey);
        }

        /** {@code clerk.jwt-key}. */
        public Builder jwtKey(String jwtKey) {
            return set("jwt-key", jwtKey);
        }

        /** {@code clerk.api-url}. */
        public Builder apiUrl(String apiUrl) {
            return set("api-url", apiUrl);
        }

        /** {@code clerk.audience}. */
        public Builder audience(String... audience) {
            return set("audience", joined(audience));
        }

        /** {@code clerk.authorized-parties}. */
        public Builder authorizedParties(String... authorizedParties) {
            return set("authorized-parties", joined(authorizedParties));
        }

        /** {@code clerk.issuer}. */
        public Builder issuer(String... issuer) {
            return set("issuer", joined(issuer));
        }

        /** {@code clerk.clock-skew}. */
        public Builder clockSkew(Duration clockSkew) {
            return set("clock-skew", clockSkew.toString());
        }

        /** {@code clerk.sign-in-url}. */
        public Builder signInUrl(String signInUrl) {
            return set("sign-in-url", signInUrl);
        }

        /** {@code clerk.sign-up-url}. */
        public Builder signUpUrl(String signUpUrl) {
            return set("sign-up-url", signUpUrl);
        }

        /** {@code clerk.is-satellite}. */
        public Builder isSatellite(boolean isSatellite) {
            return set("is-satellite", String.valueOf(isSatellite));
        }

        /** {@code clerk.domain}. Where it is the host of the request, that host must be one of {@code clerk.allowed-hosts}. */
        public Builder domain(String domain) {
            return set("domain", domain);
        }

        /** {@code clerk.satellite-auto-sync}. */
        public Builder satelliteAutoSync(boolean satelliteAutoSync) {
            return set("satellite-auto-sync", String.valueOf(satelliteAutoSync));
        }

        /** {@code clerk.proxy-url}. Where it is on the host of the request, that host must be one of
         * {@code clerk.allowed-hosts}. */
        public Builder proxyUrl(String proxyUrl) {
            return set("proxy-url", proxyUrl);
        }

        /** {@code clerk.allowed-redirect-origins}. */
        public Builder allowedRedirectOrigins(String... allowedRedirectOrigins) {
            return set("allowed-redirect-origins", joined(allowedRedirectOrigins));
        }

        /** {@code clerk.organization-sync.organization-patterns}. */
        public Builder organizationPatterns(String... organizationPatterns) {
            return set("organization-sync.organization-patterns", joined(organizationPatterns));
        }

        /** {@code clerk.organization-sync.personal-account-patterns}. */
        public Builder personalAccountPatterns(String... personalAccountPatterns) {
            return set("organization-sync.personal-account-patterns", joined(personalAccountPatterns));
        }

        /** {@code clerk.sign-in-force-redirect-url}. */
        public Builder signInForceRedirectUrl(String signInForceRedirectUrl) {
            return set("sign-in-force-redirect-url", signInForceRedirectUrl);
        }

        /** {@code clerk.sign-in-fallback-redirect-url}. */
        public Builder signInFallbackRedirectUrl(String signInFallbackRedirectUrl) {
            return set("sign-in-fallback-redirect-url", signInFallbackRedirectUrl);
        }

        /** {@code clerk.sign-up-force-redirect-url}. */
        public Builder signUpForceRedirectUrl(String signUpForceRedirectUrl) {
            return set("sign-up-force-redirect-url", signUpForceRedirectUrl);
        }

        /** {@code clerk.sign-up-fallback-redirect-url}. */
        public Builder signUpFallbackRedirectUrl(String signUpFallbackRedirectUrl) {
            return set("sign-up-fallback-redirect-url", signUpFallbackRedirectUrl);
        }

        /** {@code clerk.treat-pending-as-signed-out}. */
        public Builder treatPendingAsSignedOut(boolean treatPendingAsSignedOut) {
            return set("treat-pending-as-signed-out", String.valueOf(treatPendingAsSignedOut));
        }

        /** {@code clerk.unauthenticated-status}: 404 or 401. */
        public Builder unauthenticatedStatus(int unauthenticatedStatus) {
            return set("unauthenticated-status", String.valueOf(unauthenticatedStatus));
        }

        /** {@code clerk.csp-billing}. */
        public Builder cspBilling(boolean cspBilling) {
            return set("csp-billing", String.valueOf(cspBilling));
        }

        /** {@code clerk.debug}. */
        public Builder debug(boolean debug) {
            return set("debug", String.valueOf(debug));
        }

        /**
         * Any of these by the name of its property.
         *
         * @throws IllegalArgumentException where the name does not begin with {@code clerk.}
         */
        public Builder property(String name, String value) {
            if (!name.startsWith("clerk.")) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is no property of this library: their names begin with clerk.");
            }
            return set(name.substring("clerk.".length()), value);
        }

        private Builder set(String name, String value) {
            properties.put("clerk." + name, Objects.requireNonNull(value, name));
            return this;
        }

        /** Values stand in one property, separated by line ends. */
        private static String joined(String... values) {
            for (String value : values) {
                if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ')) {
                    throw new IllegalArgumentException("\"" + value
                            + "\" cannot be one of several values: it is empty or" + " contains white space.");
                }
            }
            return String.join("\n", values);
        }
    }
}
