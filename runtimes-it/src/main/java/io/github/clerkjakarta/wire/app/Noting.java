package io.github.clerkjakarta.wire.app;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Reports in response headers the paths that the guard saw, once for each reading of the path. */
@Provider
@PreMatching
@Priority(1)
public class Noting implements ContainerRequestFilter, ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        Asked.forget();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        // A path may contain characters that no header may.
        Asked.notes().forEach(it -> response.getHeaders().add("X-Guard", it.replaceAll("[^\\x20-\\x7e]", "?")));
    }
}
