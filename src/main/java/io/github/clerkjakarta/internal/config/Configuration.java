package io.github.clerkjakarta.internal.config;

import io.github.clerkjakarta.ClerkConfigurationException;
import io.github.clerkjakarta.internal.url.PageAddress;
import io.github.clerkjakarta.tenant.Options;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The configuration of one application. It reads each property once, and a request reads none. */
public final class Configuration {
    private final SettingTexts settings;
    private final ApplicationConfig application;
    private final ConfigProblems applicationProblems;
    private volatile @Nullable ClerkConfig clerk;

    private Configuration(SettingTexts settings) {
        SettingReader reader = new SettingReader(settings);
        this.settings = settings;
        this.application = ApplicationConfig.read(reader);
        this.applicationProblems = reader.problems();
    }

    public static Configuration read(Source source) {
        return new Configuration(SettingTexts.read(source));
    }

    /**
     * Checks all settings.
     *
     * @param keysMayBeMissing true if keys are given per request
     * @return settings that are valid but probably unintended
     * @throws ClerkConfigurationException that names every mistake
     */
    public List<String> check(boolean keysMayBeMissing) {
        SettingReader reader = new SettingReader(settings);
        ClerkConfig read = ClerkConfig.read(reader, !keysMayBeMissing);
        ConfigProblems problems = reader.problems();
        problems.addAll(applicationProblems);
        if (!problems.isEmpty()) {
            // A missing property may only be misspelled.
            UnknownNames.mistakes(settings).forEach(problems::add);
            throw problems.exception();
        }
        clerk = read;
        return ConfigWarnings.of(settings, read);
    }

    /** @throws ClerkConfigurationException that names every mistake */
    public ApplicationConfig application() {
        if (!applicationProblems.isEmpty()) {
            throw applicationProblems.exception();
        }
        return application;
    }

    /** Returns the rules for annotations; the stricter ones if the setting is wrong. */
    public ApplicationConfig.AnnotationRules annotations() {
        return application.annotations();
    }

    /**
     * Returns the Clerk instance of a request.
     *
     * @param options take precedence over the configuration
     * @throws ClerkConfigurationException that names every mistake
     */
    public ClerkConfig clerk(Options options) {
        ClerkConfig known = options == Options.configured() ? clerk : null;
        if (known != null) {
            return known;
        }
        SettingReader reader = new SettingReader(settings.with(options));
        ClerkConfig read = ClerkConfig.read(reader, true);
        if (read == null || !reader.problems().isEmpty()) {
            throw reader.problems().exception();
        }
        return read;
    }

    /** Returns the route patterns of a setting as written; empty if it is not set. */
    public List<String> patterns(Setting setting) {
        return settings.patterns(setting);
    }

    /** Returns the address of a page, or null if it is not set or wrong. */
    public @Nullable PageAddress page(Setting setting) {
        String text = settings.text(setting);
        return text == null ? null : PageAddress.parse(text);
    }
}
