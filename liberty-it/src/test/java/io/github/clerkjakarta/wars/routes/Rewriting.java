package io.github.clerkjakarta.wars.routes;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** A filter of the application that comes after the library's and sends requests elsewhere. */
@Provider
@PreMatching
public class Rewriting implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getHeaderString("X-Rewrite-To");
        if (path != null) {
            request.setRequestUri(
                    request.getUriInfo().getBaseUriBuilder().path(path).build());
        }
        String method = request.getHeaderString("X-Method");
        if (method != null) {
            request.setMethod(method);
        }
    }
}
