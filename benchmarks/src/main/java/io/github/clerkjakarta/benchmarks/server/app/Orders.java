package io.github.clerkjakarta.benchmarks.server.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The orders without protection. */
@Path("/orders")
@RequestScoped
@Produces("text/plain")
public class Orders {
    @GET
    public String get() {
        return "ok";
    }
}
