package io.github.clerkjakarta.internal.container.jaxrs;

import io.github.clerkjakarta.internal.container.cdi.Engines;
import io.github.clerkjakarta.internal.container.entry.Complaints;
import io.github.clerkjakarta.internal.container.entry.Engine;
import io.github.clerkjakarta.internal.container.entry.Entry.Admitted;
import io.github.clerkjakarta.internal.container.jaxrs.ClerkArrivalFilter.Arrived;
import io.github.clerkjakarta.internal.protection.RouteRules;
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
import org.jspecify.annotations.Nullable;

/**
 * Repeats the checks after matching if a filter of the application has changed path or method, and runs them for a CORS preflight that
 * a method of the application answers.
 */
@Dependent
@ConstrainedTo(RuntimeType.SERVER)
@Priority(Priorities.AUTHENTICATION)
@NullUnmarked // fields are injected
public class ClerkRouteFilter implements ContainerRequestFilter {
    private static final Complaints COMPLAINTS = new Complaints();

    @Inject
    Engines engines;

    private volatile @Nullable Engine engine;

    @Override
    public void filter(ContainerRequestContext request) {
        Arrived arrived = ClerkArrivalFilter.arrived(request);
        Engine engine = engine();
        RequestFacts now = arrived.facts(request);
        Admitted admitted = RequestAttributes.of(request).admitted().orElse(null);
        if (admitted == null) {
            refuseUnlessIgnored(engine, now);
        } else if (!now.equals(arrived.came()) || RouteRules.isPreflight(now)) {
            engine.door().check(admitted.auth(), admitted.visit(), now);
        }
    }

    /** Cached here to save each request a call through a CDI proxy. */
    private Engine engine() {
        Engine known = engine;
        if (known == null) {
            known = engines.here();
            engine = known;
        }
        return known;
    }

    private static void refuseUnlessIgnored(Engine engine, RequestFacts facts) {
        if (!engine.rules().ignores(engine.door().view(facts))) {
            throw COMPLAINTS.refusal(
                    "",
                    "clerk.ignored names the path of this request, but a filter of the application has changed it to a path"
                            + " that clerk.ignored does not name, so the request was not authenticated. Let clerk.ignored name both paths"
                            + " or neither.");
        }
    }
}
