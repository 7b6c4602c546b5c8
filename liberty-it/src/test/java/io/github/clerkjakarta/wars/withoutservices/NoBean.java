package io.github.clerkjakarta.wars.withoutservices;

import io.github.clerkjakarta.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/nobean")
@Authenticated
public class NoBean {
    @GET
    public String get() {
        return "secret";
    }
}
