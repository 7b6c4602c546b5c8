package io.github.clerkjakarta.wars.officialclient;

import com.clerk.backend_api.Clerk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Outlives the request: with tenants it would keep the first one's client. */
@Path("/keeper")
@ApplicationScoped
public class Keeper {
    @Inject
    Clerk clerk;

    @GET
    public String name() {
        return clerk == null ? "none" : "kept";
    }
}
