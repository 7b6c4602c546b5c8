package io.github.clerkjakarta.application;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class Implementation implements Contract {
    @Override
    public String secret() {
        return "secret";
    }
}
