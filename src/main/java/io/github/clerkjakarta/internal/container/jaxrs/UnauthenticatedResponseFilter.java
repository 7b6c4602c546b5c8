package io.github.clerkjakarta.internal.container.jaxrs;

import io.github.clerkjakarta.internal.container.cdi.CurrentAuth;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import org.jspecify.annotations.NullUnmarked;

/**
 * Runs before the response filters of the application. If the request was answered before authentication, by a filter of the
 * application or because {@code clerk.ignored} names it, {@code Auth} is signed out for them instead of an error that would replace the answer.
 */
@Dependent
@ConstrainedTo(RuntimeType.SERVER)
@Priority(UnauthenticatedResponseFilter.PRIORITY)
@NullUnmarked // fields are injected
public class UnauthenticatedResponseFilter implements ContainerResponseFilter {
    /** Response filters run in descending order. */
    static final int PRIORITY = Integer.MAX_VALUE;

    @Inject
    CurrentAuth currentAuth;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        RequestAttributes attributes = RequestAttributes.of(request);
        if (attributes.admitted().isPresent()) {
            return;
        }
        attributes.answered();
        try {
            currentAuth.stop();
        } catch (ContextNotActiveException onAnotherThread) {
            // No request is injected there.
        }
    }
}
