package io.github.clerkjakarta.demo;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Authenticated;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Signed out, a browser goes to sign-in and comes back. */
@Path("/dashboard")
@RequestScoped
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class DashboardResource {
    @Inject
    Auth auth;

    @GET
    public String dashboard() {
        return Page.of("Dashboard", auth, "<p>Only the signed-in see this page.</p>");
    }

    @POST
    public String save() {
        return Page.of("Saved", auth, "<p>Saved.</p>");
    }
}
