package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.ClerkConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Fails the deployment where {@code clerk.servlet-filter.patterns} is set and nobody would start the filter. This is the
 * first moment at which {@code web.xml} can be read.
 */
@Dependent
class ServletListenerCheck {
    static final String LISTENER = "io.github.clerkjakarta.servlet.ClerkServletListener";

    /** @param context the ServletContext where there are servlets; its type is not there everywhere */
    static void check(@Observes @Initialized(ApplicationScoped.class) Object context, ClerkExtension extension) {
        if (Engines.configuredServletPatterns() != null && !extension.hasServletListener() && !isNamed(context)) {
            throw new ClerkConfigurationException(
                    "clerk.servlet-filter.patterns is set, and no servlet listener starts the"
                            + " filter. Add <listener><listener-class>" + LISTENER + "</listener-class></listener> to"
                            + " WEB-INF/web.xml, and switch the runtime's servlets on (Open Liberty: servlet-6.0); or remove the"
                            + " property.");
        }
    }

    /** A listener that is commented out starts nothing. */
    static boolean names(String webXml) {
        return webXml.replaceAll("(?s)<!--.*?-->", "").contains(LISTENER);
    }

    private static boolean isNamed(Object context) {
        try (InputStream webXml = (InputStream) context.getClass()
                .getMethod("getResourceAsStream", String.class)
                .invoke(context, "/WEB-INF/web.xml")) {
            return webXml != null && names(new String(webXml.readAllBytes(), StandardCharsets.UTF_8));
        } catch (ReflectiveOperationException | IOException | ClassCastException noServletContext) {
            return false;
        }
    }
}
