package io.github.clerkjakarta.wars.refusals;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.route.ClerkRequest;
import io.github.clerkjakarta.route.RequestGuard;
import io.github.clerkjakarta.route.RouteMatcher;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class Guard implements RequestGuard {
    private static final RouteMatcher GUARDED = RouteMatcher.of("~/api/guarded");

    @Override
    public void check(Auth auth, ClerkRequest request) {
        if (GUARDED.matches(request)) {
            auth.protect();
        }
    }
}
