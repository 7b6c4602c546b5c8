package io.github.clerkjakarta.internal.container.config;

import io.github.clerkjakarta.internal.config.Setting;
import io.github.clerkjakarta.internal.config.Source;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Reads MicroProfile Config. Values are read as plain text: its converters put values that they cannot convert into
 * their messages, secrets too.
 */
record MicroProfileSource(Config config) implements Source {
    /** One object, because {@link Configurations} finds a configuration by its source. */
    private static final Source EMPTY = Source.of(Map.of());

    /**
     * Returns a source of the properties that the thread's class loader sees. It is empty without MicroProfile Config.
     */
    static Source here() {
        return isThere() ? new MicroProfileSource(ConfigProvider.getConfig()) : EMPTY;
    }

    static boolean isThere() {
        try {
            return ConfigProvider.getConfig() != null;
        } catch (IllegalStateException | LinkageError missing) {
            return false;
        }
    }

    @Override
    public @Nullable String get(Setting setting) {
        return config.getOptionalValue(setting.property(), String.class).orElse(null);
    }

    @Override
    public Set<String> names() {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .collect(Collectors.toSet());
    }
}
