package io.github.clerkjakarta.wars.oneauth;

import io.github.clerkjakarta.route.ClerkRequest;
import io.github.clerkjakarta.tenant.Options;
import io.github.clerkjakarta.tenant.OptionsResolver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds nothing for unknown tenants. */
@ApplicationScoped
public class Tenants implements OptionsResolver {
    @Override
    public Optional<Options> resolve(ClerkRequest request) {
        return "unknown".equals(request.getHeader("X-Tenant")) ? Optional.empty() : Optional.of(Options.configured());
    }
}
