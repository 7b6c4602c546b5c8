package io.github.clerkjakarta.conformance;

import io.github.clerkjakarta.internal.container.entry.ShippedDoor;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A case's options as the library's configuration, with the SDK's own defaults if they differ. */
final class CaseOptions {
    private CaseOptions() {}

    private static final List<String> ANY_ORIGIN = List.of("http://*", "https://*", "http://*:*", "https://*:*");

    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("publishableKey", "clerk.publishable-key"),
            Map.entry("secretKey", "clerk.secret-key"),
            Map.entry("machineSecretKey", "clerk.machine-secret-key"),
            Map.entry("jwtKey", "clerk.jwt-key"),
            Map.entry("audience", "clerk.audience"),
            Map.entry("authorizedParties", "clerk.authorized-parties"),
            Map.entry("issuer", "clerk.issuer"),
            Map.entry("clockSkewInMs", "clerk.clock-skew-in-ms"),
            Map.entry("signInUrl", "clerk.sign-in-url"),
            Map.entry("signUpUrl", "clerk.sign-up-url"),
            Map.entry("isSatellite", "clerk.is-satellite"),
            Map.entry("domain", "clerk.domain"),
            Map.entry("satelliteAutoSync", "clerk.satellite-auto-sync"),
            Map.entry("proxyUrl", "clerk.proxy-url"));

    /** The settings of the application in every case. Clerk's SDK trusts the headers of proxies, so these do, too. */
    static final Map<String, String> APPLICATION = Map.of("clerk.forwarded-headers", "host,proto");

    /** Returns the library with these options, read as a deployment reads them. */
    static ShippedDoor door(JsonObject options, String apiUrl, Clock clock) {
        return ShippedDoor.of(properties(options, apiUrl), clock);
    }

    /** Returns the properties that say the same. */
    static Map<String, String> properties(JsonObject options, String apiUrl) {
        Map<String, String> properties = new HashMap<>(APPLICATION);
        properties.put("clerk.api-url", apiUrl);
        properties.put("clerk.treat-pending-as-signed-out", "true");
        properties.put("clerk.satellite-auto-sync", "false");
        properties.put("clerk.allowed-redirect-origins", String.join(" ", ANY_ORIGIN));
        options.forEach((name, value) -> {
            String property = PROPERTIES.get(name);
            if (property != null && value != JsonValue.NULL) {
                properties.put(property, propertyText(value));
            }
        });
        JsonObject organizations = Cases.object(options, "organizationSyncOptions");
        organizations.forEach((name, value) -> properties.put(
                name.equals("organizationPatterns")
                        ? "clerk.organization-sync.organization-patterns"
                        : "clerk.organization-sync.personal-account-patterns",
                propertyText(value)));
        return properties;
    }

    /** Several values stand in one property, separated by line ends. */
    private static String propertyText(JsonValue value) {
        if (value instanceof JsonArray list) {
            return list.stream().map(CaseOptions::propertyText).collect(Collectors.joining("\n"));
        }
        return value instanceof JsonString text ? text.getString() : value.toString();
    }
}
