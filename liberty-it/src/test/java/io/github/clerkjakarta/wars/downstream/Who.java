package io.github.clerkjakarta.wars.downstream;

import io.github.clerkjakarta.Auth;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/who")
@RequestScoped
public class Who {
    @Inject
    Auth auth;

    @GET
    public String who() {
        return "downstream " + auth.getUserId();
    }
}
