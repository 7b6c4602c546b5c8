package io.github.clerkjakarta.internal.container;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** The path that {@code ~} stands for: JAX-RS's base path without the application's own. */
final class ContextRoot {
    private ContextRoot() {}

    static String of(UriInfo uriInfo, @Nullable Application application) {
        String base = withoutSlashes(uriInfo.getBaseUri().getRawPath());
        String own = withoutSlashes(applicationPath(application));
        if (own.isEmpty()) {
            return base.isEmpty() ? "" : "/" + base;
        }
        if (base.equals(own)) {
            return "";
        }
        return "/" + (base.endsWith("/" + own) ? base.substring(0, base.length() - own.length() - 1) : base);
    }

    private static String applicationPath(@Nullable Application application) {
        for (Class<?> type = application == null ? null : application.getClass();
                type != null;
                type = type.getSuperclass()) {
            ApplicationPath path = type.getAnnotation(ApplicationPath.class);
            if (path != null) {
                return path.value().replaceFirst("/?\\*$", "");
            }
        }
        return "";
    }

    private static String withoutSlashes(String path) {
        return path.replaceAll("^/+|/+$", "");
    }
}
