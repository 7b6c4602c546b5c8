package io.github.clerkjakarta.tenant;

import io.github.clerkjakarta.route.ClerkRequest;
import java.util.Optional;

/**
 * Gives each request its own {@link Options}: many tenants, each with a Clerk instance, in one deployment. An application
 * provides one CDI bean of this type.
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
 * <p>It is asked once a request, before anything is known of the visitor. What a client sends can be anything: find options
 * by it, do not make them of it. Equal options share what was made of them; the thousand used last are kept.
 *
 * @see <a href="https://clerk.com/docs/reference/nextjs/clerk-middleware#dynamic-keys">Clerk: dynamic keys</a>
 */
@FunctionalInterface
public interface OptionsResolver {

    /**
     * The options for this request. {@link Options#configured()} is the configuration as it is; what other options leave out
     * comes from the configuration too, except for keys: with a publishable key go its own secret key and JWT key.
     *
     * @return empty where there is no such tenant: the request is answered 404
     */
    Optional<Options> resolve(ClerkRequest request);
}
