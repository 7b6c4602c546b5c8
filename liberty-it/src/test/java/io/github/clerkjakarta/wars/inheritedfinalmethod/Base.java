package io.github.clerkjakarta.wars.inheritedfinalmethod;

import io.github.clerkjakarta.HasRole;

public abstract class Base {
    @HasRole("org:admin")
    public final String secret() {
        return "secret";
    }
}
