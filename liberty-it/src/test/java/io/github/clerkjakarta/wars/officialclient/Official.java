package io.github.clerkjakarta.wars.officialclient;

import com.clerk.backend_api.Clerk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Calls Clerk with its official client. */
@Path("/official")
@RequestScoped
public class Official {
    @Inject
    Clerk clerk;

    @GET
    @Path("/{id}")
    public String user(@PathParam("id") String id) {
        return clerk.users().get(id).user().orElseThrow().firstName().orElse("nobody");
    }
}
