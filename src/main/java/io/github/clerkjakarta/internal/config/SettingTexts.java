package io.github.clerkjakarta.internal.config;

import io.github.clerkjakarta.tenant.Options;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The texts of all settings, read once. The options of a request take precedence. It contains secrets. */
final class SettingTexts {
    /** The keys of one instance: none is useful with another's. */
    private static final Set<Setting> KEYS =
            EnumSet.of(Setting.PUBLISHABLE_KEY, Setting.SECRET_KEY, Setting.MACHINE_SECRET_KEY, Setting.JWT_KEY);

    private static final Set<String> PER_REQUEST = Arrays.stream(Setting.values())
            .filter(setting -> setting.scope() == Setting.Scope.INSTANCE)
            .map(Setting::property)
            .collect(Collectors.toUnmodifiableSet());

    private final Map<Setting, String> configured;
    private final Set<String> names;
    private final Map<String, String> options;

    private SettingTexts(Map<Setting, String> configured, Set<String> names, Map<String, String> options) {
        this.configured = configured;
        this.names = names;
        this.options = options;
    }

    /** Reads each property once. A blank value counts as absent. */
    static SettingTexts read(Source source) {
        Map<Setting, String> configured = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String text = source.get(setting);
            if (text != null && !text.isBlank()) {
                configured.put(setting, text.strip());
            }
        }
        Set<String> names = source.names().stream()
                .filter(it -> it.toLowerCase(Locale.ROOT).contains("clerk"))
                .collect(Collectors.toCollection(TreeSet::new));
        return new SettingTexts(configured, Collections.unmodifiableSet(names), Map.of());
    }

    /** Returns these settings with the options of a request in front of them. */
    SettingTexts with(Options given) {
        return new SettingTexts(configured, names, given.toProperties());
    }

    /** Returns the names of properties that may be meant for this library, in order. */
    Set<String> names() {
        return names;
    }

    /** Returns the names of options that cannot be given for one request. */
    List<String> misplacedOptions() {
        return options.keySet().stream().filter(it -> !PER_REQUEST.contains(it)).toList();
    }

    boolean isSet(Setting setting) {
        return text(setting) != null;
    }

    /** Returns the text of a setting, or null if it is not set. */
    @Nullable
    String text(Setting setting) {
        String given = options.getOrDefault(setting.property(), "").strip();
        if (!given.isEmpty()) {
            return given;
        }
        return isAnothers(setting) ? null : configured.get(setting);
    }

    /**
     * Returns route patterns as written: a list of MicroProfile Config would be split at the commas within a pattern.
     */
    List<String> patterns(Setting setting) {
        String text = text(setting);
        return text == null ? List.of() : List.of(text.split("\\s+"));
    }

    /** Returns true if the configured value is useless beside the values of the options. */
    private boolean isAnothers(Setting setting) {
        if (setting == Setting.CLOCK_SKEW || setting == Setting.CLOCK_SKEW_IN_MS) {
            return options.containsKey(Setting.CLOCK_SKEW.property());
        }
        return KEYS.contains(setting)
                && (options.containsKey(Setting.PUBLISHABLE_KEY.property())
                        || (setting == Setting.JWT_KEY && options.containsKey(Setting.SECRET_KEY.property())));
    }
}
