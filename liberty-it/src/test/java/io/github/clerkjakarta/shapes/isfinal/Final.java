package io.github.clerkjakarta.shapes.isfinal;

import io.github.clerkjakarta.HasRole;
import jakarta.enterprise.context.Dependent;

@Dependent
public class Final {
    @HasRole("org:admin")
    public final String secret() {
        return "secret";
    }
}
