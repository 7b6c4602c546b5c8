package io.github.clerkjakarta.shapes.noname;

import io.github.clerkjakarta.HasRole;
import jakarta.enterprise.context.RequestScoped;

@RequestScoped
public class NoName {
    @HasRole({})
    public String secret() {
        return "secret";
    }
}
