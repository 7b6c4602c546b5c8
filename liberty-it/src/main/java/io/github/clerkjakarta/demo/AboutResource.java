package io.github.clerkjakarta.demo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A page without authentication, which may be one of {@code clerk.ignored}: only ClerkJS knows the user. */
@Path("/about")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class AboutResource {
    @Inject
    Page page;

    @GET
    public Response about() {
        return page.of("About", "The server does not ask.", "<p>Clerk's components know who is there.</p>");
    }
}
