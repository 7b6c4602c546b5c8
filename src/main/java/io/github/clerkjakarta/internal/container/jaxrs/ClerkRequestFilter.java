package io.github.clerkjakarta.internal.container.jaxrs;

import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.container.cdi.CurrentAuth;
import io.github.clerkjakarta.internal.container.cdi.Engines;
import io.github.clerkjakarta.internal.container.entry.Door;
import io.github.clerkjakarta.internal.container.entry.Engine;
import io.github.clerkjakarta.internal.container.entry.Entry;
import io.github.clerkjakarta.internal.container.entry.Entry.Admitted;
import io.github.clerkjakarta.internal.container.entry.Entry.Stopped;
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
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Passes the request through the {@link Door} and stores the result for later filters and the resource. */
@PreMatching
@Dependent
@ConstrainedTo(RuntimeType.SERVER)
@Priority(Priorities.AUTHENTICATION)
@NullUnmarked // fields are injected
public class ClerkRequestFilter implements ContainerRequestFilter {
    @Inject
    Engines engines;

    @Inject
    CurrentAuth currentAuth;

    private volatile @Nullable Engine engine;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Door door = engine().door();
        Arrived arrived = ClerkArrivalFilter.arrived(request);
        // The servlet filter may have seen the request.
        Admitted known = RequestAttributes.of(request).admitted().orElse(null);
        Entry entered = arrived.reading()
                .match(
                        facts -> known == null ? door.enter(arrived.reading()) : known,
                        malformed -> door.enter(arrived.reading()));
        Response answer = entered.match(() -> null, stopped -> stop(request, stopped), admitted -> {
            proceed(request, door, admitted, arrived.came());
            check(door, admitted, known != null, arrived.facts(request));
            return null;
        });
        if (answer != null) {
            request.abortWith(answer);
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

    private Response stop(ContainerRequestContext request, Stopped stopped) {
        currentAuth.stop();
        RequestAttributes.of(request).answered();
        return ProtectionMapper.response(stopped.reply());
    }

    private void proceed(ContainerRequestContext request, Door door, Admitted admitted, RequestFacts facts) {
        RequestAuth auth = admitted.auth();
        RequestAttributes.of(request).admit(admitted);
        currentAuth.set(auth, admitted.options());
        auth.enter(new SecurityContextPrincipal(request), new DocumentRequests(door, facts, resource));
        if (auth.fullySignedIn().isPresent()) {
            request.setSecurityContext(new ClerkSecurityContext(auth, request.getSecurityContext()));
        }
    }

    private static void check(Door door, Admitted admitted, boolean inServlet, RequestFacts facts) {
        RequestFacts before = admitted.visit().facts();
        boolean checked = inServlet
                && before.method().equals(facts.method())
                && before.paths().equals(facts.paths());
        try {
            if (!checked && !RouteRules.isPreflight(facts)) {
                door.check(admitted.auth(), admitted.visit(), facts);
            }
        } finally {
            door.report(admitted.visit(), admitted.auth().state());
        }
    }
}
