package io.github.clerkjakarta.wars.finalmethod;

import io.github.clerkjakarta.HasRole;
import jakarta.enterprise.context.Dependent;

@Dependent
public class Final {
    @HasRole("org:admin")
    public final String secret() {
        return "secret";
    }
}
