package io.github.clerkjakarta.wire.app;

import io.github.clerkjakarta.Auth;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Redirects to a page of the context root. */
@Path("goto")
@RequestScoped
public class Goto {
    @Inject
    Auth auth;

    @GET
    public String get() {
        throw auth.redirectTo("~/welcome");
    }
}
