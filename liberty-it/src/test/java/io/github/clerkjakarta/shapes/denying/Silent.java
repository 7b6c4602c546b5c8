package io.github.clerkjakarta.shapes.denying;

import io.github.clerkjakarta.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** No bean: its WAR has no beans. */
@Path("/")
public class Silent {
    @GET
    @Path("/silent")
    public String nothingSaid() {
        return "SECRET";
    }

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

    @Path("/protected-locator")
    @Authenticated
    public Other protectedLocator() {
        return new Other();
    }

    /** Its only way here says nothing. */
    public static class Below {
        @GET
        public String get() {
            return "SECRET";
        }
    }

    /** Says so itself. */
    @PermitAll
    public static class OpenBelow {
        @GET
        public String get() {
            return "open";
        }
    }

    /** The way here says it. */
    public static class Other {
        @GET
        public String get() {
            return "for the signed-in";
        }
    }
}
