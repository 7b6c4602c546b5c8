package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.DocumentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Gives the application's engine, made when it is first asked for. */
@ApplicationScoped
@NullUnmarked // fields are injected
class Engines {
    @Inject
    Instance<Clock> clocks;

    @Inject
    Instance<DocumentRequest> documentRequests;

    private volatile @Nullable Engine engine;

    /** @throws io.github.clerkjakarta.ClerkConfigurationException where there is no server that found it at deployment */
    Engine get() {
        Engine known = engine;
        if (known == null) {
            synchronized (this) {
                known = engine;
                if (known == null) {
                    known = new Engine(
                            new ConfigReader(ConfigProvider.getConfig()).read(),
                            documentRequests.isUnsatisfied() ? DocumentRequest.STANDARD : documentRequests.get(),
                            clocks.isUnsatisfied() ? Clock.systemUTC() : clocks.get());
                    engine = known;
                }
            }
        }
        return known;
    }
}
