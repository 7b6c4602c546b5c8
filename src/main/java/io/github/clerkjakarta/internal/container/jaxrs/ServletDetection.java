package io.github.clerkjakarta.internal.container.jaxrs;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.core.Configuration;
import org.jspecify.annotations.Nullable;

/** Finds out if JAX-RS runs on servlets that this application can see. */
final class ServletDetection {
    private static final String FILTER = "io.github.clerkjakarta.internal.container.servlet.ServletArrivalFilter";
    private static final String REQUEST = "jakarta.servlet.http.HttpServletRequest";

    private ServletDetection() {}

    /**
     * Returns the variant of the first filter that gets the servlet request; null without servlets, and on RESTEasy,
     * which reports it anyway. The type alone proves nothing: a jar may contain it.
     */
    static @Nullable Class<?> arrivalFilter(Configuration runtime) {
        if (runtime.getClass().getName().startsWith("org.jboss.resteasy.")) {
            return null;
        }
        try {
            ClassLoader loader = ServletDetection.class.getClassLoader();
            Class<?> request = Class.forName(REQUEST, false, loader);
            return CDI.current().select(request).isUnsatisfied() ? null : Class.forName(FILTER, true, loader);
        } catch (ClassNotFoundException | LinkageError | IllegalStateException none) {
            return null;
        }
    }
}
