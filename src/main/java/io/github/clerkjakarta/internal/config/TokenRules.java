package io.github.clerkjakarta.internal.config;

import static io.github.clerkjakarta.internal.config.ConfigProblems.quoted;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The claims that tokens must have.
 *
 * @param audience accepted {@code aud} values; empty if not checked
 * @param authorizedParties accepted {@code azp} values; empty if not checked
 * @param issuers accepted {@code iss} values; empty if not checked
 * @param clockSkew the most that this server's clock and Clerk's may differ
 */
public record TokenRules(
        List<String> audience, List<String> authorizedParties, List<String> issuers, Duration clockSkew) {

    public static final Duration DEFAULT_CLOCK_SKEW = Duration.ofSeconds(5);

    static TokenRules read(SettingReader settings) {
        return new TokenRules(
                settings.addresses().audience(),
                settings.addresses().parties(),
                settings.addresses().issuers(),
                clockSkew(settings));
    }

    private static Duration clockSkew(SettingReader settings) {
        String iso = settings.text(Setting.CLOCK_SKEW);
        String millis = settings.text(Setting.CLOCK_SKEW_IN_MS);
        if (iso != null && millis != null) {
            settings.problems()
                    .wrong(
                            Setting.CLOCK_SKEW.property(),
                            "set, and so is " + Setting.CLOCK_SKEW_IN_MS.property(),
                            "Keep one of them.");
            return DEFAULT_CLOCK_SKEW;
        }
        if (iso != null) {
            return checked(Setting.CLOCK_SKEW, iso, duration(iso), settings);
        }
        return millis == null
                ? DEFAULT_CLOCK_SKEW
                : checked(Setting.CLOCK_SKEW_IN_MS, millis, milliseconds(millis), settings);
    }

    private static Duration checked(Setting setting, String text, @Nullable Duration skew, SettingReader settings) {
        if (skew != null && !skew.isNegative()) {
            return skew;
        }
        settings.problems()
                .wrong(
                        setting.property(),
                        quoted(text),
                        setting == Setting.CLOCK_SKEW
                                ? "An ISO-8601 duration >= 0 with its unit is expected, for example PT5S for five seconds;"
                                        + " milliseconds go into clerk.clock-skew-in-ms."
                                : "A whole number of milliseconds >= 0 is expected, for example 5000.");
        return DEFAULT_CLOCK_SKEW;
    }

    private static @Nullable Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException notADuration) {
            return null;
        }
    }

    private static @Nullable Duration milliseconds(String text) {
        return text.matches("-?[0-9]{1,12}") ? Duration.ofMillis(Long.parseLong(text)) : null;
    }
}
