package io.github.clerkjakarta.wars.oneauth;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Takes methods and paths from elsewhere, after the library has read the request. */
@Provider
@PreMatching
public class Overriding implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        String method = request.getUriInfo().getQueryParameters().getFirst("_method");
        if (method != null) {
            request.setMethod(method);
        }
        String path = request.getUriInfo().getQueryParameters().getFirst("_path");
        if (path != null) {
            request.setRequestUri(
                    request.getUriInfo().getBaseUriBuilder().path(path).build());
        }
    }
}
