package io.github.clerkjakarta.wars.routes;

import io.github.clerkjakarta.route.ClerkRequest;
import io.github.clerkjakarta.tenant.Options;
import io.github.clerkjakarta.tenant.OptionsResolver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the authentications of requests. */
@ApplicationScoped
public class Resolver implements OptionsResolver {
    static final AtomicInteger ASKED = new AtomicInteger();

    @Override
    public Optional<Options> resolve(ClerkRequest request) {
        ASKED.incrementAndGet();
        return Optional.of(Options.configured());
    }
}
