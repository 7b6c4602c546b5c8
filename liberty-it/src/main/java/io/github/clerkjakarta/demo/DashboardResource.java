package io.github.clerkjakarta.demo;

import io.github.clerkjakarta.Authenticated;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Sends a signed-out browser to sign-in and back here. */
@Path("/dashboard")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class DashboardResource {
    @Inject
    Page page;

    @GET
    public Response dashboard() {
        return page.of(
                "Dashboard",
                "<p>Only the signed-in see this page.</p>"
                        + "<form method=post action=/sign-out><button id=sign-out>Sign out without ClerkJS</button></form>");
    }

    @POST
    public Response save() {
        return page.of("Saved", "<p>Saved.</p>");
    }
}
