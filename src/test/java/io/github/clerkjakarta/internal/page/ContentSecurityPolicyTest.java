package io.github.clerkjakarta.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Compares the policy with that of {@code @clerk/nextjs}, which {@code conformance/csp.mjs} writes into
 * {@code conformance/csp.json}: every difference is one of these, on purpose.
 */
class ContentSecurityPolicyTest {
    private static final String NONCE = "NONCE";

    /** Sources of {@code @clerk/nextjs} that this policy leaves out. */
    private static final Map<String, Set<String>> LEFT_OUT = Map.of(
            // The tags switch telemetry off.
            "connect-src",
            Set.of("https://clerk-telemetry.com", "https://*.clerk-telemetry.com", "clerk.example.com"),
            // With a nonce, browsers ignore 'unsafe-inline'. With 'strict-dynamic' they ignore 'self' and every host:
            // scripts
            // of this origin would need the nonce, too.
            "script-src",
            Set.of("'unsafe-inline'", "'strict-dynamic'"));

    /** Sources that this policy adds. */
    private static final Map<String, Set<String>> ADDED = Map.of(
            "connect-src", Set.of("https://clerk.example.com"),
            // Without 'strict-dynamic', everything that ClerkJS loads must be listed.
            "script-src", Set.of("https://clerk.example.com", "https://challenges.cloudflare.com"),
            "img-src", Set.of("data:"),
            // Chromium checks the redirects of a form, too.
            "form-action", Set.of("https://clerk.example.com", "https://accounts.example.com"),
            "base-uri", Set.of("'self'"),
            "object-src", Set.of("'none'"));

    private static ClerkConfig proxied(String proxyUrl) {
        return Fixtures.config("clerk.proxy-url", proxyUrl);
    }

    private static Map<String, Set<String>> policy(ClerkConfig config) {
        Map<String, Set<String>> directives = new LinkedHashMap<>();
        for (String directive : ContentSecurityPolicy.of(config, NONCE).split("; ")) {
            List<String> words = Arrays.asList(directive.split(" "));
            Set<String> sources = new TreeSet<>(words.subList(1, words.size()));
            assertThat(sources).as(directive).hasSize(words.size() - 1);
            assertThat(directives.put(words.get(0), sources)).as(directive).isNull();
        }
        return directives;
    }

    private static Map<String, Set<String>> clerks(String kind) throws IOException {
        try (JsonReader file = Json.createReader(Files.newBufferedReader(Path.of("conformance/csp.json")))) {
            JsonObject directives = file.readObject().getJsonObject(kind);
            return directives.keySet().stream()
                    .collect(Collectors.toMap(
                            name -> name,
                            name -> directives.getJsonArray(name).stream()
                                    .map(source -> ((JsonString) source).getString())
                                    .collect(Collectors.toCollection(TreeSet::new))));
        }
    }

    private static boolean isForBilling(String source) {
        return source.contains("stripe.com") || source.equals("https://maps.googleapis.com");
    }

    private static void compare(Map<String, Set<String>> ours, Map<String, Set<String>> clerks, boolean billing) {
        Set<String> names = new TreeSet<>(ours.keySet());
        names.addAll(clerks.keySet());
        for (String name : names) {
            Set<String> expected = new TreeSet<>(clerks.getOrDefault(name, Set.of()));
            Set<String> out = LEFT_OUT.getOrDefault(name, Set.of());
            Set<String> in = ADDED.getOrDefault(name, Set.of());
            assertThat(expected).as("left out of %s on purpose", name).containsAll(out);
            assertThat(in).as("added to %s on purpose", name).noneMatch(expected::contains);
            expected.removeAll(out);
            expected.addAll(in);
            if (!billing) {
                expected.removeIf(ContentSecurityPolicyTest::isForBilling);
            }
            assertThat(ours.get(name)).as(name).isEqualTo(expected);
        }
    }

    @Test
    void hasTheSourcesOfClerksSdkAndSaysWhichItLeavesOut() throws IOException {
        compare(policy(Fixtures.config()), clerks("strict"), false);
    }

    @Test
    void billingAddsStripeAndItsMaps() throws IOException {
        compare(policy(Fixtures.config("clerk.csp-billing", "true")), clerks("strict"), true);
    }

    @Test
    void developmentNeedsNothingElse() throws IOException {
        Map<String, Set<String>> development = clerks("development");
        assertThat(development.get("script-src"))
                .as("for Next.js, which evaluates code")
                .contains("'unsafe-eval'");
        development.get("script-src").remove("'unsafe-eval'");

        assertThat(development).isEqualTo(clerks("strict"));
        assertThat(policy(Fixtures.config(Fixtures.DEVELOPMENT)).get("script-src"))
                .doesNotContain("'unsafe-eval'");
    }

    @Test
    void aProxyOnThisOriginIsSelf() {
        Map<String, Set<String>> policy = policy(proxied("/__clerk"));

        assertThat(policy.get("connect-src"))
                .contains("'self'")
                .doesNotContain("/__clerk", "https://clerk.example.com");
        assertThat(policy.get("script-src")).doesNotContain("/__clerk");
    }

    @Test
    void aProxyElsewhereStandsForTheFrontendApi() {
        Map<String, Set<String>> policy = policy(proxied("https://proxy.example/__clerk"));

        for (String name : List.of("connect-src", "script-src", "form-action")) {
            assertThat(policy.get(name)).as(name).contains("https://proxy.example");
        }
        assertThat(policy.get("connect-src")).doesNotContain("https://clerk.example.com");
    }

    /** A form there is redirected to the primary's sign-in page, which may make a handshake with the primary's Frontend API. */
    @Test
    void aSatelliteHasAFrontendApiOfItsOwnAndFormsMayPassByThePrimarys() {
        Map<String, Set<String>> policy = policy(Fixtures.config(
                "clerk.is-satellite", "true",
                "clerk.domain", "satellite.example",
                "clerk.sign-in-url", "https://primary.example/sign-in"));

        assertThat(policy.get("connect-src"))
                .contains("https://clerk.satellite.example")
                .doesNotContain("https://clerk.example.com");
        assertThat(policy.get("script-src")).contains("https://clerk.satellite.example");
        assertThat(policy.get("form-action"))
                .contains("https://clerk.satellite.example", "https://clerk.example.com", "https://primary.example");
    }

    @Test
    void theGuideListsEverySource() throws IOException {
        String guide = Files.readString(Path.of("docs/howto/pages.md"));

        policy(Fixtures.config("clerk.csp-billing", "true")).values().stream()
                .flatMap(Set::stream)
                .filter(source -> source.startsWith("https://") && !source.endsWith(".example.com"))
                .forEach(source -> assertThat(guide).contains("`" + source + "`"));
    }
}
