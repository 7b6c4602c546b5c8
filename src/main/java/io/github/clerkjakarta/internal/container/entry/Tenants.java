package io.github.clerkjakarta.internal.container.entry;

import io.github.clerkjakarta.internal.backend.HttpBackendApi;
import io.github.clerkjakarta.internal.backend.SharedApi;
import io.github.clerkjakarta.internal.caller.ClerkInstance;
import io.github.clerkjakarta.internal.caller.TokenCache;
import io.github.clerkjakarta.internal.config.ApiSecret;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.Configuration;
import io.github.clerkjakarta.internal.memory.BoundedTable;
import io.github.clerkjakarta.internal.token.JwksKeys;
import io.github.clerkjakarta.internal.token.PemKeys;
import io.github.clerkjakarta.internal.token.SeenTokens;
import io.github.clerkjakarta.internal.token.SigningKeys;
import io.github.clerkjakarta.tenant.Options;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The Clerk instances of an application's requests. Each is read, checked and put together once. Keys are cached by the
 * address that they came from and the secret that was used there, never by request data.
 */
final class Tenants {
    /** At least as many as this stay known. */
    static final int USED_LAST = 1_000;

    private static final Duration LIFE = Duration.ofDays(1);
    private static final Duration FOR_EVER = Duration.ofDays(365_000);

    /** One Clerk instance, with the official client for it if the application uses that. */
    record Tenant(ClerkInstance clerk, AtomicReference<@Nullable Object> officialClient) {

        ClerkConfig config() {
            return clerk.config();
        }

        Object officialClient(Function<ClerkConfig, Object> factory) {
            synchronized (officialClient) {
                Object known = officialClient.get();
                if (known == null) {
                    known = factory.apply(config());
                    officialClient.set(known);
                }
                return known;
            }
        }
    }

    /** The source of signing keys. The secret never leaves this class. */
    private record KeySource(
            String apiUrl, String secretKey, @Nullable String machineSecretKey) {
        static KeySource of(ClerkConfig clerk) {
            ApiSecret machine = clerk.keys().machineSecretKey();
            return new KeySource(
                    clerk.keys().apiUrl().toString(),
                    clerk.keys().secretKey().reveal(),
                    machine == null ? null : machine.reveal());
        }

        @Override
        public String toString() {
            return "KeySource(hidden)";
        }
    }

    private record Source(ClerkInstance.Backend backend, SigningKeys keys) {}

    private final Configuration configuration;
    private final Clock clock;
    private final BoundedTable<Options, Tenant> known = BoundedTable.ofLast(USED_LAST, LIFE);

    /** Not forgotten for their age: tenants with the same secret must share its keys and its share of Clerk's rate limit. */
    private final BoundedTable<KeySource, Source> sources = BoundedTable.ofLast(USED_LAST, FOR_EVER);

    private final SeenTokens seen;
    private @Nullable HttpBackendApi first;
    private volatile @Nullable Tenant configured;

    Tenants(Configuration configuration, Clock clock) {
        this(configuration, new SeenTokens(clock), clock);
    }

    Tenants(Configuration configuration, SeenTokens seen, Clock clock) {
        this.configuration = configuration;
        this.seen = seen;
        this.clock = clock;
    }

    /** @throws io.github.clerkjakarta.ClerkConfigurationException if the options are unusable */
    Tenant of(Options options) {
        if (options != Options.configured()) {
            Tenant seen = known.get(options);
            if (seen == null) {
                return createOnce(options);
            }
            known.put(options, seen, clock.millis());
            return seen;
        }
        // Most applications have only this one: its path takes no lock.
        Tenant ready = configured;
        if (ready == null) {
            ready = create(options);
            configured = ready;
        }
        return ready;
    }

    /** Each instance has one official client, so there is one tenant, whatever asks at the same time. */
    private synchronized Tenant createOnce(Options options) {
        Tenant other = known.get(options);
        if (other != null) {
            return other;
        }
        Tenant created = create(options);
        known.put(options, created, clock.millis());
        return created;
    }

    int size() {
        return known.size();
    }

    private Tenant create(Options options) {
        ClerkConfig clerk = configuration.clerk(options);
        Source source = source(clerk);
        RSAPublicKey jwtKey = clerk.keys().jwtKey();
        SigningKeys keys = jwtKey != null ? new PemKeys(jwtKey) : source.keys;
        return new Tenant(new ClerkInstance(clerk, keys, source.backend, seen, clock), new AtomicReference<>());
    }

    private Source source(ClerkConfig clerk) {
        KeySource key = KeySource.of(clerk);
        synchronized (sources) {
            Source known = sources.get(key);
            Source source = known != null ? known : createSource(clerk);
            sources.put(key, source, clock.millis());
            return source;
        }
    }

    private Source createSource(ClerkConfig clerk) {
        HttpBackendApi api = first == null ? new HttpBackendApi(clerk, clock) : first.of(clerk);
        first = api;
        SharedApi shared = new SharedApi(api, api, clock);
        return new Source(
                new ClerkInstance.Backend(shared, shared, api, new TokenCache(api, clock)), new JwksKeys(api, clock));
    }
}
