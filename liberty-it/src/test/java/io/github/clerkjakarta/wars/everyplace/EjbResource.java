package io.github.clerkjakarta.wars.everyplace;

import io.github.clerkjakarta.HasRole;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/ejb")
@Stateless
public class EjbResource {
    @GET
    @HasRole("org:admin")
    public String get() {
        return Resources.SECRET;
    }
}
