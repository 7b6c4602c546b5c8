package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.ClerkConfigurationException;
import io.github.clerkjakarta.internal.config.ApplicationConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Starts the servlet filter where {@code clerk.servlet-filter.patterns} asks for it. CDI tells when the servlet container is
 * ready; a service file or a listener of ours would break applications on runtimes without servlets.
 */
@Dependent
class ServletFilterSwitch {
    private static final String STARTER = "io.github.clerkjakarta.internal.servlet.ServletFilterStarter";

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        ApplicationConfig config = new ConfigReader(ConfigProvider.getConfig()).readApplication();
        if (config.servletPatterns() != null && !start(context, config.servletPatterns())) {
            throw new ClerkConfigurationException(
                    "clerk.servlet-filter.patterns is set, and this application has no servlet"
                            + " container to put the filter into. Switch the runtime's servlets on (Open Liberty: servlet-6.0), or"
                            + " remove the property.");
        }
    }

    /** By name: without servlets, the class cannot be loaded. */
    private static boolean start(Object context, List<String> patterns) {
        try {
            Method start = Class.forName(STARTER).getMethod("start", Object.class, List.class);
            return (boolean) start.invoke(null, context, patterns);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            return false;
        } catch (ReflectiveOperationException | LinkageError noServlets) {
            return false;
        }
    }
}
