package io.github.clerkjakarta.internal.container.entry;

import io.github.clerkjakarta.ClerkScript;
import io.github.clerkjakarta.internal.config.ApplicationConfig;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.Configuration;
import io.github.clerkjakarta.internal.config.EncryptionKey;
import io.github.clerkjakarta.internal.page.ClerkJsTags;
import io.github.clerkjakarta.internal.protection.RouteRules;
import io.github.clerkjakarta.route.DocumentRequest;
import io.github.clerkjakarta.route.RequestGuard;
import io.github.clerkjakarta.tenant.Options;
import io.github.clerkjakarta.tenant.OptionsResolver;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that one application needs to answer its requests, created once. */
public final class Engine {
    private final Tenants tenants;
    private final @Nullable OptionsResolver resolver;
    private final RouteRules rules;
    private final Door door;
    private final @Nullable SealedOptions envelope;

    /** @param guards in the order in which they are called */
    public Engine(
            Configuration configuration,
            @Nullable OptionsResolver resolver,
            List<RequestGuard> guards,
            DocumentRequest documentRequest,
            Clock clock) {
        ApplicationConfig application = configuration.application();
        EncryptionKey key = application.encryptionKey();
        this.tenants = new Tenants(configuration, clock);
        this.resolver = resolver;
        this.rules = new RouteRules(application, guards);
        this.envelope = key == null ? null : new SealedOptions(key, clock);
        this.door = new Door(application, tenants, resolver, rules, documentRequest, envelope);
        if (resolver == null) {
            tenants.of(Options.configured());
        }
    }

    /** Returns the checks that every request passes. */
    public Door door() {
        return door;
    }

    /**
     * Returns the tags for a page whose request Clerk's filter has not seen.
     *
     * @throws IllegalStateException if options are given per request
     */
    public ClerkScript script(String nonce) {
        if (resolver != null) {
            throw new IllegalStateException(
                    "Clerk's filter has not seen this page's request, so the OptionsResolver has given it no options."
                            + " Add the page's path to clerk.servlet-filter.patterns.");
        }
        return new ClerkJsTags(tenants.of(Options.configured()).config(), null, null, nonce);
    }

    public RouteRules rules() {
        return rules;
    }

    /** Returns true for a development instance. With several Clerk instances, ask the request. */
    public boolean isDevelopment() {
        return tenants.of(Options.configured()).config().isDevelopment();
    }

    /** Returns true if an OptionsResolver chooses the instance of each request. */
    public boolean hasTenants() {
        return resolver != null;
    }

    /** Returns the official client of the instance that the options are for, created once. */
    public Object officialClient(Options options, Function<ClerkConfig, Object> made) {
        return tenants.of(options).officialClient(made);
    }

    public Optional<SealedOptions> sealedOptions() {
        return Optional.ofNullable(envelope);
    }
}
