package io.github.clerkjakarta.tenant;

import io.github.clerkjakarta.route.ClerkRequest;
import java.util.Optional;

/**
 * Chooses {@link Options} for each request: many tenants, each with a Clerk instance of its own, in one deployment. An
 * application provides one CDI bean of this type.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class Tenants implements OptionsResolver {
 *     private final Map<String, Options> byHost = ...;
 *
 *     public Optional<Options> resolve(ClerkRequest request) {
 *         return Optional.ofNullable(byHost.get(request.getHostName()));
 *     }
 * }
 * }</pre>
 *
 * <p>It is called once in each request, before authentication. Clients can send anything: use request data only as a
 * lookup key, and never copy request data into the options. Equal options share caches; those of the thousand most
 * recently used options are kept.
 *
 * @see <a href="https://clerk.com/docs/reference/nextjs/clerk-middleware#dynamic-keys">Clerk: dynamic keys</a>
 */
@FunctionalInterface
public interface OptionsResolver {

    /**
     * Returns the options for this request: {@link Options#configured()} to use the configuration unchanged, or empty
     * if the tenant is unknown; the response is then 404. An option that is not set comes from the configuration. Keys
     * are the exception: options with a publishable key use none of the configuration's keys, and need a secret key of
     * their own.
     */
    Optional<Options> resolve(ClerkRequest request);
}
