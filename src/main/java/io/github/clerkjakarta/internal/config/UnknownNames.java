package io.github.clerkjakarta.internal.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds properties and environment variables that are probably meant for this library but that it does not read. */
final class UnknownNames {
    /** {@code NEXT_PUBLIC_CLERK_SIGN_IN_URL}, {@code quarkus.clerk.secret-key}. */
    private static final Pattern WITH_PREFIX = Pattern.compile("(?i).+?[_.-](clerk[_.-].+)");

    /**
     * Clerk's other SDKs have variables that this library does not know. Only those within two letters of one of ours count as misspelled.
     */
    private static final int MOST_WRONG_LETTERS = 2;

    private UnknownNames() {}

    /** Returns a sentence for each, with the name that is probably intended. */
    static List<String> mistakes(SettingTexts settings) {
        Set<String> names = settings.names();
        List<String> mistakes = new ArrayList<>();
        for (String name : names) {
            if (!isRead(name) && !isVariable(name, names)) {
                mistake(settings, name).ifPresent(mistakes::add);
            }
        }
        return mistakes;
    }

    private static Optional<String> mistake(SettingTexts settings, String name) {
        Setting nearest = nearest(name);
        boolean ours = name.startsWith("clerk.");
        if (ours
                || (name.toLowerCase(Locale.ROOT).startsWith("clerk")
                        && isNear(settings, name, nearest, MOST_WRONG_LETTERS))) {
            return Optional.of(name + " is not a property of this library and is ignored. Did you mean "
                    + (ours ? nearest.property() : nearest.environmentName()) + "?");
        }
        Matcher prefixed = WITH_PREFIX.matcher(name);
        String rest = prefixed.matches() ? prefixed.group(1) : "";
        if (!rest.isEmpty() && isNear(settings, rest, nearest(rest), 0)) {
            return Optional.of(name + " is a name of another framework and is ignored. Set "
                    + (name.indexOf('.') < 0
                            ? nearest(rest).environmentName()
                            : nearest(rest).property()) + ".");
        }
        return Optional.empty();
    }

    private static boolean isNear(SettingTexts settings, String name, Setting setting, int distance) {
        return distance(letters(setting.property()), letters(name)) <= distance && !settings.isSet(setting);
    }

    private static boolean isRead(String name) {
        return Stream.of(Setting.values())
                .anyMatch(it -> name.equals(it.property()) || name.equals(it.environmentName()));
    }

    /** Returns true for a name that a runtime derives from an environment variable. */
    private static boolean isVariable(String name, Set<String> names) {
        String variable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return !variable.equals(name) && names.contains(variable);
    }

    private static Setting nearest(String name) {
        return Arrays.stream(Setting.values())
                .min(Comparator.comparingInt(setting -> distance(letters(setting.property()), letters(name))))
                .orElseThrow();
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Returns the number of letters to change, add or leave out (Levenshtein). */
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
