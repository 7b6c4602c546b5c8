package io.github.clerkjakarta.wars.reasons;

import io.github.clerkjakarta.Authenticated;
import io.github.clerkjakarta.HasPermission;
import io.github.clerkjakarta.TokenType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Methods that are refused for one reason each. */
@Path("/")
@RequestScoped
public class Asked {
    @GET
    @Path("/open")
    public String open() {
        return "open";
    }

    @POST
    @Path("/open")
    public String post() {
        return "open";
    }

    @GET
    @Path("/protected")
    @Authenticated
    public String signedIn() {
        return "signed in";
    }

    @GET
    @Path("/machines")
    @Authenticated(token = TokenType.M2M)
    public String machines() {
        return "machine";
    }

    @GET
    @Path("/permission")
    @HasPermission("org:invoices:create")
    public String permission() {
        return "permission";
    }

    @GET
    @Path("/role")
    @RolesAllowed("org:admin")
    public String role() {
        return "role";
    }
}
