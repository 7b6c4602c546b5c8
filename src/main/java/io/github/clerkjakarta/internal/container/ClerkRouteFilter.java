package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.internal.container.ClerkArrivalFilter.Arrived;
import io.github.clerkjakarta.internal.container.Entry.Admitted;
import io.github.clerkjakarta.internal.decision.RouteRules;
import io.github.clerkjakarta.internal.request.FactsReader.Reading;
import io.github.clerkjakarta.internal.request.RequestFacts;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import org.jspecify.annotations.NullUnmarked;

/**
 * Checks again what has not been checked as JAX-RS matched it: a filter of the application has changed path or method since, or a
 * method of the application answers a CORS preflight.
 */
@Dependent
@ConstrainedTo(RuntimeType.SERVER)
@Priority(Priorities.AUTHENTICATION)
@NullUnmarked // fields are injected
public class ClerkRouteFilter implements ContainerRequestFilter {
    @Inject
    Engines engines;

    @Override
    public void filter(ContainerRequestContext request) {
        Arrived arrived = ClerkArrivalFilter.arrived(request);
        if (arrived == null || !(arrived.reading() instanceof Reading.Read read)) {
            throw new IllegalStateException("Clerk's filter has not seen this request, so nobody knows who makes it.");
        }
        Engine engine = engines.get();
        RequestFacts now = arrived.facts(read.facts(), request);
        if (!(request.getProperty(Admitted.class.getName()) instanceof Admitted admitted)) {
            refuseUnlessIgnored(engine, now);
        } else if (!now.equals(read.facts()) || RouteRules.isPreflight(now)) {
            engine.door().check(admitted.auth(), admitted.visit(), now);
        }
    }

    private static void refuseUnlessIgnored(Engine engine, RequestFacts facts) {
        if (!engine.rules().ignores(engine.door().view(facts))) {
            throw new IllegalStateException(
                    "A filter has changed the path of a request that clerk.ignored names into one"
                            + " that it does not name: nobody knows who makes the request. Let clerk.ignored name neither or both.");
        }
    }
}
