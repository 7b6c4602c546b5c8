package io.github.clerkjakarta.internal.container.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.internal.config.EncryptionKey;
import io.github.clerkjakarta.tenant.Options;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedOptionsTest {
    private static final String ORDERS = "https://orders.example.com";
    private static final EncryptionKey KEY = EncryptionKey.parse("0f".repeat(32));
    private static final Options OPTIONS = Options.builder()
            .publishableKey("pk_live_x")
            .secretKey("sk_live_hush")
            .build();

    private static SealedOptions envelope(EncryptionKey key, Duration later) {
        return new SealedOptions(key, Clock.offset(Fixtures.CLOCK, later));
    }

    private static final String SEALED = envelope(KEY, Duration.ZERO).seal(OPTIONS, ORDERS);

    @Test
    void theOneItIsForOpensIt() {
        assertThat(envelope(KEY, Duration.ZERO).open(SEALED, ORDERS)).contains(OPTIONS);
        assertThat(SEALED).doesNotContain("hush").startsWith("1.");
    }

    @Test
    void noTwoAreTheSame() {
        assertThat(envelope(KEY, Duration.ZERO).seal(OPTIONS, ORDERS)).isNotEqualTo(SEALED);
    }

    @Test
    void itLivesAMinute() {
        assertThat(envelope(KEY, Duration.ofMillis(59_999)).open(SEALED, ORDERS))
                .isPresent();
        assertThat(envelope(KEY, Duration.ofSeconds(60)).open(SEALED, ORDERS)).isEmpty();
    }

    @Test
    void aClockThatIsBehindLengthensItsLifeByFiveSecondsAtMost() {
        assertThat(envelope(KEY, Duration.ofSeconds(-5)).open(SEALED, ORDERS)).isPresent();
        assertThat(envelope(KEY, Duration.ofMillis(-5_001)).open(SEALED, ORDERS))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://orders.example.com", "https://orders.example.com:8443", "https://other.example.com", ""})
    void anotherOriginDoesNot(String origin) {
        assertThat(envelope(KEY, Duration.ZERO).open(SEALED, origin)).isEmpty();
    }

    @Test
    void anotherKeyDoesNot() {
        assertThat(envelope(EncryptionKey.parse("0e".repeat(32)), Duration.ZERO).open(SEALED, ORDERS))
                .isEmpty();
    }

    @Test
    void noByteCanBeChanged() {
        for (int i = 0; i < SEALED.length() - 1; i++) {
            char other = SEALED.charAt(i) == 'A' ? 'B' : 'A';
            String changed = SEALED.substring(0, i) + other + SEALED.substring(i + 1);
            assertThat(envelope(KEY, Duration.ZERO).open(changed, ORDERS)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.", "2.AAAA", "1.!!", "1.AAAA", "1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void noiseIsNothing(String header) {
        assertThat(envelope(KEY, Duration.ZERO).open(header, ORDERS)).isEmpty();
    }

    @Test
    void theKeyIs32BytesAndNotShown() {
        assertThat(EncryptionKey.parse("0f".repeat(31))).isNull();
        assertThat(EncryptionKey.parse("0g".repeat(32))).isNull();
        assertThat(KEY.toString()).doesNotContain("0f");
    }
}
