package io.github.clerkjakarta.servlet;

import io.github.clerkjakarta.internal.container.cdi.Engines;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.EnumSet;
import java.util.List;

/**
 * Brings authentication and route rules to servlets, JSP, Faces and static files. Name it in {@code web.xml} and set
 * {@code clerk.servlet-filter.patterns}; without that property it does nothing.
 *
 * <pre>{@code
 * <listener>
 *   <listener-class>io.github.clerkjakarta.servlet.ClerkServletListener</listener-class>
 * </listener>
 * }</pre>
 *
 * <p>The library's jar cannot name it itself, because applications on a runtime without servlets would not start.
 * Deployment fails if the property is set and the listener is not named. It also fails if the filter is missing and
 * {@code clerk.routes.protected} or {@code clerk.routes.public} name paths outside JAX-RS, unless
 * {@code clerk.routes.scope} is {@code jaxrs}.
 *
 * <p>In servlets and pages, {@link io.github.clerkjakarta.Auth} can be injected, and is {@code #{auth}} in expression
 * language. {@code getUserPrincipal()} and {@code isUserInRole("org:admin")} agree with it.
 */
public class ClerkServletListener implements ServletContextListener {
    private static final String NAME = "io.github.clerkjakarta";

    @Override
    public void contextInitialized(ServletContextEvent event) {
        List<String> patterns = Engines.configuredServletPatterns();
        if (patterns == null) {
            return;
        }
        Engines engines = CDI.current().select(Engines.class).get();
        FilterRegistration.Dynamic filter =
                event.getServletContext().addFilter(NAME, new ClerkServletFilter(engines.here(), patterns));
        if (filter != null) {
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(
                    EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR), false, "/*");
        }
    }
}
