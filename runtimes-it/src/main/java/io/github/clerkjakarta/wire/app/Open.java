package io.github.clerkjakarta.wire.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/** Open to every caller. */
@Path("open")
@RequestScoped
public class Open {
    @GET
    public String get(@Context UriInfo uri) {
        return Sight.of("open", uri);
    }

    @GET
    @Path("{rest:.*}")
    public String below(@Context UriInfo uri) {
        return Sight.of("open", uri);
    }

    @DELETE
    public String delete(@Context UriInfo uri) {
        return Sight.of("open deleted", uri);
    }
}
