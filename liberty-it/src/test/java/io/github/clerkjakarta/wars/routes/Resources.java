package io.github.clerkjakarta.wars.routes;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Authenticated;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Most of them have no protection of their own: the routes protect them. */
@Path("/")
@RequestScoped
public class Resources {
    @Inject
    Auth auth;

    @GET
    @Path("/secret/{rest:.*}")
    public String secret() {
        return "SECRET";
    }

    @GET
    @Path("/secret")
    public String exactlySecret() {
        return "SECRET";
    }

    @OPTIONS
    @Path("/secret/options")
    public String options() {
        return "SECRET";
    }

    @GET
    @Path("/open")
    public String open() {
        return "open to " + auth.getUserId();
    }

    @POST
    @Path("/open")
    public String change() {
        return "changed by " + auth.getUserId();
    }

    @DELETE
    @Path("/open")
    public String delete() {
        return "SECRET";
    }

    @GET
    @Path("/both")
    public String both() {
        return "both for " + auth.getUserId();
    }

    @GET
    @Path("/both/members")
    @Authenticated
    public String bothForMembers() {
        return "SECRET";
    }

    @GET
    @Path("/resolved")
    public int resolved() {
        return Resolver.ASKED.get();
    }

    @GET
    @Path("/ignored")
    public String ignored() {
        return "ignored";
    }

    @GET
    @Path("/ignored/protected")
    @Authenticated
    public String ignoredButProtected() {
        return "SECRET";
    }

    @GET
    @Path("/ignored/auth")
    public String ignoredButAsking() {
        return "SECRET " + auth.getUserId();
    }

    @GET
    @Path("/guarded/{rest:.*}")
    public String guarded() {
        return "guarded";
    }
}
