package io.github.clerkjakarta.wars.publicroutes;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/{any:.*}")
public class Pages {
    @GET
    public String get() {
        return "page";
    }
}
