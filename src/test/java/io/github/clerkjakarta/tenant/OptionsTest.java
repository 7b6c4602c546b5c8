package io.github.clerkjakarta.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.internal.config.Setting;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void thereIsOneForEverySettingOfAnInstance() {
        Options all = Options.builder()
                .publishableKey("x")
                .secretKey("x")
                .jwtKey("x")
                .apiUrl("x")
                .audience("x")
                .authorizedParties("x")
                .issuer("x")
                .clockSkew(Duration.ofSeconds(1))
                .signInUrl("x")
                .signUpUrl("x")
                .isSatellite(true)
                .domain("x")
                .machineSecretKey("x")
                .satelliteAutoSync(true)
                .proxyUrl("x")
                .allowedRedirectOrigins("x")
                .organizationPatterns("x")
                .personalAccountPatterns("x")
                .signInForceRedirectUrl("x")
                .signInFallbackRedirectUrl("x")
                .signUpForceRedirectUrl("x")
                .signUpFallbackRedirectUrl("x")
                .treatPendingAsSignedOut(true)
                .unauthenticatedStatus(401)
                .cspBilling(true)
                .debug(true)
                .build();

        Set<Setting> otherNames =
                EnumSet.of(Setting.CLOCK_SKEW_IN_MS, Setting.AFTER_SIGN_IN_URL, Setting.AFTER_SIGN_UP_URL);
        assertThat(all.toProperties().keySet())
                .isEqualTo(Arrays.stream(Setting.values())
                        .filter(setting -> setting.scope() == Setting.Scope.INSTANCE && !otherNames.contains(setting))
                        .map(Setting::property)
                        .collect(Collectors.toSet()));
    }

    @Test
    void equalOptionsAreEqual() {
        Options one = Options.builder().domain("a").debug(true).build();

        assertThat(one).isEqualTo(Options.builder().debug(true).domain("a").build());
        assertThat(one).isNotEqualTo(Options.builder().domain("b").debug(true).build());
        assertThat(Options.builder().build()).isSameAs(Options.configured());
    }

    @Test
    void theirTextShowsNoSecret() {
        assertThat(Options.builder().secretKey("hush").build().toString())
                .contains("clerk.secret-key")
                .doesNotContain("hush");
    }

    @Test
    void aValueOfSeveralHasNoWhiteSpace() {
        assertThatThrownBy(() -> Options.builder().audience("a b")).hasMessageContaining("white space");
        assertThat(Options.builder().audience("a", "b").build().toProperties()).containsEntry("clerk.audience", "a\nb");
    }

    @Test
    void onlyPropertiesOfThisLibraryCanBeNamed() {
        assertThatThrownBy(() -> Options.builder().property("x", "y")).hasMessageContaining("begin with clerk.");
    }
}
