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
 * {@code clerk.servlet-filter.patterns}. The listener does nothing without the property.
 *
 * <pre>{@code
 * <listener>
 *   <listener-class>io.github.clerkjakarta.servlet.ClerkServletListener</listener-class>
 * </listener>
 * }</pre>
 *
 * <p>The library's jar cannot name it itself: applications without servlets would not start. The deployment of an application fails if
 * it sets the property and does not name the listener. It also fails if the filter is missing and {@code clerk.routes.protected} or
 * {@code clerk.routes.public} name paths outside JAX-RS, unless {@code clerk.routes.scope} is {@code jaxrs}.
 *
 * <p>In servlets and pages {@link io.github.clerkjakarta.Auth} is injected as elsewhere, {@code #{auth}} in expression
 * language; {@code getUserPrincipal()} and {@code isUserInRole("org:admin")} agree with it.
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
                event.getServletContext().addFilter(NAME, new ClerkServletFilter(engines.get(), patterns));
        if (filter != null) {
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(
                    EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR), false, "/*");
        }
    }
}
