package io.github.clerkjakarta.internal.container;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.core.Configuration;
import org.jspecify.annotations.Nullable;

/** Tells whether JAX-RS runs on servlets that this application may see. */
final class ServletRequests {
    private static final String BINDER = "io.github.clerkjakarta.servlet.jaxrs.ServletRequestBinder";
    private static final String REQUEST = "jakarta.servlet.http.HttpServletRequest";

    private ServletRequests() {}

    /**
     * The filter that leaves the servlet request for ours; null: there is none to leave, or RESTEasy tells it anyway. The type alone
     * proves nothing: a jar may have it.
     */
    static @Nullable Class<?> binder(Configuration runtime) {
        if (runtime.getClass().getName().startsWith("org.jboss.resteasy.")) {
            return null;
        }
        try {
            ClassLoader loader = ServletRequests.class.getClassLoader();
            Class<?> request = Class.forName(REQUEST, false, loader);
            return CDI.current().select(request).isUnsatisfied() ? null : Class.forName(BINDER, true, loader);
        } catch (ClassNotFoundException | LinkageError | IllegalStateException none) {
            return null;
        }
    }
}
