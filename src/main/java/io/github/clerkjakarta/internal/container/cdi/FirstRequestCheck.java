package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.internal.container.cdi.WebApplicationCheck.Deployed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks again with the first request, before it is served: only now does the servlet container report what is
 * registered, also by code. If route rules would not be enforced, no request of the web application is answered.
 */
@ApplicationScoped
public class FirstRequestCheck {
    private static final Logger LOG = System.getLogger("io.github.clerkjakarta");

    /** The result by context root: an EAR may have several web applications. */
    private final Map<String, Boolean> verdicts = new ConcurrentHashMap<>();

    /** The last context that passed. Asking a context for its path takes as long as the rest of the check. */
    private volatile @Nullable Object safe;

    /** @param request the servlet request, if there are servlets; some runtimes lack its type */
    void check(@Observes @Initialized(RequestScoped.class) Object request, ClerkExtension extension) {
        ServletContextView context = ServletContextView.ofRequest(request);
        if (context == null || (safe != null && context.context() == safe)) {
            return;
        }
        if (verdicts.computeIfAbsent(
                context.path(),
                it -> isUnsafe(new Deployed(context, extension.webParts(), extension.configuration())))) {
            // Servers show the message of an exception to the visitor.
            IllegalStateException refusal =
                    new IllegalStateException("This application cannot protect its pages. The server's log says why.");
            refusal.setStackTrace(new StackTraceElement[0]);
            throw refusal;
        }
        safe = context.context();
    }

    private static boolean isUnsafe(Deployed deployed) {
        List<String> problems = deployed.problemsOfRegistrations();
        if (!problems.isEmpty()) {
            LOG.log(
                    Level.ERROR,
                    "No request is answered, because route rules would not be enforced. {0}",
                    String.join("\n", problems));
        }
        return !problems.isEmpty();
    }
}
