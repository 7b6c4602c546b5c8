package io.github.clerkjakarta.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.internal.url.PageAddress;
import io.github.clerkjakarta.tenant.Options;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each property is read once, and arrives at its own place. */
class SettingTextsTest {
    @Test
    void eachPropertyIsReadOnceAndNoneByARequest() {
        Map<Setting, Integer> reads = new EnumMap<>(Setting.class);
        Source keys = Source.of(
                Map.of("clerk.publishable-key", Fixtures.PRODUCTION.text(), "clerk.secret-key", "sk_live_hush"));

        Configuration configuration = Configuration.read(new Source() {
            @Override
            public String get(Setting setting) {
                reads.merge(setting, 1, Integer::sum);
                return keys.get(setting);
            }

            @Override
            public Set<String> names() {
                return keys.names();
            }
        });
        configuration.check(false);
        configuration.application();
        configuration.patterns(Setting.IGNORED);
        configuration.page(Setting.SIGN_IN_URL);
        ClerkConfig configured = configuration.clerk(Options.configured());
        configuration.clerk(Options.builder().signInUrl("/sign-in").build());

        assertThat(reads)
                .hasSize(Setting.values().length)
                .allSatisfy((setting, count) ->
                        assertThat(count).as(setting.property()).isEqualTo(1));
        assertThat(configuration.clerk(Options.configured())).isSameAs(configured);
    }

    /** Two settings of one type could change places, and the compiler would not see it. */
    @Test
    void settingsOfOneTypeKeepTheirPlaces() {
        ClerkConfig clerk = Fixtures.config(
                "clerk.secret-key", "sk_live_secret",
                "clerk.machine-secret-key", "ak_machine",
                "clerk.audience", "audience",
                "clerk.authorized-parties", "https://party.example",
                "clerk.issuer", "https://issuer.example",
                "clerk.sign-in-url", "/in",
                "clerk.sign-in-force-redirect-url", "/in/force",
                "clerk.sign-in-fallback-redirect-url", "/in/fallback",
                "clerk.sign-up-url", "/up",
                "clerk.sign-up-force-redirect-url", "/up/force",
                "clerk.sign-up-fallback-redirect-url", "/up/fallback",
                "clerk.organization-sync.organization-patterns", "/orgs/:slug",
                "clerk.organization-sync.personal-account-patterns", "/me");

        assertThat(clerk.keys().secretKey().reveal()).isEqualTo("sk_live_secret");
        assertThat(clerk.keys().machineSecretKey().reveal()).isEqualTo("ak_machine");
        assertThat(clerk.tokens().audience()).containsExactly("audience");
        assertThat(clerk.tokens().authorizedParties()).containsExactly("https://party.example");
        assertThat(clerk.tokens().issuers()).containsExactly("https://issuer.example");
        assertThat(texts(clerk.pages().signIn())).containsExactly("/in", "/in/force", "/in/fallback");
        assertThat(texts(clerk.pages().signUp())).containsExactly("/up", "/up/force", "/up/fallback");
        assertThat(clerk.organizationPatterns().organization().matches("/orgs/a"))
                .isTrue();
        assertThat(clerk.organizationPatterns().personalAccount().matches("/me"))
                .isTrue();
    }

    @Test
    void deprecatedSettingsOfOneTypeKeepTheirPlaces() {
        ClerkConfig clerk = Fixtures.config("clerk.after-sign-in-url", "/in/old", "clerk.after-sign-up-url", "/up/old");

        assertThat(clerk.pages().signIn().after().fallback().text()).isEqualTo("/in/old");
        assertThat(clerk.pages().signUp().after().fallback().text()).isEqualTo("/up/old");
    }

    private static List<String> texts(Pages.Page page) {
        return List.of(page.address(), page.after().force(), page.after().fallback()).stream()
                .map(PageAddress::text)
                .toList();
    }

    @Test
    void eachFlagIsItsOwn() {
        assertThat(flags(Fixtures.config())).containsOnly(false);
        assertThat(flags(Fixtures.config("clerk.treat-pending-as-signed-out", "true")))
                .containsExactly(true, false, false);
        assertThat(flags(Fixtures.config("clerk.csp-billing", "true"))).containsExactly(false, true, false);
        assertThat(flags(Fixtures.config("clerk.debug", "true"))).containsExactly(false, false, true);
    }

    private static List<Boolean> flags(ClerkConfig clerk) {
        return Arrays.asList(clerk.signedOut().pendingCounts(), clerk.pages().cspBilling(), clerk.debug());
    }

    @Test
    void routesOfTheApplicationKeepTheirPlaces() {
        ApplicationConfig.Routes routes = Fixtures.application(
                        "clerk.ignored", "/ignored",
                        "clerk.routes.protected", "/protected",
                        "clerk.routes.public", "/public",
                        "clerk.routes.scope", "jaxrs")
                .routes();

        assertThat(routes.ignored().matches("/ignored")).isTrue();
        assertThat(routes.protectedRoutes().matches("/protected")).isTrue();
        assertThat(routes.publicRoutes().matches("/public")).isTrue();
        assertThat(routes.everywhere()).isFalse();
        assertThat(Fixtures.application().routes().everywhere()).isTrue();
    }
}
