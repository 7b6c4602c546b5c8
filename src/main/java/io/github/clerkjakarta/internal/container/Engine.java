package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.ClerkScript;
import io.github.clerkjakarta.DocumentRequest;
import io.github.clerkjakarta.Options;
import io.github.clerkjakarta.OptionsResolver;
import io.github.clerkjakarta.RequestGuard;
import io.github.clerkjakarta.internal.config.ApplicationConfig;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.EncryptionKey;
import io.github.clerkjakarta.internal.decision.ClerkJsTags;
import io.github.clerkjakarta.internal.decision.RouteRules;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** All that one application needs to answer its requests, put together once. */
public final class Engine {
    private final Instances instances;
    private final @Nullable OptionsResolver resolver;
    private final RouteRules rules;
    private final Door door;
    private final @Nullable SealedOptions envelope;

    /** @param guards in the order in which they are asked */
    Engine(
            Config config,
            @Nullable OptionsResolver resolver,
            List<RequestGuard> guards,
            DocumentRequest documentRequest,
            Clock clock) {
        ApplicationConfig application = new ConfigReader(config).readApplication();
        EncryptionKey key = application.encryptionKey();
        this.instances = new Instances(config, clock);
        this.resolver = resolver;
        this.rules = new RouteRules(application, guards);
        this.envelope = key == null ? null : new SealedOptions(key, clock);
        this.door = new Door(application, instances, resolver, rules, documentRequest, envelope);
        if (resolver == null) {
            instances.of(Options.configured());
        }
    }

    /** The way in. */
    public Door door() {
        return door;
    }

    /**
     * The tags for a page whose request Clerk's filter did not see.
     *
     * @throws IllegalStateException where options are given per request
     */
    ClerkScript script(String nonce) {
        if (resolver != null) {
            throw new IllegalStateException(
                    "Clerk's filter has not seen this page's request, so nobody knows which options"
                            + " the OptionsResolver gives it. Name the page's path in clerk.servlet-filter.patterns.");
        }
        return new ClerkJsTags(instances.of(Options.configured()).config(), null, null, nonce);
    }

    public RouteRules rules() {
        return rules;
    }

    /** Whether answers may explain themselves. With several instances only a request tells. */
    boolean isDevelopment() {
        return resolver == null && instances.of(Options.configured()).config().isDevelopment();
    }

    /** Whether each request may be another instance's. */
    boolean hasTenants() {
        return resolver != null;
    }

    /** The official client of the instance that the options are for, made once. */
    Object officialClient(Options options, Function<ClerkConfig, Object> made) {
        return instances.of(options).officialClient(made);
    }

    Optional<SealedOptions> sealedOptions() {
        return Optional.ofNullable(envelope);
    }
}
