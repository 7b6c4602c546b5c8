package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.internal.decision.Protector;
import io.github.clerkjakarta.internal.decision.RequestAuth;
import io.github.clerkjakarta.internal.decision.RequestState;
import io.github.clerkjakarta.internal.decision.RequestState.Broken;
import io.github.clerkjakarta.internal.decision.RequestState.Redirect;
import io.github.clerkjakarta.internal.decision.RequestState.Settled;
import io.github.clerkjakarta.internal.decision.Visit;
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
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Reads the facts, asks who it is, and leaves the answer for all that comes later. */
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

    @Context
    Application application;

    @Override
    public void filter(ContainerRequestContext request) {
        Engine ready = engine();
        Visit visit = ready.visit(new FactsReader(request));
        RequestState state = ready.authenticate(visit);
        if (state instanceof Redirect redirect) {
            request.abortWith(Responses.redirect(redirect, ready.config().isDevelopment()));
        } else if (state instanceof Broken broken) {
            request.abortWith(Responses.broken(broken));
        } else {
            proceed(request, ready, visit, (Settled) state);
        }
    }

    /** Kept here: one proxy less on the way of each request. */
    private Engine engine() {
        Engine known = engine;
        if (known == null) {
            known = engines.get();
            engine = known;
        }
        return known;
    }

    private void proceed(ContainerRequestContext request, Engine ready, Visit visit, Settled state) {
        DocumentRequests documents = new DocumentRequests(ready.documentRequest(), visit.facts(), resource);
        Protector protector =
                new Protector(visit, state, () -> ContextRoot.of(request.getUriInfo(), application), documents);
        RequestAuth auth = new RequestAuth(state, protector, ready.config().treatPendingAsSignedOut());
        request.setProperty(Auth.class.getName(), auth);
        currentAuth.set(auth);
        auth.fullySignedIn()
                .ifPresent(session ->
                        request.setSecurityContext(new ClerkSecurityContext(session, request.getSecurityContext())));
    }
}
