package io.github.clerkjakarta.application;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.HasRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A bean of an application. */
@ApplicationScoped
public class Service {
    @Inject
    Auth auth;

    @HasRole("org:admin")
    public String secret() {
        return "secret of " + auth.getUserId();
    }

    public String open() {
        return String.valueOf(auth.isAuthenticated());
    }
}
