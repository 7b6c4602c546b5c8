package io.github.clerkjakarta.shapes.noservices;

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
