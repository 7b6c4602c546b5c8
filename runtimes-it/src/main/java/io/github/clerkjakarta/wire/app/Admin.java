package io.github.clerkjakarta.wire.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/** A route rule protects it, and nothing else. */
@Path("admin")
@RequestScoped
public class Admin {
    @GET
    public String get(@Context UriInfo uri) {
        return Sight.of("admin SECRET", uri);
    }

    @GET
    @Path("{rest:.*}")
    public String below(@Context UriInfo uri) {
        return Sight.of("admin SECRET", uri);
    }

    @DELETE
    public String delete(@Context UriInfo uri) {
        return Sight.of("admin deleted SECRET", uri);
    }
}
