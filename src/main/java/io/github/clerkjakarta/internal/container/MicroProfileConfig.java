package io.github.clerkjakarta.internal.container;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The application's configuration, as far as there is one: unit tests of applications have CDI, and need nothing else. */
final class MicroProfileConfig {
    private MicroProfileConfig() {}

    /** Empty where nothing implements MicroProfile Config. */
    static Optional<Config> find() {
        try {
            return Optional.of(ConfigProvider.getConfig());
        } catch (IllegalStateException noImplementation) {
            return Optional.empty();
        }
    }
}
