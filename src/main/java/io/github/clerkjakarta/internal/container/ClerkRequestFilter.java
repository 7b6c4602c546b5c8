package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.internal.container.Entry.Admitted;
import io.github.clerkjakarta.internal.container.Entry.Stopped;
import io.github.clerkjakarta.internal.decision.Protector;
import io.github.clerkjakarta.internal.decision.RequestAuth;
import io.github.clerkjakarta.internal.decision.RequestState.Settled;
import io.github.clerkjakarta.internal.decision.RouteRules;
import io.github.clerkjakarta.internal.decision.Visit;
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
        RequestFacts facts = new FactsReader(request, application);
        // The servlet filter may have seen the request.
        boolean known = request.getProperty(Admitted.class.getName()) instanceof Admitted;
        Entry entry = known ? (Admitted) request.getProperty(Admitted.class.getName()) : ready.enter(facts);
        if (entry instanceof Stopped stopped) {
            request.abortWith(ProtectionMapper.response(Reply.to(stopped)));
        } else if (entry instanceof Admitted admitted) {
            RequestAuth auth = proceed(request, ready, admitted);
            boolean checked = known && admitted.isUnchanged(facts.method(), facts.rawPath());
            try {
                if (!checked && !RouteRules.isPreflight(facts)) {
                    ready.rules()
                            .check(
                                    auth,
                                    known ? ready.view(facts) : admitted.visit().view(),
                                    admitted.visit());
                }
            } finally {
                ready.report(admitted.visit(), admitted.state());
            }
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

    private RequestAuth proceed(ContainerRequestContext request, Engine ready, Admitted admitted) {
        Visit visit = admitted.visit();
        DocumentRequests documents = new DocumentRequests(ready.documentRequest(), visit.facts(), resource);
        // Between the servlet filter and here somebody may have signed out.
        Settled state = request.getProperty(Auth.class.getName()) instanceof RequestAuth before
                ? before.state()
                : admitted.state();
        Protector protector = new Protector(visit, state, admitted.calls().machines(), documents);
        RequestAuth auth = new RequestAuth(
                state, protector, admitted.calls(), visit.config().treatPendingAsSignedOut());
        request.setProperty(Admitted.class.getName(), admitted);
        request.setProperty(Auth.class.getName(), auth);
        currentAuth.set(auth, admitted.options());
        auth.setPrincipal(new SecurityContextPrincipal(request));
        if (auth.fullySignedIn().isPresent()) {
            request.setSecurityContext(new ClerkSecurityContext(auth, request.getSecurityContext()));
        }
        return auth;
    }
}
