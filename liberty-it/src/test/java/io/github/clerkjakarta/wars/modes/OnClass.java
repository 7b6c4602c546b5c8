package io.github.clerkjakarta.wars.modes;

import io.github.clerkjakarta.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** No scope: a resource that JAX-RS makes itself. */
@Path("/class")
@Authenticated
public class OnClass {
    @GET
    public String get() {
        return "secret";
    }
}
