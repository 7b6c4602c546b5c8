package io.github.clerkjakarta.wars.tenants;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.client.ForwardOptions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

@Path("/")
@RequestScoped
public class Who {
    @Inject
    Auth auth;

    @GET
    @Path("/who")
    public String who() {
        return String.valueOf(auth.getUserId());
    }

    @GET
    @Path("/by-host")
    public String byHost() {
        return "served";
    }

    /** Asks the service downstream the same, as the same visitor. */
    @GET
    @Path("/downstream")
    public String downstream(@Context UriInfo here, @Context HttpHeaders headers) {
        try (Client client = ClientBuilder.newClient().register(ForwardOptions.class)) {
            return client.target(here.getBaseUri().resolve("/downstream/who"))
                    .request()
                    .header("Authorization", headers.getHeaderString("Authorization"))
                    .get(String.class);
        }
    }
}
