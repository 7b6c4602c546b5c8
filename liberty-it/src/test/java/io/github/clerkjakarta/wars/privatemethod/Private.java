package io.github.clerkjakarta.wars.privatemethod;

import io.github.clerkjakarta.HasRole;
import jakarta.enterprise.context.Dependent;

@Dependent
public class Private {
    @HasRole("org:admin")
    @SuppressWarnings("unused")
    private String secret() {
        return "secret";
    }
}
