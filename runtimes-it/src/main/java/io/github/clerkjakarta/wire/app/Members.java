package io.github.clerkjakarta.wire.app;

import io.github.clerkjakarta.Authenticated;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/** An annotation protects it. Without the library's classes, servers ignore the annotation. */
@Path("members")
@RequestScoped
@Authenticated
public class Members {
    @GET
    public String get(@Context UriInfo uri) {
        return Sight.of("members SECRET", uri);
    }

    @GET
    @Path("{rest:.*}")
    public String below(@Context UriInfo uri) {
        return Sight.of("members SECRET", uri);
    }

    @DELETE
    public String delete(@Context UriInfo uri) {
        return Sight.of("members deleted SECRET", uri);
    }
}
