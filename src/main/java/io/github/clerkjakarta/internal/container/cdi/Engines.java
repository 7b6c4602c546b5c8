package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.internal.config.Configuration;
import io.github.clerkjakarta.internal.container.config.Configurations;
import io.github.clerkjakarta.internal.container.entry.Engine;
import io.github.clerkjakarta.route.DocumentRequest;
import io.github.clerkjakarta.route.RequestGuard;
import io.github.clerkjakarta.tenant.OptionsResolver;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Prioritized;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import java.time.Clock;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Creates the application's engine at its first use. */
@ApplicationScoped
@NullUnmarked // fields are injected
public class Engines {
    @Inject
    ClerkExtension extension;

    @Inject
    Instance<Clock> clocks;

    @Inject
    Instance<DocumentRequest> documentRequests;

    @Inject
    Instance<OptionsResolver> resolvers;

    @Inject
    @Any
    Instance<RequestGuard> guards;

    /**
     * By configuration. In an EAR with the library in a common folder, this bean serves all web applications: with one
     * engine, the route rules of the first would replace those of the others.
     */
    private final Map<Configuration, Engine> engines = new LinkedHashMap<>();

    /**
     * Returns the engine of the web application whose class loader the thread has.
     *
     * @throws io.github.clerkjakarta.ClerkConfigurationException if the configuration has mistakes that no server found
     * at deployment
     */
    public Engine here() {
        Configuration configuration = extension.configuration();
        synchronized (engines) {
            return engines.computeIfAbsent(configuration, this::create);
        }
    }

    /**
     * Returns the engine of the thread's web application or, on a thread that has the class loader of none, the first
     * engine. Rules must not be taken from it: see {@link #here()}.
     */
    public Engine get() {
        Configuration known = extension.knownConfiguration();
        synchronized (engines) {
            Engine own = known == null ? null : engines.get(known);
            if (own != null || !engines.isEmpty()) {
                return own != null ? own : engines.values().iterator().next();
            }
        }
        return here();
    }

    private Engine create(Configuration configuration) {
        return new Engine(
                configuration,
                resolvers.isUnsatisfied() ? null : resolvers.get(),
                guardsInOrder(),
                documentRequests.isUnsatisfied() ? DocumentRequest.STANDARD : documentRequests.get(),
                clocks.isUnsatisfied() ? Clock.systemUTC() : clocks.get());
    }

    /**
     * Returns the patterns of {@code clerk.servlet-filter.patterns}, or null if it is not set. An application without
     * beans has no CDI, and its configuration is read here.
     */
    public static @Nullable List<String> configuredServletPatterns() {
        return configuration().application().servletPatterns();
    }

    private static Configuration configuration() {
        ClerkExtension extension = extension();
        return extension == null ? new Configurations().here() : extension.configuration();
    }

    private static @Nullable ClerkExtension extension() {
        try {
            return CDI.current().getBeanManager().getExtension(ClerkExtension.class);
        } catch (IllegalStateException | IllegalArgumentException | LinkageError noBeans) {
            return null;
        }
    }

    private List<RequestGuard> guardsInOrder() {
        Map<RequestGuard, Integer> priorities = new IdentityHashMap<>();
        for (Instance.Handle<RequestGuard> handle : guards.handles()) {
            priorities.put(handle.get(), priority(handle.getBean()));
        }
        return priorities.keySet().stream()
                .sorted(Comparator.comparing(priorities::get))
                .toList();
    }

    private static int priority(Bean<?> bean) {
        if (bean instanceof Prioritized prioritized) {
            return prioritized.getPriority();
        }
        Priority priority = bean.getBeanClass().getAnnotation(Priority.class);
        return priority == null ? Priorities.USER : priority.value();
    }
}
