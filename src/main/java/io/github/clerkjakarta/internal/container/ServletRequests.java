package io.github.clerkjakarta.internal.container;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.core.Configuration;
import org.jspecify.annotations.Nullable;

/** Tells whether JAX-RS runs on servlets that this application may see. */
final class ServletRequests {
    private static final String FILTER = "io.github.clerkjakarta.servlet.jaxrs.ServletArrivalFilter";
    private static final String REQUEST = "jakarta.servlet.http.HttpServletRequest";

    private ServletRequests() {}

    /**
     * The first filter, if it can have the servlet request; null: there is none, or RESTEasy tells it anyway. The type alone proves
     * nothing: a jar may have it.
     */
    static @Nullable Class<?> arrivalFilter(Configuration runtime) {
        if (runtime.getClass().getName().startsWith("org.jboss.resteasy.")) {
            return null;
        }
        try {
            ClassLoader loader = ServletRequests.class.getClassLoader();
            Class<?> request = Class.forName(REQUEST, false, loader);
            return CDI.current().select(request).isUnsatisfied() ? null : Class.forName(FILTER, true, loader);
        } catch (ClassNotFoundException | LinkageError | IllegalStateException none) {
            return null;
        }
    }
}
