package io.github.clerkjakarta.demo;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.HasRole;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For everyone but the organization's administrators there is nothing here: 404. */
@Path("/admin")
@RequestScoped
@HasRole("org:admin")
@Produces(MediaType.TEXT_HTML)
public class AdminResource {
    @Inject
    Auth auth;

    @GET
    public String admin() {
        return Page.of("Administration", auth, "<p>Only administrators see this page.</p>");
    }

    @GET
    @Path("/upgrade")
    @HasRole(value = "org:owner", unauthorizedUrl = "~/dashboard")
    public String owner() {
        return Page.of("Owner", auth, "<p>Only owners see this page.</p>");
    }
}
