package io.github.clerkjakarta.wire.app;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/**
 * Comes after authentication. Turns {@code GET ?_method=DELETE} into DELETE, and sends a request to the {@code _path}
 * below JAX-RS or to the {@code _uri}, with the {@code _base} if there is one.
 */
@Provider
@PreMatching
@Priority(1001)
public class Overriding implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        // Not by the query alone: some servers cannot read every query.
        if (request.getHeaderString("X-Override") != null) {
            override(request);
        }
    }

    static void override(ContainerRequestContext request) {
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        if (query.getFirst("_method") != null) {
            request.setMethod(query.getFirst("_method"));
        }
        if (query.getFirst("_path") != null) {
            request.setRequestUri(request.getUriInfo()
                    .getBaseUriBuilder()
                    .path(query.getFirst("_path"))
                    .build());
        }
        String uri = query.getFirst("_uri");
        String base = query.getFirst("_base");
        if (uri != null && base != null) {
            request.setRequestUri(URI.create(base), URI.create(uri));
        } else if (uri != null) {
            request.setRequestUri(URI.create(uri));
        }
    }
}
