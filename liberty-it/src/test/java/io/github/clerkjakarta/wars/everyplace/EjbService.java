package io.github.clerkjakarta.wars.everyplace;

import io.github.clerkjakarta.HasRole;
import jakarta.ejb.Stateless;

@Stateless
public class EjbService {
    @HasRole("org:admin")
    public String secret() {
        return Resources.SECRET;
    }
}
