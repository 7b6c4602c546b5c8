package io.github.clerkjakarta.wars.orgs;

import io.github.clerkjakarta.Auth;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/{any:.*}")
@RequestScoped
public class Where {
    @Inject
    Auth auth;

    @GET
    public String where() {
        return auth.getUserId() + " in " + auth.getOrgSlug();
    }
}
