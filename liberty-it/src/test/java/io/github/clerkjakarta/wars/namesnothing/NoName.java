package io.github.clerkjakarta.wars.namesnothing;

import io.github.clerkjakarta.HasRole;
import jakarta.enterprise.context.RequestScoped;

@RequestScoped
public class NoName {
    @HasRole({})
    public String secret() {
        return "secret";
    }
}
