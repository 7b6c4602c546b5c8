package io.github.clerkjakarta.wars.annotatedapplication;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/open")
public class Resource {
    @GET
    public String get() {
        return "secret";
    }
}
