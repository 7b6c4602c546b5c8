package io.github.clerkjakarta.wars.oneauth;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Authenticated;
import io.github.clerkjakarta.HasRole;
import io.github.clerkjakarta.TokenType;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

@Path("/")
@RequestScoped
public class Things {
    @Inject
    Auth auth;

    @Inject
    Vault vault;

    @GET
    @Path("open")
    public String open() {
        return Seen.of(auth);
    }

    @POST
    @Path("open")
    public String post() {
        return "SECRET posted";
    }

    @DELETE
    @Path("open")
    public String delete() {
        return "SECRET deleted";
    }

    @GET
    @Path("secret")
    public String secret() {
        return "SECRET " + Seen.of(auth);
    }

    @GET
    @Path("session")
    @Authenticated
    public String session() {
        return "SECRET " + Seen.of(auth);
    }

    @GET
    @Path("key")
    @Authenticated(token = TokenType.API_KEY)
    public String key() {
        return "SECRET " + Seen.of(auth);
    }

    @GET
    @Path("any")
    @Authenticated(token = TokenType.ANY)
    public String any() {
        return "SECRET " + Seen.of(auth);
    }

    @GET
    @Path("role")
    @HasRole("org:nobody")
    public String role() {
        return "SECRET";
    }

    @GET
    @Path("vault")
    public String vault() {
        return vault.open();
    }

    @GET
    @Path("vault-key")
    @Authenticated(token = TokenType.API_KEY)
    public String vaultWithKey() {
        return vault.openWithKey();
    }

    /** The bean must refuse. */
    @GET
    @Path("sign-out")
    @Authenticated
    public String signOut() {
        auth.signOut();
        return vault.open();
    }

    @GET
    @Path("signed-out")
    @Authenticated
    public String signedOut(@Context SecurityContext security) {
        auth.signOut();
        return Seen.of(auth) + " " + security.getUserPrincipal();
    }

    @GET
    @Path("asked")
    public int asked() {
        return Counting.ASKED.get();
    }
}
