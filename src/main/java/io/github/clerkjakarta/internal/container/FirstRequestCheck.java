package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.ClerkConfigurationException;
import io.github.clerkjakarta.internal.container.WebApplicationCheck.Deployed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks again with the first request, before it is served: only now does the servlet container tell what is really registered, also by
 * code. If route rules would not be enforced, no request of the web application is answered.
 */
@ApplicationScoped
public class FirstRequestCheck {
    private static final Logger LOG = System.getLogger("io.github.clerkjakarta");

    /** The problem of each web application, by its context root; an EAR may have several. */
    private final Map<String, Optional<String>> verdicts = new ConcurrentHashMap<>();

    /** @param request the servlet request, if there are servlets: its type is not there everywhere */
    void check(@Observes @Initialized(RequestScoped.class) Object request, ClerkExtension extension) {
        ServletContextView context = ServletContextView.ofRequest(request);
        if (context != null) {
            verdicts.computeIfAbsent(context.path(), it -> problem(new Deployed(context, extension.webParts())))
                    .ifPresent(it -> {
                        throw new ClerkConfigurationException(it);
                    });
        }
    }

    private static Optional<String> problem(Deployed deployed) {
        List<String> problems = deployed.problemsOfRegistrations(Engines.configuredServletPatterns() != null);
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        String all = String.join("\n", problems);
        LOG.log(Level.ERROR, "No request is answered, because route rules would not be enforced. {0}", all);
        return Optional.of(all);
    }
}
