package io.github.clerkjakarta.internal.container;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import org.jspecify.annotations.NullUnmarked;

/** Sends the cookies that Clerk refreshed, and in development says what authentication found. */
@Dependent
@ConstrainedTo(RuntimeType.SERVER)
@NullUnmarked // fields are injected
public class ClerkResponseFilter implements ContainerResponseFilter {
    @Inject
    Engines engines;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(CurrentRequest.PROPERTY) instanceof CurrentRequest current) {
            Responses.addCookies(current.state(), response.getHeaders());
            if (engines.get().config().isDevelopment()) {
                Responses.explain(current.state(), response.getHeaders());
            }
        }
    }
}
