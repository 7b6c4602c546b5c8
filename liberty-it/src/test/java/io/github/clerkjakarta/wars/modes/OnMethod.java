package io.github.clerkjakarta.wars.modes;

import io.github.clerkjakarta.HasRole;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/method")
public class OnMethod {
    @GET
    @HasRole("org:admin")
    public String get() {
        return "secret";
    }
}
