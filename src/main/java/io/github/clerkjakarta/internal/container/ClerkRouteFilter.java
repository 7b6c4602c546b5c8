package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.internal.container.Entry.Admitted;
import io.github.clerkjakarta.internal.decision.RequestAuth;
import io.github.clerkjakarta.internal.decision.RouteRules;
import io.github.clerkjakarta.internal.request.RequestFacts;
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
        RequestFacts facts = new FactsReader(request, application);
        RequestView view = engines.get().view(facts);
        if (!(request.getProperty(Admitted.class.getName()) instanceof Admitted admitted)
                || !(request.getProperty(Auth.class.getName()) instanceof RequestAuth auth)) {
            if (engines.get().rules().ignores(view)) {
                return;
            }
            throw new IllegalStateException(
                    "A filter has changed the path of a request that clerk.ignored names into one"
                            + " that it does not name: nobody knows who makes the request. Let clerk.ignored name neither or both.");
        }
        if (!admitted.isUnchanged(facts) || RouteRules.isPreflight(facts)) {
            engines.get().rules().check(auth, view, admitted.visit());
        }
    }
}
