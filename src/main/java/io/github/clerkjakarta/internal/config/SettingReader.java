package io.github.clerkjakarta.internal.config;

import static io.github.clerkjakarta.internal.config.ConfigProblems.quoted;

import io.github.clerkjakarta.route.RouteMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads settings one by one, and collects their mistakes. */
final class SettingReader {
    private final SettingTexts settings;
    private final ConfigProblems problems = new ConfigProblems();
    private final AddressSettings addresses;

    SettingReader(SettingTexts settings) {
        this.settings = settings;
        this.addresses = new AddressSettings(settings, problems);
    }

    /** Returns the text of a setting, or null if it is not set. */
    @Nullable
    String text(Setting setting) {
        return settings.text(setting);
    }

    SettingTexts settings() {
        return settings;
    }

    ConfigProblems problems() {
        return problems;
    }

    /** Returns the reader of origins, hosts and URLs. */
    AddressSettings addresses() {
        return addresses;
    }

    /** Reads {@code true} or {@code false}. */
    boolean flag(Setting setting, boolean otherwise) {
        return otherwise
                ? !oneOf(setting, "true", "false").equals("false")
                : oneOf(setting, "false", "true").equals("true");
    }

    /**
     * Reads one of two words.
     *
     * @param usual the default
     * @return the text, even if it is wrong
     */
    String oneOf(Setting setting, String usual, String other) {
        String text = text(setting);
        if (text == null) {
            return usual;
        }
        if (!text.equals(usual) && !text.equals(other)) {
            String expected =
                    Stream.of(usual, other).sorted(Comparator.reverseOrder()).collect(Collectors.joining(" or "));
            problems.wrong(setting.property(), quoted(text), expected + " is expected.");
        }
        return text;
    }

    /** Reads route patterns. Returns null if the setting is absent. */
    @Nullable
    RouteMatcher routes(Setting setting) {
        String text = text(setting);
        if (text == null) {
            return null;
        }
        Map.Entry<String, String> ofJaxRs = PatternMistakes.ofJaxRs(text);
        if (ofJaxRs != null) {
            problems.wrong(setting.property(), "wrong: " + quoted(ofJaxRs.getKey()), ofJaxRs.getValue());
            return null;
        }
        List<String> patterns = settings.patterns(setting);
        List<String> good = patterns.stream().filter(it -> isGood(setting, it)).toList();
        return good.size() < patterns.size() ? null : RouteMatcher.of(good.toArray(String[]::new));
    }

    private boolean isGood(Setting setting, String pattern) {
        String mistake = PatternMistakes.of(setting, pattern);
        if (mistake != null) {
            problems.wrong(setting.property(), quoted(pattern), mistake);
            return false;
        }
        try {
            RouteMatcher.of(pattern);
            return true;
        } catch (IllegalArgumentException noPattern) {
            problems.wrong(
                    setting.property(),
                    "wrong: " + String.valueOf(noPattern.getMessage()).replaceFirst("\\.$", ""),
                    "In a properties file a backslash must be written twice (\\\\d). " + PatternMistakes.SEPARATORS);
            return false;
        }
    }
}
