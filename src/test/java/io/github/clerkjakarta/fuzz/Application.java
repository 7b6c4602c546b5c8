package io.github.clerkjakarta.fuzz;

import io.github.clerkjakarta.Fixtures;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A configuration and the origins to which it may redirect.
 *
 * @param others the origins beside its own, as regular expressions
 * @param own its own origin; empty if the request may say it
 */
record Application(String name, String scheme, String own, List<String> others, Map<String, String> settings) {
    private static final String CLERK = "https://clerk\\.example\\.com";
    private static final String PORTAL = "https://accounts\\.example\\.com";
    private static final String CLERK_IN_DEVELOPMENT = "https://foo-bar-13\\.clerk\\.accounts\\.dev";
    private static final String PORTAL_IN_DEVELOPMENT = "https://foo-bar-13\\.accounts\\.dev";
    private static final String SATELLITES = "https://[a-z0-9._-]*satellite\\.example";
    private static final Pattern BACK = Pattern.compile("[?&](?:__clerk_)?redirect_url=([^&#]*)");
    private static final String LIVE = Fixtures.PRODUCTION.text();
    private static final String TEST = Fixtures.DEVELOPMENT.text();
    private static final String KEY =
            Base64.getEncoder().encodeToString(Fixtures.KEYS.getPublic().getEncoded());

    private static final List<Application> ALL = List.of(
            new Application(
                    "production",
                    "https",
                    "https://app.example.com",
                    List.of(CLERK, PORTAL),
                    Map.of(
                            "clerk.publishable-key", LIVE,
                            "clerk.jwt-key", KEY,
                            "clerk.allowed-hosts", "app.example.com",
                            "clerk.ignored", "/health",
                            "clerk.routes.protected", "/private(.*)",
                            "clerk.organization-sync.organization-patterns", "/orgs/:slug /orgs/:slug/(.*) /ids/:id",
                            "clerk.organization-sync.personal-account-patterns", "/me")),
            new Application(
                    "keys",
                    "https",
                    "https://app.example.com",
                    List.of(CLERK, PORTAL),
                    Map.of(
                            "clerk.publishable-key",
                            LIVE,
                            "clerk.allowed-hosts",
                            "app.example.com",
                            "clerk.unauthenticated-status",
                            "401")),
            new Application(
                    "development",
                    "http",
                    "http://localhost:8080",
                    List.of(CLERK_IN_DEVELOPMENT, PORTAL_IN_DEVELOPMENT, SATELLITES),
                    Map.of(
                            "clerk.publishable-key", TEST,
                            "clerk.jwt-key", KEY,
                            "clerk.debug", "true",
                            "clerk.allowed-hosts", "localhost:8080",
                            "clerk.sign-in-url", "/sign-in",
                            "clerk.routes.public", "/ /page",
                            "clerk.allowed-redirect-origins", "https://*satellite.example")),
            new Application(
                    "satellite",
                    "https",
                    "https://satellite.example",
                    List.of(CLERK_IN_DEVELOPMENT, "https://primary\\.example"),
                    Map.of(
                            "clerk.publishable-key", TEST,
                            "clerk.jwt-key", KEY,
                            "clerk.is-satellite", "true",
                            "clerk.domain", "satellite.example",
                            "clerk.allowed-hosts", "satellite.example",
                            "clerk.sign-in-url", "https://primary.example/sign-in")),
            new Application(
                    "live satellite",
                    "https",
                    "https://satellite.example",
                    List.of("https://clerk\\.satellite\\.example", PORTAL),
                    Map.of(
                            "clerk.publishable-key", LIVE,
                            "clerk.jwt-key", KEY,
                            "clerk.is-satellite", "true",
                            "clerk.domain", "satellite.example",
                            "clerk.allowed-hosts", "satellite.example")),
            new Application(
                    "proxied",
                    "http",
                    "",
                    List.of(CLERK, PORTAL),
                    Map.of(
                            "clerk.publishable-key",
                            LIVE,
                            "clerk.jwt-key",
                            KEY,
                            "clerk.forwarded-headers",
                            "host,proto")),
            new Application(
                    "public",
                    "http",
                    "https://app.example.com",
                    List.of(PORTAL),
                    Map.of(
                            "clerk.publishable-key", LIVE,
                            "clerk.jwt-key", KEY,
                            "clerk.csrf", "same-site",
                            "clerk.public-url", "https://app.example.com",
                            "clerk.proxy-url", "/__clerk",
                            "clerk.sign-in-url", "~/sign-in")));

    /** Returns the first one if there is no such name. */
    static Application named(String name) {
        return ALL.stream().filter(it -> it.name.equals(name)).findFirst().orElse(ALL.get(0));
    }

    Map<String, String> properties(String apiUrl) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(
                "clerk.secret-key",
                settings.get("clerk.publishable-key").startsWith("pk_live") ? "sk_live_fuzz" : "sk_test_fuzz");
        all.put("clerk.api-url", apiUrl);
        all.put("clerk.authorized-parties", "https://app.example.com");
        return all;
    }

    /** @param requested the origin that the request is for */
    boolean allows(String location, String requested) {
        String mine = Pattern.quote(own.isEmpty() ? requested : own);
        return location.matches("(" + mine + "|" + String.join("|", others) + ")([/?#].*)?");
    }

    /** Returns true if a redirect to Clerk or to a sign-in page names this origin as the way back. */
    boolean sendsBackOnlyTo(String location, String requested) {
        String mine = own.isEmpty() ? requested : own;
        // A page of ours may have such a parameter of its own, and a satellite's, too.
        boolean signIn = location.startsWith(mine + "/sign-in") || location.startsWith(mine + "/__clerk");
        if ((location.startsWith(mine + "/") && !signIn) || location.matches(SATELLITES + "/.*")) {
            return true;
        }
        return BACK.matcher(location)
                .results()
                .allMatch(back ->
                        (URLDecoder.decode(back.group(1), StandardCharsets.UTF_8) + "/").startsWith(mine + "/"));
    }
}
