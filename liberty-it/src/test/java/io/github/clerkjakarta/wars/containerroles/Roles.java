package io.github.clerkjakarta.wars.containerroles;

import io.github.clerkjakarta.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

@Path("/")
public class Roles {
    @GET
    @Path("/full-name")
    @RolesAllowed("org:admin")
    public String fullName() {
        return "secret";
    }

    @GET
    @Path("/short-name")
    @RolesAllowed("admin")
    public String shortName() {
        return "secret";
    }

    @GET
    @Path("/page")
    @Authenticated
    public String page() {
        return "secret";
    }

    @GET
    @Path("/principal")
    public String principal(@Context SecurityContext security) {
        return security.getUserPrincipal() == null
                ? "nobody"
                : security.getUserPrincipal().getName();
    }
}
