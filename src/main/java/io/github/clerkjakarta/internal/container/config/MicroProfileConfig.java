package io.github.clerkjakarta.internal.container.config;

import io.github.clerkjakarta.ClerkConfigurationException;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.Setting;
import io.github.clerkjakarta.internal.deployment.ProtectedPages;
import io.github.clerkjakarta.internal.url.PageAddress;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * The application's configuration, as far as there is one: unit tests of applications have CDI, and perhaps not even the interfaces
 * of MicroProfile Config. CDI looks at the signatures of beans and extensions, so that none of theirs may name these.
 */
public final class MicroProfileConfig {
    private static final Logger LOG = System.getLogger("io.github.clerkjakarta");

    private MicroProfileConfig() {}

    public static boolean isThere() {
        try {
            return ConfigProvider.getConfig() != null;
        } catch (IllegalStateException | LinkageError missing) {
            return false;
        }
    }

    public static Optional<String> value(Setting setting) {
        return isThere()
                ? ConfigProvider.getConfig().getOptionalValue(setting.property(), String.class)
                : Optional.empty();
    }

    /** Returns true if route rules also apply to servlets, pages and files. */
    public static boolean routesEverywhere() {
        return !isThere()
                || new ConfigReader(ConfigProvider.getConfig())
                        .readApplication()
                        .routesEverywhere();
    }

    /** Returns the route patterns of a property; empty if there are none. */
    public static List<String> patterns(Setting setting) {
        return isThere() ? new ConfigReader(ConfigProvider.getConfig()).patterns(setting) : List.of();
    }

    /** Returns the patterns of {@code clerk.servlet-filter.patterns}, or null if it is not set. */
    public static @Nullable List<String> servletPatterns() {
        return isThere()
                ? new ConfigReader(ConfigProvider.getConfig()).readApplication().servletPatterns()
                : null;
    }

    /** Returns what is wrong with the sign-in and sign-up pages, if they are protected. */
    public static List<String> pageProblems(ProtectedPages pages, @Nullable String contextPath) {
        return Stream.of(Setting.SIGN_IN_URL, Setting.SIGN_UP_URL)
                .flatMap(it -> page(it).map(page -> pages.problem(it.property(), page, contextPath)).stream())
                .toList();
    }

    /** Returns the address of a page, or nothing if the property is absent or wrong. */
    public static Optional<PageAddress> page(Setting setting) {
        return value(setting).map(String::strip).map(PageAddress::parse);
    }

    /** Returns all mistakes in the configuration. Unwise settings are warnings in the log. */
    public static @Nullable ClerkConfigurationException mistakes(boolean hasResolver) {
        if (!isThere()) {
            return null;
        }
        Config config = ConfigProvider.getConfig();
        try {
            ClerkConfig clerk = new ConfigReader(config).check(hasResolver);
            ConfigWarnings.of(config, clerk).forEach(warning -> LOG.log(Level.WARNING, warning));
            return null;
        } catch (ClerkConfigurationException mistakes) {
            return mistakes;
        }
    }
}
