package io.github.clerkjakarta.wars.malformedurl;

import io.github.clerkjakarta.HasRole;
import jakarta.enterprise.context.RequestScoped;

@RequestScoped
public class BadUrl {
    @HasRole(value = "org:admin", unauthorizedUrl = "upgrade")
    public String secret() {
        return "secret";
    }
}
