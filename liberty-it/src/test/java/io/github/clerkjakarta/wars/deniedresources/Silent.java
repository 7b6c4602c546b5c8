package io.github.clerkjakarta.wars.deniedresources;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/silent")
@RequestScoped
public class Silent {
    @GET
    public String nothingSaid() {
        return "SECRET";
    }

    @GET
    @Path("/open")
    @PermitAll
    public String open() {
        return "open";
    }
}
