package io.github.clerkjakarta.wars.withoutservices;

import io.github.clerkjakarta.Authenticated;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/bean")
@RequestScoped
@Authenticated
public class Bean {
    @GET
    public String get() {
        return "secret";
    }
}
