package io.github.clerkjakarta.benchmarks.server.app;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The orders, protected by MicroProfile JWT. */
@Path("/orders")
@RequestScoped
@Produces("text/plain")
@RolesAllowed(JwtOrders.GROUP)
public class JwtOrders {
    /** A value of the claim "sts", from which the server is told to read groups. */
    static final String GROUP = "active";

    @GET
    public String get() {
        return "ok";
    }
}
