package io.github.clerkjakarta.servlet;

import io.github.clerkjakarta.internal.container.Engines;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.EnumSet;
import java.util.List;

/**
 * Brings authentication and route rules to servlets, JSP, Faces and static files. Where {@code clerk.servlet-filter.patterns}
 * is set, {@code web.xml} must name it:
 *
 * <pre>{@code
 * <listener>
 *   <listener-class>io.github.clerkjakarta.servlet.ClerkServletListener</listener-class>
 * </listener>
 * }</pre>
 *
 * <p>The library's jar cannot name it itself: applications without servlets would not start. An application that sets the
 * property and does not name the listener fails at deployment.
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
            filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC), false, "/*");
        }
    }
}
