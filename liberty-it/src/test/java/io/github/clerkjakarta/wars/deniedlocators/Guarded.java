package io.github.clerkjakarta.wars.deniedlocators;

import io.github.clerkjakarta.Authenticated;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Every way from here has an annotation that decides. */
@Path("/guarded")
@RequestScoped
public class Guarded {
    @Path("/sub")
    @Authenticated
    public Below sub() {
        return new Below();
    }

    /** The way here has one. */
    public static class Below {
        @GET
        public String get() {
            return "for the signed-in";
        }
    }
}
