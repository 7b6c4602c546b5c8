package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.internal.container.ClerkRequestFilter.Seen;
import io.github.clerkjakarta.internal.container.Entry.Admitted;
import io.github.clerkjakarta.internal.container.JaxRsRequest.Dispatch;
import io.github.clerkjakarta.internal.decision.RouteRules;
import io.github.clerkjakarta.internal.request.FactsReader;
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
        if (!(request.getProperty(Seen.class.getName()) instanceof Seen seen)) {
            throw new IllegalStateException("Clerk's filter has not seen this request, so nobody knows who makes it.");
        }
        Engine engine = engines.get();
        Dispatch now = JaxRsRequest.now(request, seen.dispatch());
        boolean unchanged = now.equals(seen.dispatch());
        RequestFacts facts = unchanged ? seen.facts() : FactsReader.changed(seen.facts(), now.method(), now.path());
        if (!(request.getProperty(Admitted.class.getName()) instanceof Admitted admitted)) {
            refuseUnlessIgnored(engine, facts);
        } else if (!unchanged || RouteRules.isPreflight(facts)) {
            engine.door().check(admitted.auth(), admitted.visit(), facts);
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
