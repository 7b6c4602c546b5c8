package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** What works but is probably not what was meant. */
final class ConfigWarnings {
    private ConfigWarnings() {}

    static List<String> of(Config config, @Nullable ClerkConfig clerk) {
        List<String> warnings = new ArrayList<>();
        Set<String> names = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known =
                Arrays.stream(Setting.values()).map(Setting::environmentName).collect(Collectors.toSet());
        for (String name : names) {
            String asEnvironment = environmentName(name);
            if (name.startsWith("clerk.") && !known.contains(asEnvironment)) {
                warnings.add(name + " is not a property of this library and is ignored. Did you mean "
                        + nearest(asEnvironment) + "?");
            }
            int infix = name.indexOf("_CLERK_");
            String plain = infix < 0 ? "" : name.substring(infix + 1);
            if (known.contains(plain) && !isSet(config, plain)) {
                warnings.add(name + " is a name of another framework and is ignored. Set " + plain + ".");
            }
        }
        for (Setting deprecated : List.of(Setting.AFTER_SIGN_IN_URL, Setting.AFTER_SIGN_UP_URL)) {
            if (isSet(config, deprecated.environmentName())) {
                warnings.add(deprecated.property() + " is deprecated, as in Clerk's other SDKs. Set "
                        + (deprecated == Setting.AFTER_SIGN_IN_URL
                                        ? Setting.SIGN_IN_FALLBACK_REDIRECT_URL
                                        : Setting.SIGN_UP_FALLBACK_REDIRECT_URL)
                                .property()
                        + " instead.");
            }
        }
        if (clerk == null) {
            return warnings;
        }
        if (clerk.isDevelopment() && clerk.deployment().isSatellite() && clerk.signUpUrl() == null) {
            warnings.add("clerk.sign-up-url is not set. A development satellite needs the absolute sign-up URL of its"
                    + " primary, for example https://primary.example/sign-up, to send visitors there.");
        }
        if (!clerk.isDevelopment() && clerk.authorizedParties().isEmpty()) {
            warnings.add(
                    "clerk.authorized-parties is not set. In production, name the origins whose tokens are accepted,"
                            + " for example " + Setting.AUTHORIZED_PARTIES.example()
                            + ": otherwise a token taken on another subdomain works here too.");
        }
        return warnings;
    }

    private static boolean isSet(Config config, String environmentName) {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.environmentName().equals(environmentName))
                .anyMatch(setting -> config.getOptionalValue(setting.property(), String.class)
                        .isPresent());
    }

    private static String environmentName(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static String nearest(String asEnvironment) {
        return Arrays.stream(Setting.values())
                .min(Comparator.comparingInt(setting -> distance(setting.environmentName(), asEnvironment)))
                .map(Setting::property)
                .orElseThrow();
    }

    /** How many letters must be changed, added or left out (Levenshtein). */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
