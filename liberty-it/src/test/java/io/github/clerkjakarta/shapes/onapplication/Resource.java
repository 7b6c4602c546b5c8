package io.github.clerkjakarta.shapes.onapplication;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/open")
public class Resource {
    @GET
    public String get() {
        return "secret";
    }
}
