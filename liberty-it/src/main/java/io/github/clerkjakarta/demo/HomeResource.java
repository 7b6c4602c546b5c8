package io.github.clerkjakarta.demo;

import io.github.clerkjakarta.Auth;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A public page that knows who is there. */
@Path("/")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class HomeResource {
    @Inject
    Auth auth;

    @GET
    public String home() {
        return Page.of("Home", auth, "<p>Anyone may see this page.</p>");
    }
}
