package io.github.clerkjakarta.route;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.ProtectionException;

/**
 * Decides about requests before JAX-RS looks for a resource, as the function given to {@code clerkMiddleware} does in
 * Clerk's SDK for Next.js. An application provides any number as CDI beans:
 *
 * <pre>{@code
 * @ApplicationScoped
 * @Priority(100)
 * public class Routes implements RequestGuard {
 *     private static final RouteMatcher TENANT = RouteMatcher.of("~/orgs/(.*)");
 *     private static final RouteMatcher ADMIN = RouteMatcher.of("~/admin(.*)");
 *
 *     public void check(Auth auth, ClerkRequest request) {
 *         if (ADMIN.matches(request)) auth.protect(role("org:admin"));
 *         if (TENANT.matches(request)) auth.protect();
 *     }
 * }
 * }</pre>
 *
 * <p>They are called after {@code clerk.routes.*}, in the order of their {@link jakarta.annotation.Priority}, the smallest first and
 * 5000 if absent. Each is called for every request that is authenticated, signed in or not: JAX-RS requests, and others only if the
 * servlet filter handles them. A CORS preflight that no method of the application answers is not checked. A guard that returns lets the
 * request go on; one that throws ends it:
 * {@link Auth#protect()}, {@link Auth#redirectToSignIn()}, {@link Auth#redirectTo(String)},
 * {@link ProtectionException.Answer}.
 *
 * <p>It is called again if a later filter of the application changes the request's path or method. It is called once for each reading
 * of a path that servers read differently ({@link ClerkRequest#getPath()}), and once for each possible context root
 * ({@link ClerkRequest#getContextRoot()}). So it should decide and have no side effects. {@link ClerkRequest#getPath()} is never
 * malformed here: such requests are answered 400 before.
 *
 * @see <a href="https://clerk.com/docs/reference/nextjs/clerk-middleware">Clerk: clerkMiddleware()</a>
 */
@FunctionalInterface
public interface RequestGuard {

    /** @throws ProtectionException if the request may not go on */
    void check(Auth auth, ClerkRequest request);
}
