package io.github.clerkjakarta.conformance;

import io.github.clerkjakarta.ClerkConfigurationException;
import io.github.clerkjakarta.RouteMatcher;
import io.github.clerkjakarta.internal.config.AfterSignIn;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.ClerkConfig.UnauthenticatedStatus;
import io.github.clerkjakarta.internal.config.ConfigProblems;
import io.github.clerkjakarta.internal.config.Deployment;
import io.github.clerkjakarta.internal.config.OrganizationPatterns;
import io.github.clerkjakarta.internal.config.OriginPattern;
import io.github.clerkjakarta.internal.config.PublishableKey;
import io.github.clerkjakarta.internal.config.SatelliteRules;
import io.github.clerkjakarta.internal.config.SecretKey;
import io.github.clerkjakarta.internal.token.PemKeys;
import io.github.clerkjakarta.internal.url.Url;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A case's options as the library's configuration, with the SDK's own defaults where they differ. */
final class Options {
    private Options() {}

    /** Never used: the SDK looks at neither key for some kinds of token, and the library's configuration has both. */
    private static final String UNUSED_PUBLISHABLE_KEY = "pk_test_dW51c2VkLmNsZXJrLmFjY291bnRzLmRldiQ";

    static final SecretKey UNUSED_SECRET_KEY = new SecretKey("unused");

    static ClerkConfig config(JsonObject options, String apiUrl) {
        String alone = options.getString("acceptsToken", "");
        boolean keyMatters = !alone.equals("m2m_token") && !alone.equals("api_key");
        PublishableKey key = PublishableKey.parse(options.getString("publishableKey", ""));
        if (key == null && !keyMatters) {
            key = PublishableKey.parse(UNUSED_PUBLISHABLE_KEY);
        }
        if (key == null) {
            throw new ClerkConfigurationException("clerk.publishable-key");
        }
        String secret = text(options, "secretKey");
        String machineSecret = text(options, "machineSecretKey");
        boolean machineAlone = alone.equals("m2m_token") && machineSecret != null;
        if (secret == null && !machineAlone) {
            throw new ClerkConfigurationException("clerk.secret-key");
        }
        String pem = text(options, "jwtKey");
        RSAPublicKey jwtKey = pem == null ? null : PemKeys.parse(pem);
        if (pem != null && jwtKey == null) {
            throw new ClerkConfigurationException("clerk.jwt-key");
        }
        boolean satellite = options.getBoolean("isSatellite", false);
        Deployment deployment = satellite
                ? new Deployment.Satellite(text(options, "domain"), options.getBoolean("satelliteAutoSync", false))
                : new Deployment.Primary();
        ConfigProblems problems = new ConfigProblems();
        if (!alone.equals("m2m_token")) {
            // Of a deployment that takes nothing else the SDK asks for no more than the key.
            SatelliteRules.check(
                    deployment, key.isDevelopment(), text(options, "proxyUrl"), text(options, "signInUrl"), problems);
        }
        if (!problems.isEmpty()) {
            throw problems.exception();
        }
        return new ClerkConfig(
                key,
                secret == null ? UNUSED_SECRET_KEY : new SecretKey(secret),
                machineSecret == null ? null : new SecretKey(machineSecret),
                jwtKey,
                Url.parse(apiUrl),
                texts(options.get("audience")),
                parties(options.get("authorizedParties")),
                texts(options.get("issuer")),
                options.get("clockSkewInMs") instanceof JsonNumber skew
                        ? Duration.ofNanos(Math.round(skew.doubleValue() * 1_000_000))
                        : ClerkConfig.DEFAULT_CLOCK_SKEW,
                text(options, "signInUrl"),
                text(options, "signUpUrl"),
                deployment,
                text(options, "proxyUrl"),
                true,
                UnauthenticatedStatus.NOT_FOUND,
                Stream.of("http://*", "https://*", "http://*:*", "https://*:*")
                        .map(OriginPattern::parse)
                        .toList(),
                organizations(Cases.object(options, "organizationSyncOptions")),
                AfterSignIn.UNSAID,
                AfterSignIn.UNSAID,
                false,
                false);
    }

    private static OrganizationPatterns organizations(JsonObject options) {
        return new OrganizationPatterns(
                routes(options.get("organizationPatterns")), routes(options.get("personalAccountPatterns")));
    }

    private static RouteMatcher routes(JsonValue patterns) {
        try {
            return RouteMatcher.of(texts(patterns).toArray(String[]::new));
        } catch (IllegalArgumentException noPattern) {
            throw new ClerkConfigurationException(noPattern.getMessage());
        }
    }

    private static String text(JsonObject options, String name) {
        String text = options.getString(name, "");
        return text.isEmpty() ? null : text;
    }

    /** An empty text among them is a party that no token names, not the absence of one. */
    private static List<String> parties(JsonValue value) {
        return value instanceof JsonArray array
                ? array.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList()
                : texts(value);
    }

    private static List<String> texts(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.stream()
                    .filter(JsonString.class::isInstance)
                    .map(it -> ((JsonString) it).getString())
                    .filter(it -> !it.isEmpty())
                    .toList();
        }
        return value instanceof JsonString text && !text.getString().isEmpty() ? List.of(text.getString()) : List.of();
    }
}
