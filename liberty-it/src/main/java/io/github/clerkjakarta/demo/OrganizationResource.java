package io.github.clerkjakarta.demo;

import io.github.clerkjakarta.Authenticated;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Activates the organization in the URL: {@code clerk.organization-sync.organization-patterns}. */
@Path("/orgs/{slug}")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class OrganizationResource {
    @Inject
    Page page;

    @GET
    public Response organization(@PathParam("slug") String slug) {
        return page.of("Organization " + slug, "<p>This page is about the organization in its address.</p>");
    }
}
