package io.github.clerkjakarta.demo;

import io.github.clerkjakarta.Auth;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** For pages without ClerkJS: a form's target, so that no link and no image signs anybody out. */
@Path("/sign-out")
@RequestScoped
public class SignOutResource {
    @Inject
    Auth auth;

    @POST
    public Response signOut() {
        auth.signOut();
        return Response.seeOther(URI.create("/")).build();
    }
}
