package io.github.clerkjakarta.route;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.ProtectionException;

/**
 * Decides about requests before JAX-RS looks for a resource, like the function that is passed to
 * {@code clerkMiddleware} in Clerk's SDK for Next.js. An application provides any number of them as CDI beans:
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
 * <p>Guards run after {@code clerk.routes.*}, in the order of their {@link jakarta.annotation.Priority}: the smallest
 * first, 5000 if absent. Each is called for every request that is authenticated, signed in or not: JAX-RS requests, and
 * others only if the servlet filter handles them. A CORS preflight is checked only if a method of the application
 * answers it.
 *
 * <p>A guard is called again if a later filter of the application changes the request's path or method. If servers read
 * a path in several ways, it is called once for each reading ({@link ClerkRequest#getPath()}), and once for each
 * possible context root ({@link ClerkRequest#getContextRoot()}). So a guard should decide and have no side effects. It
 * never sees a malformed path: such requests are answered 400 before.
 *
 * @see <a href="https://clerk.com/docs/reference/nextjs/clerk-middleware">Clerk: clerkMiddleware()</a>
 */
@FunctionalInterface
public interface RequestGuard {

    /**
     * Lets the request continue by returning, or ends it by throwing: with {@link Auth#protect()},
     * {@link Auth#redirectToSignIn()}, {@link Auth#redirectTo(String)} or a {@link ProtectionException.Answer}.
     *
     * @throws ProtectionException if the request may not continue
     */
    void check(Auth auth, ClerkRequest request);
}
