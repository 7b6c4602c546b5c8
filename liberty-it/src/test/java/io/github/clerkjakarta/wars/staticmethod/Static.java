package io.github.clerkjakarta.wars.staticmethod;

import io.github.clerkjakarta.HasRole;
import jakarta.enterprise.context.Dependent;

@Dependent
public class Static {
    @HasRole("org:admin")
    public static String secret() {
        return "secret";
    }
}
