package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.internal.container.Entry.Admitted;
import io.github.clerkjakarta.internal.decision.RequestAuth;
import io.github.clerkjakarta.internal.decision.RouteRules;
import io.github.clerkjakarta.internal.request.RequestView;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.NullUnmarked;

/**
 * Asks the route rules again where they have not seen the request that JAX-RS matched: a filter of the application has
 * changed path or method since, or a method of the application answers a CORS preflight.
 */
@Dependent
@ConstrainedTo(RuntimeType.SERVER)
@Priority(Priorities.AUTHENTICATION)
@NullUnmarked // fields are injected
public class ClerkRouteFilter implements ContainerRequestFilter {
    @Inject
    Engines engines;

    @Context
    Application application;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!(request.getProperty(Admitted.class.getName()) instanceof Admitted admitted)
                || !(request.getProperty(Auth.class.getName()) instanceof RequestAuth auth)) {
            refuseUnlessIgnored(request);
            return;
        }
        String rawPath = request.getUriInfo().getRequestUri().getRawPath();
        boolean unchanged = admitted.isUnchanged(request.getMethod(), rawPath);
        if (!unchanged || RouteRules.isPreflight(admitted.visit().facts())) {
            RequestView now = engines.get().view(new FactsReader(request, application));
            engines.get().rules().check(auth, now, admitted.visit());
        }
    }

    private void refuseUnlessIgnored(ContainerRequestContext request) {
        RequestView now = engines.get().view(new FactsReader(request, application));
        if (!engines.get().rules().ignores(now)) {
            throw new IllegalStateException(
                    "A filter has changed the path of a request that clerk.ignored names into one"
                            + " that it does not name: nobody knows who makes the request. Let clerk.ignored name neither or both.");
        }
    }
}
