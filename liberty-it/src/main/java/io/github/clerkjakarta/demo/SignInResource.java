package io.github.clerkjakarta.demo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The application's own pages with Clerk's components. Each has paths below it, for the steps of its flow. */
@Path("/")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class SignInResource {
    @Inject
    Page page;

    @GET
    @Path("sign-in{step:(/.*)?}")
    public Response signIn(@Context UriInfo uri) {
        return page.signIn(uri.getRequestUri().getRawQuery());
    }

    @GET
    @Path("sign-up{step:(/.*)?}")
    public Response signUp() {
        return page.component("Sign up", "SignUp", "/sign-up");
    }
}
