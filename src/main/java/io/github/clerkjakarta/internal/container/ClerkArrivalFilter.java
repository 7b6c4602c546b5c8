package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.internal.container.JaxRsRequest.Dispatch;
import io.github.clerkjakarta.internal.request.FactsReader;
import io.github.clerkjakarta.internal.request.FactsReader.Reading;
import io.github.clerkjakarta.internal.request.RequestFacts;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts before any filter of the application: one that sets another URI may also change the base, and with it all that tells
 * where the JAX-RS application is.
 */
@PreMatching
@ConstrainedTo(RuntimeType.SERVER)
@Priority(ClerkArrivalFilter.PRIORITY)
@NullUnmarked // fields are injected
public class ClerkArrivalFilter implements ContainerRequestFilter {
    public static final int PRIORITY = Integer.MIN_VALUE;

    @Context
    Application application;

    /**
     * A request as it came.
     *
     * @param dispatch by which JAX-RS would have matched it then
     */
    record Arrived(Reading reading, Dispatch dispatch) {
        /** What is to be checked: the facts as they came, or changed as a filter of the application has changed the request since. */
        RequestFacts facts(RequestFacts came, ContainerRequestContext request) {
            Dispatch now = JaxRsRequest.now(request, dispatch);
            return now.equals(dispatch) ? came : FactsReader.changed(came, now.method(), now.path());
        }
    }

    @Override
    public void filter(ContainerRequestContext request) {
        JaxRsRequest server = new JaxRsRequest(request, application);
        request.setProperty(Arrived.class.getName(), new Arrived(FactsReader.read(server), server.dispatch()));
    }

    /** Null if the request did not come through JAX-RS's filters. */
    static @Nullable Arrived arrived(ContainerRequestContext request) {
        return request.getProperty(Arrived.class.getName()) instanceof Arrived arrived ? arrived : null;
    }
}
