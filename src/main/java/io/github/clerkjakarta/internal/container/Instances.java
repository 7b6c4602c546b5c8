package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.Options;
import io.github.clerkjakarta.internal.backend.BackendApi;
import io.github.clerkjakarta.internal.backend.HttpBackendApi;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.decision.Authenticator;
import io.github.clerkjakarta.internal.token.JwksKeys;
import io.github.clerkjakarta.internal.token.PemKeys;
import io.github.clerkjakarta.internal.token.SigningKeys;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * The Clerk instances that requests are for, each read, checked and put together once. Keys are cached by the address that
 * gave them and the secret that they were asked with, never by anything a request says.
 */
final class Instances {
    static final int MOST = 1_000;

    /** One Clerk instance, and how its visitors are authenticated. */
    record Instance(ClerkConfig config, Authenticator authenticator) {}

    /** Where signing keys come from; the secret never leaves this class. */
    private record KeySource(String apiUrl, String secretKey) {}

    private record Backend(BackendApi api, SigningKeys keys) {}

    private final Config config;
    private final Clock clock;
    private final Map<Options, Instance> known = bounded();
    private final Map<KeySource, Backend> backends = bounded();
    private @Nullable HttpBackendApi first;
    private volatile @Nullable Instance configured;

    Instances(Config config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** @throws io.github.clerkjakarta.ClerkConfigurationException where the options cannot be used */
    Instance of(Options options) {
        if (options != Options.configured()) {
            synchronized (known) {
                return known.computeIfAbsent(options, this::made);
            }
        }
        // Most applications have but this one: no lock on its way.
        Instance ready = configured;
        if (ready == null) {
            ready = made(options);
            configured = ready;
        }
        return ready;
    }

    int size() {
        synchronized (known) {
            return known.size();
        }
    }

    private Instance made(Options options) {
        ClerkConfig clerk = new ConfigReader(config, options).read();
        Backend backend;
        synchronized (backends) {
            backend = backends.computeIfAbsent(
                    new KeySource(clerk.apiUrl().toString(), clerk.secretKey().reveal()), source -> {
                        HttpBackendApi api = first == null
                                ? new HttpBackendApi(clerk.apiUrl(), clerk.secretKey())
                                : first.of(clerk.apiUrl(), clerk.secretKey());
                        first = api;
                        return new Backend(api, new JwksKeys(api, clock));
                    });
        }
        SigningKeys keys = clerk.jwtKey() != null ? new PemKeys(clerk.jwtKey()) : backend.keys;
        return new Instance(clerk, new Authenticator(new TokenVerifier(clerk, keys, clock), backend.api));
    }

    /** Forgets what was used least recently. */
    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST;
            }
        };
    }
}
