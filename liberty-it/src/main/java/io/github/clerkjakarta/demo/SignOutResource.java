package io.github.clerkjakarta.demo;

import io.github.clerkjakarta.Auth;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** For pages without ClerkJS: the target of a form, so that no link or image can sign a user out. */
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
