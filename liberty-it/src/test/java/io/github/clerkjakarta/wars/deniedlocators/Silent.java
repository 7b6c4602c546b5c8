package io.github.clerkjakarta.wars.deniedlocators;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Leads to sub-resources without an annotation on the way. */
@Path("/")
public class Silent {
    @GET
    @Path("/open")
    @PermitAll
    public String open() {
        return "open";
    }

    @Path("/silent-locator")
    public Below silentLocator() {
        return new Below();
    }

    @Path("/open-locator")
    public OpenBelow openLocator() {
        return new OpenBelow();
    }

    /** Its only way here has no annotation. */
    public static class Below {
        @GET
        public String get() {
            return "SECRET";
        }
    }

    /** Has its own annotation. */
    @PermitAll
    public static class OpenBelow {
        @GET
        public String get() {
            return "open";
        }
    }
}
