package io.github.clerkjakarta.wire.app;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Does before authentication what {@link Overriding} does after it. */
@Provider
@PreMatching
@Priority(500)
public class Early implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getHeaderString("X-Early") != null) {
            Overriding.override(request);
        }
    }
}
