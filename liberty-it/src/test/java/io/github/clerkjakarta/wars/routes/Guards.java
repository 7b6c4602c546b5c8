package io.github.clerkjakarta.wars.routes;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.Requirement;
import io.github.clerkjakarta.route.ClerkRequest;
import io.github.clerkjakarta.route.RequestGuard;
import io.github.clerkjakarta.route.RouteMatcher;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

/** The shapes of Clerk's documentation. */
public class Guards {
    private Guards() {}

    @ApplicationScoped
    @Priority(20)
    public static class Second implements RequestGuard {
        private static final RouteMatcher ORDER = RouteMatcher.of("~/api/guarded/order");

        @Override
        public void check(Auth auth, ClerkRequest request) {
            if (ORDER.matches(request)) {
                throw new ProtectionException.Answer(418, "text/plain", "second");
            }
        }
    }

    @ApplicationScoped
    @Priority(10)
    public static class First implements RequestGuard {
        private static final RouteMatcher ADMIN = RouteMatcher.of("~/api/guarded/admin(.*)");
        private static final RouteMatcher MEMBERS = RouteMatcher.of("~/api/guarded/members(.*)");
        private static final RouteMatcher PUBLIC = RouteMatcher.of("~/api/guarded/all-but/this");
        private static final RouteMatcher ALL = RouteMatcher.of("~/api/guarded/all-but/(.*)");
        private static final RouteMatcher ONBOARDING = RouteMatcher.of("~/api/guarded/onboarding");
        private static final RouteMatcher ORDER = RouteMatcher.of("~/api/guarded/order");
        private static final RouteMatcher DELETING =
                RouteMatcher.of(request -> request.getMethod().equals("DELETE"));

        @Override
        public void check(Auth auth, ClerkRequest request) {
            if (ADMIN.matches(request)) {
                auth.protect(Requirement.role("org:admin"));
            }
            if (MEMBERS.matches(request) || DELETING.matches(request)) {
                auth.protect();
            }
            if (ALL.matches(request) && !PUBLIC.matches(request)) {
                auth.protect();
            }
            if (ONBOARDING.matches(request) && !auth.isAuthenticated()) {
                throw auth.redirectTo("~/api/open");
            }
            if (ORDER.matches(request)) {
                throw new ProtectionException.Answer(418, "text/plain", "first");
            }
        }
    }
}
