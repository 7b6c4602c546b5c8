package io.github.clerkjakarta.benchmarks.server.app;

import io.github.clerkjakarta.Authenticated;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The orders, protected by the library. */
@Path("/orders")
@RequestScoped
@Produces("text/plain")
@Authenticated
public class ClerkOrders {
    @GET
    public String get() {
        return "ok";
    }
}
