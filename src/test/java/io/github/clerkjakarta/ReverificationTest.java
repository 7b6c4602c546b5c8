package io.github.clerkjakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.Reverification.Level;
import io.github.clerkjakarta.Reverification.Preset;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReverificationTest {

    @Test
    void clerksNamesAreWrittenAsNames() {
        assertThat(Reverification.error(Reverification.of(Preset.STRICT_MFA)))
                .isEqualTo("{\"clerk_error\":{\"type\":\"forbidden\",\"reason\":\"reverification-error\","
                        + "\"metadata\":{\"reverification\":\"strict_mfa\"}}}");
    }

    @Test
    void durationsBecomeMinutes() {
        assertThat(Reverification.error(Reverification.of(Level.FIRST_FACTOR, Duration.ofHours(2))))
                .contains("\"reverification\":{\"level\":\"first_factor\",\"afterMinutes\":120}");
        assertThat(Reverification.error(Reverification.of(Level.SECOND_FACTOR, Duration.ofSeconds(90))))
                .contains("\"afterMinutes\":1.5");
    }

    @Test
    void exactlyAsOldAsAllowedIsTooOld() {
        Reverification strict = Reverification.of(Preset.STRICT);

        assertThat(strict.isMetBy(new FactorVerificationAge(Duration.ofMinutes(9), null)))
                .isTrue();
        assertThat(strict.isMetBy(new FactorVerificationAge(Duration.ofMinutes(10), null)))
                .isFalse();
    }

    @Test
    void bothFactorsCountWhereBothAreAskedAndThere() {
        Reverification both = Reverification.of(Preset.STRICT_MFA);

        assertThat(both.isMetBy(new FactorVerificationAge(Duration.ZERO, null))).isTrue();
        assertThat(both.isMetBy(new FactorVerificationAge(Duration.ZERO, Duration.ofHours(1))))
                .isFalse();
        assertThat(both.isMetBy(new FactorVerificationAge(null, Duration.ZERO))).isFalse();
    }

    @Test
    void noFactorEverVerifiedIsNotRecent() {
        assertThat(Reverification.of(Preset.LAX).isMetBy(new FactorVerificationAge(null, null)))
                .isFalse();
    }

    @Test
    void aDurationMustBePositive() {
        assertThatThrownBy(() -> Reverification.of(Level.FIRST_FACTOR, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("positive duration");
    }
}
