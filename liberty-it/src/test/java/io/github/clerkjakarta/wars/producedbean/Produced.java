package io.github.clerkjakarta.wars.producedbean;

import io.github.clerkjakarta.HasRole;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Vetoed;

@Dependent
public class Produced {
    @Vetoed
    public static class Service {
        @HasRole("org:admin")
        public String secret() {
            return "secret";
        }
    }

    @Produces
    public Service service() {
        return new Service();
    }
}
