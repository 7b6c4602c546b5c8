package io.github.clerkjakarta.wars.downstream;

import io.github.clerkjakarta.route.ClerkRequest;
import io.github.clerkjakarta.tenant.Options;
import io.github.clerkjakarta.tenant.OptionsResolver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Has no tenant itself: options come with the calls. */
@ApplicationScoped
public class Nobody implements OptionsResolver {
    @Override
    public Optional<Options> resolve(ClerkRequest request) {
        return Optional.empty();
    }
}
