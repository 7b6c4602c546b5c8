package io.github.clerkjakarta.demo;

import io.github.clerkjakarta.Authenticated;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Clerk's profile, on this domain. */
@Path("/profile{step:(/.*)?}")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class ProfileResource {
    @Inject
    Page page;

    @GET
    public Response profile() {
        return page.component("Profile", "UserProfile", "/profile");
    }
}
