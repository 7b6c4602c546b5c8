package io.github.clerkjakarta.internal.container.jaxrs;

import io.github.clerkjakarta.internal.request.ContextRoot;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Finds the context root on runtimes without servlets. */
final class ContextRoots {
    private ContextRoots() {}

    /**
     * Removes the application path from the base path of the JAX-RS application.
     *
     * @param base without a slash at the end
     */
    static ContextRoot of(String base, @Nullable Application application) {
        String own = applicationPath(application);
        if (base.isEmpty() || "".equals(own)) {
            return ContextRoot.known(base);
        }
        if (own != null && base.endsWith("/" + own)) {
            return ContextRoot.known(base.substring(0, base.length() - own.length() - 1));
        }
        return ContextRoot.above(base, base);
    }

    /** Returns null if no path is declared. */
    private static @Nullable String applicationPath(@Nullable Application application) {
        for (Class<?> type = application == null ? null : unwrapped(application).getClass();
                type != null;
                type = type.getSuperclass()) {
            ApplicationPath path = type.getAnnotation(ApplicationPath.class);
            if (path != null) {
                return path.value().replaceFirst("/?\\*$", "").replaceAll("^/+|/+$", "");
            }
        }
        return null;
    }

    /** Jersey wraps applications, and the wrapper has no annotation. */
    private static Application unwrapped(Application application) {
        try {
            Method wrapped = application.getClass().getMethod("getApplication");
            return wrapped.invoke(application) instanceof Application inner && inner != application
                    ? unwrapped(inner)
                    : application;
        } catch (ReflectiveOperationException | RuntimeException notAWrapper) {
            return application;
        }
    }
}
