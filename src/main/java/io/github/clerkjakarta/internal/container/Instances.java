package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.Options;
import io.github.clerkjakarta.internal.backend.HttpBackendApi;
import io.github.clerkjakarta.internal.backend.MachineApi;
import io.github.clerkjakarta.internal.backend.SharedMachineApi;
import io.github.clerkjakarta.internal.backend.UserApi;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.SecretKey;
import io.github.clerkjakarta.internal.decision.Authenticator;
import io.github.clerkjakarta.internal.decision.MachineCheck;
import io.github.clerkjakarta.internal.decision.RequestCalls;
import io.github.clerkjakarta.internal.decision.SignOut;
import io.github.clerkjakarta.internal.decision.TokenCache;
import io.github.clerkjakarta.internal.decision.Visit;
import io.github.clerkjakarta.internal.token.JwksKeys;
import io.github.clerkjakarta.internal.token.MachineTokenVerifier;
import io.github.clerkjakarta.internal.token.PemKeys;
import io.github.clerkjakarta.internal.token.SigningKeys;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * The Clerk instances that requests are for, each read, checked and put together once. Keys are cached by the address that
 * gave them and the secret that they were asked with, never by anything a request says.
 */
final class Instances {
    static final int MOST = 1_000;

    /** One Clerk instance, and how its visitors are authenticated. */
    record Instance(
            ClerkConfig config,
            Authenticator authenticator,
            TokenVerifier sessions,
            MachineTokenVerifier machines,
            UserApi users,
            TokenCache tokens,
            AtomicReference<@Nullable Object> officialClient) {

        Object officialClient(Function<ClerkConfig, Object> made) {
            synchronized (officialClient) {
                Object known = officialClient.get();
                if (known == null) {
                    known = made.apply(config);
                    officialClient.set(known);
                }
                return known;
            }
        }

        RequestCalls calls(Visit visit) {
            return new RequestCalls(MachineCheck.of(visit, machines), new SignOut(visit, sessions), users, tokens);
        }
    }

    /** Where signing keys come from; the secret never leaves this class. */
    private record KeySource(
            String apiUrl, String secretKey, @Nullable String machineSecretKey) {
        static KeySource of(ClerkConfig clerk) {
            SecretKey machine = clerk.machineSecretKey();
            return new KeySource(
                    clerk.apiUrl().toString(), clerk.secretKey().reveal(), machine == null ? null : machine.reveal());
        }

        @Override
        public String toString() {
            return "KeySource(hidden)";
        }
    }

    private record Backend(HttpBackendApi api, MachineApi machines, SigningKeys keys, TokenCache tokens) {}

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
            backend = backends.computeIfAbsent(KeySource.of(clerk), source -> {
                HttpBackendApi api = first == null ? new HttpBackendApi(clerk, clock) : first.of(clerk);
                first = api;
                return new Backend(
                        api, new SharedMachineApi(api, clock), new JwksKeys(api, clock), new TokenCache(api, clock));
            });
        }
        SigningKeys keys = clerk.jwtKey() != null ? new PemKeys(clerk.jwtKey()) : backend.keys;
        TokenVerifier sessions = new TokenVerifier(clerk, keys, clock);
        return new Instance(
                clerk,
                new Authenticator(sessions, backend.api),
                sessions,
                new MachineTokenVerifier(clerk, keys, backend.machines, clock),
                backend.api,
                backend.tokens,
                new AtomicReference<>());
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
