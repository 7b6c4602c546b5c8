package io.github.clerkjakarta.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerkjakarta.ClerkConfigurationException;
import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.tenant.Options;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    private static final String PUBLISHABLE = "pk_live_Y2xlcmsuZXhhbXBsZS5jb20k";
    private static final String SECRET = "sk_live_hush";

    private static Configuration config(String... pairs) {
        Map<String, String> properties = new HashMap<>();
        properties.put("clerk.publishable-key", PUBLISHABLE);
        properties.put("clerk.secret-key", SECRET);
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put(pairs[i], pairs[i + 1]);
        }
        return Configuration.read(Source.of(properties));
    }

    private static ClerkConfig read(String... pairs) {
        return config(pairs).clerk(Options.configured());
    }

    private static ApplicationConfig readApplication(String... pairs) {
        return config(pairs).application();
    }

    private static String mistakes(String... pairs) {
        ClerkConfigurationException mistake = catchThrowableOfType(
                ClerkConfigurationException.class, () -> config(pairs).check(false));
        assertThat(mistake).as("a mistake is found").isNotNull();
        return mistake.getMessage();
    }

    @Test
    void twoPropertiesAreEnough() {
        ClerkConfig config = read();

        assertThat(config.publishableKey().frontendApi()).isEqualTo("clerk.example.com");
        assertThat(config.keys().apiUrl()).hasToString("https://api.clerk.com/");
        assertThat(config.tokens().clockSkew()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.keys().jwtKey()).isNull();
        assertThat(config.pages().signIn().address()).isNull();
        assertThat(config.deployment()).isEqualTo(new Deployment.Primary());
        assertThat(config.signedOut().pendingCounts()).isFalse();
        assertThat(config.signedOut().status()).isEqualTo(SignedOutRules.Status.NOT_FOUND);
    }

    @Test
    void valuesAreRead() {
        ClerkConfig config = read(
                "clerk.authorized-parties", "https://a.example, https://b.example",
                "clerk.clock-skew-in-ms", "0",
                "clerk.is-satellite", "true",
                "clerk.domain", "satellite.example",
                "clerk.unauthenticated-status", "401",
                "clerk.sign-in-url", "https://primary.example/sign-in");

        assertThat(config.tokens().authorizedParties()).containsExactly("https://a.example", "https://b.example");
        assertThat(config.tokens().clockSkew()).isZero();
        assertThat(config.deployment()).isEqualTo(new Deployment.Satellite("satellite.example", true));
        assertThat(config.signedOut().status()).isEqualTo(SignedOutRules.Status.UNAUTHORIZED);
        assertThat(config.pages().signIn().address().text()).isEqualTo("https://primary.example/sign-in");
    }

    @Test
    void valuesOfTheApplicationAreRead() {
        ApplicationConfig config = readApplication(
                "clerk.forwarded-headers", "host,proto",
                "clerk.routes.public", "/ /about",
                "clerk.default", "deny",
                "clerk.csrf", "same-site",
                "clerk.allowed-hosts", "App.example.com:443 localhost:9080");

        assertThat(config.publicOrigin().forwardedHeaders())
                .containsExactly(ForwardedHeader.HOST, ForwardedHeader.PROTO);
        assertThat(config.routes().publicRoutes().matches("/about")).isTrue();
        assertThat(config.routes().protectedRoutes()).isNull();
        assertThat(config.refusesCrossSite()).isTrue();
        assertThat(config.allowedHosts()).containsExactly("app.example.com", "localhost:9080");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clerk.publishable-key       | pk_live_x                | clerk.publishable-key is not a publishable key",
                "clerk.publishable-key       | sk_live_hush             | clerk.publishable-key is a secret key",
                "clerk.secret-key            | pk_live_x                | clerk.secret-key is a publishable key",
                "clerk.secret-key            | hush                     | clerk.secret-key is not a secret key",
                "clerk.secret-key            | sk_test_hush             | clerk.secret-key is of a development instance",
                "clerk.jwt-key               | -----BEGIN hush          | clerk.jwt-key is not an RSA public key",
                "clerk.machine-secret-key    | sk_live_hush             | clerk.machine-secret-key is not the secret key of a machine",
                "clerk.api-url               | http://api.clerk.com     | secrets would be sent there unencrypted",
                "clerk.api-url               | api.clerk.com            | clerk.api-url is \"api.clerk.com\"",
                "clerk.proxy-url             | //evil.example           | clerk.proxy-url is \"//evil.example\"",
                "clerk.proxy-url             | http://app.example.com/c | secrets would be sent there unencrypted",
                "clerk.clock-skew            | 5                        | An ISO-8601 duration",
                "clerk.clock-skew            | -PT1S                    | An ISO-8601 duration",
                "clerk.clock-skew-in-ms      | 5s                       | A whole number of milliseconds",
                "clerk.clock-skew-in-ms      | -1                       | A whole number of milliseconds",
                "clerk.sign-in-url           | sign-in                  | clerk.sign-in-url is \"sign-in\"",
                "clerk.sign-up-url           | javascript:alert(1)      | clerk.sign-up-url is",
                "clerk.is-satellite          | yes                      | true or false is expected",
                "clerk.domain                | https://s.example        | A domain without scheme",
                "clerk.forwarded-headers     | port                     | host, proto, both or none",
                "clerk.public-url            | https://a.example/path   | An origin is expected",
                "clerk.unauthenticated-status| 403                      | 404 or 401 is expected",
                "clerk.allowed-redirect-origins| https://a.example/x    | Origins are expected",
                "clerk.allowed-hosts         | https://a.example        | Hosts are expected",
                "clerk.encryption-key        | hush                     | 32 random bytes are expected",
                "clerk.routes.protected      | dashboard                | A pattern starts with /",
                "clerk.routes.public         | /x(                      | a backslash must be written twice",
                "clerk.ignored               | /x/:                     | a parameter's name is missing",
                "clerk.organization-sync.organization-patterns | /orgs/(?x) | is not a route pattern",
                "clerk.default               | none                     | deny or allow is expected",
                "clerk.csrf                  | strict                   | same-site or off is expected",
            })
    void eachMistakeSaysWhatIsExpected(String property, String value, String expected) {
        assertThat(mistakes(property.strip(), value))
                .contains(property.strip())
                .contains(expected)
                .doesNotContain("hush");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThat(mistakes(
                        "clerk.secret-key",
                        "",
                        "clerk.api-url",
                        "x",
                        "clerk.clock-skew",
                        "PT1S",
                        "clerk.clock-skew-in-ms",
                        "1"))
                .startsWith("Clerk's configuration has 3 mistakes:")
                .contains("clerk.secret-key is missing", "clerk.api-url is \"x\"", "Keep one of them");
    }

    @Test
    void aSatelliteNeedsItsDomain() {
        assertThat(mistakes("clerk.is-satellite", "true")).contains("clerk.domain is missing");
    }

    @Test
    void aDevelopmentSatelliteNeedsItsPrimarysSignInUrl() {
        assertThat(mistakes(
                        "clerk.publishable-key", "pk_test_Zm9vLWJhci0xMy5jbGVyay5hY2NvdW50cy5kZXYk",
                        "clerk.secret-key", "sk_test_hush",
                        "clerk.is-satellite", "true",
                        "clerk.domain", "http://localhost:3001",
                        "clerk.sign-in-url", "/sign-in"))
                .contains("A development satellite needs the absolute sign-in URL of its primary");
    }

    @Test
    void anUnknownPropertyNamesTheNearestOne() {
        Configuration config = config(
                "clerk.authorised-parties", "https://a.example", "clerk.authorized-parties", "https://x.example");

        assertThat(config.check(false))
                .containsExactly(
                        "clerk.authorised-parties is not a property of this library and is ignored. Did you mean"
                                + " clerk.authorized-parties?");
    }

    @ParameterizedTest
    @CsvSource({
        "clerk.publishableKey, clerk.publishable-key",
        "clerk.publishable_key, clerk.publishable-key",
        "clerk.publishable.key, clerk.publishable-key",
        "clerk.PUBLISHABLE-KEY, clerk.publishable-key",
        "clerk.publishible-key, clerk.publishable-key",
        "clerk.publishablekey, clerk.publishable-key",
        "CLERK_PUBLISHABLEKEY, CLERK_PUBLISHABLE_KEY",
        "clerkPublishableKey, CLERK_PUBLISHABLE_KEY",
        "CLERK_PUBLISHABLE-KEY, CLERK_PUBLISHABLE_KEY",
        "Clerk.publishable-key, CLERK_PUBLISHABLE_KEY",
        "NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY, CLERK_PUBLISHABLE_KEY",
        "VITE_CLERK_PUBLISHABLE_KEY, CLERK_PUBLISHABLE_KEY",
        "quarkus.clerk.publishable-key, clerk.publishable-key",
        "my.clerk.publishableKey, clerk.publishable-key",
    })
    void aMissingPropertyMayBeMisspelled(String name, String meant) {
        assertThat(mistakes("clerk.publishable-key", "", name, PUBLISHABLE, "clerk.csrf", "x"))
                .contains("clerk.publishable-key is missing", "clerk.csrf is \"x\"")
                .contains(name + " is ")
                .containsPattern("(Did you mean|Set) " + meant + "[?.]")
                .doesNotContain(PUBLISHABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CLERK_TELEMETRY_DISABLED", "CLERK_JS_URL", "clerkship", "a.clerk.b", "CLERK_PUBLISHABLE_KEY"})
    void otherNamesAreOthers(String name) {
        assertThat(mistakes("clerk.csrf", "x", name, "y")).doesNotContain("Did you mean", "another framework");
    }

    /** Some runtimes list an environment variable under a second name. */
    @Test
    void aVariableIsToldOnce() {
        String told = mistakes(
                "clerk.publishable-key",
                "",
                "NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY",
                PUBLISHABLE,
                "next.public.clerk.publishable.key",
                PUBLISHABLE);

        assertThat(told).contains("has 2 mistakes").contains("NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY is a name");
    }

    @Test
    void productionWithoutPartiesIsOneWarning() {
        Configuration config = config();

        assertThat(config.check(false)).singleElement().asString().contains("clerk.authorized-parties is not set");
    }

    @Test
    void aNameOfAnotherFrameworkIsAWarning() {
        Configuration config =
                config("NEXT_PUBLIC_CLERK_SIGN_IN_URL", "/sign-in", "clerk.authorized-parties", "https://x.example");

        assertThat(config.check(false))
                .isEqualTo(List.of("NEXT_PUBLIC_CLERK_SIGN_IN_URL is a name of another framework and is ignored. Set"
                        + " CLERK_SIGN_IN_URL."));
    }

    @ParameterizedTest
    @CsvSource({
        "https://satellite.example/sign-in, satellite.example, ''",
        "https://app.example/sign-in, satellite.example, https://app.example",
        "/sign-in, satellite.example, ''",
        "~/sign-in, satellite.example, ''",
    })
    void aSatellitesSignInPageIsItsPrimarys(String signInUrl, String domain, String publicUrl) {
        assertThat(mistakes(
                        "clerk.is-satellite", "true",
                        "clerk.domain", domain,
                        "clerk.public-url", publicUrl,
                        "clerk.sign-in-url", signInUrl))
                .contains("on this satellite's own origin. A satellite's sign-in page is its primary's");
    }

    private static List<String> warnings(String... pairs) {
        return config(pairs).check(false);
    }

    @Test
    void aDevelopmentSatelliteWithoutASignUpUrlIsAWarning() {
        String[] satellite = {
            "clerk.publishable-key", Fixtures.DEVELOPMENT.text(),
            "clerk.secret-key", "sk_test_hush",
            "clerk.is-satellite", "true",
            "clerk.domain", "http://localhost:3001",
            "clerk.sign-in-url", "https://primary.example/sign-in"
        };

        assertThat(warnings(satellite)).anyMatch(it -> it.startsWith("clerk.sign-up-url is not set"));
    }

    @Test
    void anIssuerThatIsNotTheKeysIsAWarning() {
        assertThat(warnings("clerk.issuer", "https://clerk.other.example"))
                .anyMatch(it -> it.startsWith("clerk.issuer does not name https://clerk.example.com"));
        assertThat(warnings("clerk.issuer", "https://clerk.example.com"))
                .noneMatch(it -> it.startsWith("clerk.issuer"));
    }

    @Test
    void deprecatedNamesWorkWithAWarning() {
        assertThat(read("clerk.after-sign-in-url", "/old")
                        .pages()
                        .signIn()
                        .after()
                        .place(null))
                .isEqualTo("/old");
        assertThat(read("clerk.after-sign-in-url", "/old", "clerk.sign-in-fallback-redirect-url", "/new")
                        .pages()
                        .signIn()
                        .after()
                        .place(null))
                .isEqualTo("/new");
        assertThat(warnings("clerk.after-sign-in-url", "/old"))
                .anyMatch(it -> it.contains("Set clerk.sign-in-fallback-redirect-url instead"));
    }

    @Test
    void keysMayBeMissingWhereRequestsBringThem() {
        Configuration without = config("clerk.publishable-key", "", "clerk.secret-key", "", "clerk.csrf", "x");

        ClerkConfigurationException mistake =
                catchThrowableOfType(ClerkConfigurationException.class, () -> without.check(true));

        assertThat(mistake.getMessage()).contains("clerk.csrf").doesNotContain("clerk.publishable-key is missing");
    }

    /** Browsers and Java convert such names differently: {@code straße} is {@code strasse} to one of them. */
    @ParameterizedTest
    @CsvSource({
        "clerk.api-url, https://api.stra\u00DFe.example",
        "clerk.proxy-url, https://stra\u00DFe.example/__clerk",
        "clerk.sign-in-url, https://stra\u00DFe.example/sign-in",
        "clerk.sign-up-url, https://stra\u00DFe.example/sign-up",
        "clerk.public-url, https://stra\u00DFe.example",
        "clerk.allowed-hosts, stra\u00DFe.example",
        "clerk.allowed-hosts, stra%C3%9Fe.example",
        "clerk.allowed-redirect-origins, https://stra\u00DFe.example",
        "clerk.allowed-redirect-origins, https://\u212Aing.example",
        "clerk.domain, stra\u00DFe.example",
    })
    void hostsAreWrittenInAscii(String property, String value) {
        String mistakes = mistakes(property, value);

        assertThat(mistakes).contains(property + " is");
        assertThat(mistakes.contains("xn--...")).isEqualTo(!value.contains("%"));
    }

    @Test
    void aPathNeedNotBeAscii() {
        assertThat(read("clerk.sign-in-url", "https://xn--strae-oqa.example/stra\u00DFe")
                        .pages()
                        .signIn()
                        .address()
                        .text())
                .isEqualTo("https://xn--strae-oqa.example/stra\u00DFe");
    }
}
