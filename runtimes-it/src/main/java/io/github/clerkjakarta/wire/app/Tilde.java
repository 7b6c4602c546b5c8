package io.github.clerkjakarta.wire.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/** A guard protects it, by a pattern from the context root. */
@Path("tilde")
@RequestScoped
public class Tilde {
    @GET
    public String get(@Context UriInfo uri) {
        return Sight.of("tilde SECRET", uri);
    }

    @GET
    @Path("{rest:.*}")
    public String below(@Context UriInfo uri) {
        return Sight.of("tilde SECRET", uri);
    }

    @DELETE
    public String delete(@Context UriInfo uri) {
        return Sight.of("tilde deleted SECRET", uri);
    }
}
