package io.github.clerkjakarta.benchmarks.server.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** A resource that is open to everybody. */
@Path("/open")
@RequestScoped
@Produces("text/plain")
public class Open {
    @GET
    public String get() {
        return "ok";
    }
}
