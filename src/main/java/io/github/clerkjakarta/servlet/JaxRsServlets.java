package io.github.clerkjakarta.servlet;

import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Application;
import org.jspecify.annotations.Nullable;

/**
 * Tells JAX-RS applications from other servlets, by the names that the specification gives them.
 *
 * @see <a href="https://jakarta.ee/specifications/restful-ws/3.1/jakarta-restful-ws-spec-3.1#servlet">Jakarta REST: servlet</a>
 */
final class JaxRsServlets {
    private JaxRsServlets() {}

    static boolean serve(HttpServletRequest request) {
        String name = request.getHttpServletMapping().getServletName();
        ServletRegistration servlet = name == null
                ? null
                : request.getServletContext().getServletRegistrations().get(name);
        return servlet != null
                && (servlet.getInitParameter(Application.class.getName()) != null
                        || isApplication(name)
                        || isApplication(servlet.getClassName()));
    }

    private static boolean isApplication(@Nullable String name) {
        try {
            return name != null
                    && Application.class.isAssignableFrom(
                            Class.forName(name, false, Thread.currentThread().getContextClassLoader()));
        } catch (ClassNotFoundException | LinkageError noClass) {
            return false;
        }
    }
}
