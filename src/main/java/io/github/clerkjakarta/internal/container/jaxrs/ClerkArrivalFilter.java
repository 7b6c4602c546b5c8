package io.github.clerkjakarta.internal.container.jaxrs;

import io.github.clerkjakarta.internal.container.jaxrs.JaxRsRequest.Dispatch;
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
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;

/**
 * Reads the facts before any filter of the application: a filter that sets another URI may also set another base URI,
 * and then the path of the JAX-RS application is lost.
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
     * @param dispatch the method and path that JAX-RS would have matched
     */
    record Arrived(Reading reading, Dispatch dispatch) {
        /** Returns the facts as they came. A request without facts was answered at the door. */
        RequestFacts came() {
            return reading.match(Function.identity(), malformed -> {
                throw new IllegalStateException("A request that was answered 400 has gone on.");
            });
        }

        /** Returns the facts to check: those that came in, with the changes that filters of the application have made since. */
        RequestFacts facts(ContainerRequestContext request) {
            Dispatch now = JaxRsRequest.now(request, dispatch);
            return dispatch.isSame(now) ? came() : FactsReader.changed(came(), now.method(), now.path());
        }
    }

    @Override
    public void filter(ContainerRequestContext request) {
        JaxRsRequest server = new JaxRsRequest(request, application);
        request.setProperty(Arrived.class.getName(), new Arrived(FactsReader.read(server), server.dispatch()));
    }

    /** @throws IllegalStateException if this filter has not seen the request */
    static Arrived arrived(ContainerRequestContext request) {
        if (request.getProperty(Arrived.class.getName()) instanceof Arrived arrived) {
            return arrived;
        }
        throw new IllegalStateException(
                "Clerk's first filter has not seen this request. ClerkFeature registers it; do not register"
                        + " the others by themselves.");
    }
}
