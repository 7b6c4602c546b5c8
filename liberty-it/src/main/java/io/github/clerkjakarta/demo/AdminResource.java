package io.github.clerkjakarta.demo;

import io.github.clerkjakarta.HasRole;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Only the organization's administrators get this page. To everyone else it answers 404. */
@Path("/admin")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
@HasRole("org:admin")
public class AdminResource {
    @Inject
    Page page;

    @GET
    public Response admin() {
        return page.of("Administration", "<p>Only administrators see this page.</p>");
    }

    @GET
    @Path("/upgrade")
    @HasRole(value = "org:owner", unauthorizedUrl = "~/dashboard")
    public Response owner() {
        return page.of("Owner", "<p>Only owners see this page.</p>");
    }
}
