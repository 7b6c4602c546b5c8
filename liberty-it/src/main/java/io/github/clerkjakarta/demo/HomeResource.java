package io.github.clerkjakarta.demo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A public page that shows the signed-in user, if any. */
@Path("/")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class HomeResource {
    @Inject
    Page page;

    @GET
    public Response home() {
        return page.of("Home", "<p>Anyone may see this page.</p>");
    }
}
