package io.github.clerkjakarta.wire.app;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.route.ClerkRequest;
import io.github.clerkjakarta.route.RequestGuard;
import io.github.clerkjakarta.route.RouteMatcher;
import jakarta.enterprise.context.ApplicationScoped;

/** Records the requests that it sees, and protects two resources. */
@ApplicationScoped
public class Guard implements RequestGuard {
    private static final RouteMatcher GUARDED = RouteMatcher.of("(.*)/guarded(.*)");

    /** If {@code ~} were the path of JAX-RS, neither would match. */
    private static final RouteMatcher TILDE = RouteMatcher.of("~/api/tilde(.*)", "~/rest/tilde(.*)");

    @Override
    public void check(Auth auth, ClerkRequest request) {
        Asked.note(request.getPath(), request.getHost(), request.getUrl(), request.getContextRoot());
        if (GUARDED.matches(request) || TILDE.matches(request)) {
            auth.protect();
        }
    }
}
