package io.github.clerkjakarta.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An offline Clerk on a loopback address: Backend API under {@code /v1}, Frontend API under {@code /__clerk/v1}, sign-in
 * and sign-out pages. State is in memory; the signing key is kept in the data folder, so that sessions of applications
 * survive a restart of it.
 *
 * <pre>{@code
 * try (Emulator clerk = Emulator.start(Emulator.options())) {
 *     clerk.secretKey();
 * }
 * }</pre>
 */
public final class Emulator implements AutoCloseable {
    private final Seed seed;
    private final HttpServer server;
    private final ExecutorService threads;
    private final Clients clients;
    private final SessionTokens tokens;
    private final Pages pages;
    private final FrontendApi frontend;
    private final BackendApi backend;

    private Emulator(Options options) throws IOException {
        InetAddress address = InetAddress.getByName(options.host);
        if (!address.isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    options.host + " is not a loopback address. This is no identity provider:"
                            + " anyone who reaches it can sign in as anyone.");
        }
        Clock clock = options.clock;
        seed = options.seed;
        SigningKey key = options.data == null
                ? SigningKey.generate()
                : SigningKey.loadOrCreate(options.data.resolve("signing-key"));
        tokens = new SessionTokens(seed, clock, key);
        clients = new Clients(clock);
        frontend = new FrontendApi(seed, clients, tokens, options.refreshTokens);
        backend = new BackendApi(seed, clients, tokens, frontend);
        pages = new Pages(seed, clients, frontend);
        server = HttpServer.create(new InetSocketAddress(address, options.port), 0);
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "offline-clerk");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The demo's users on a free port, with a signing key of its own. */
    public static Options options() {
        return new Options("127.0.0.1", 0, Seed.standard(), null, Clock.systemUTC(), false);
    }

    public static Emulator start(Options options) throws IOException {
        return new Emulator(options);
    }

    /**
     * How it is started.
     *
     * @param port 0: a free one
     * @param data where the signing key is kept; null: a new key each time
     * @param refreshTokens whether handshakes set refresh cookies, by which servers renew expired tokens themselves
     */
    public record Options(
            String host, int port, Seed seed, @Nullable Path data, Clock clock, boolean refreshTokens) {

        public Options port(int newPort) {
            return new Options(host, newPort, seed, data, clock, refreshTokens);
        }

        public Options host(String newHost) {
            return new Options(newHost, port, seed, data, clock, refreshTokens);
        }

        public Options seed(Seed newSeed) {
            return new Options(host, port, newSeed, data, clock, refreshTokens);
        }

        public Options data(Path folder) {
            return new Options(host, port, seed, folder, clock, refreshTokens);
        }

        public Options clock(Clock newClock) {
            return new Options(host, port, seed, data, newClock, refreshTokens);
        }

        public Options refreshTokens(boolean on) {
            return new Options(host, port, seed, data, clock, on);
        }
    }

    /** For {@code clerk.api-url}. */
    public String url() {
        return "http://" + server.getAddress().getHostString() + ":" + port();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** For {@code clerk.proxy-url}. */
    public String frontendApiUrl() {
        return url() + FrontendApi.PREFIX;
    }

    /**
     * The same under another name of this machine. Cookies know host names and no ports: in production, where the Frontend API
     * must be able to set an application's cookies, both need the same name.
     */
    public String frontendApiUrl(String host) {
        return "http://" + host + ":" + port() + FrontendApi.PREFIX;
    }

    /** For {@code clerk.sign-in-url}. */
    public String signInUrl() {
        return url() + "/sign-in";
    }

    /** The same under another name of this machine. */
    public String signInUrl(String host) {
        return "http://" + host + ":" + port() + "/sign-in";
    }

    public String signOutUrl() {
        return url() + "/sign-out";
    }

    public String publishableKey() {
        return seed.publishableKey();
    }

    public String secretKey() {
        return seed.secretKey();
    }

    public Seed seed() {
        return seed;
    }

    /**
     * A token of a fresh session of the user, with the user's first organization active, for {@code Authorization: Bearer}.
     *
     * @param origin the application it is for, the token's {@code azp}
     * @throws IllegalArgumentException where the seed has no such user
     */
    public String sessionToken(String userId, String origin) {
        Seed.User user = seed.userById(userId)
                .orElseThrow(() -> new IllegalArgumentException("The seed has no user " + userId + "."));
        Clients.Session session = clients.signIn(clients.client(null, "dvb_"), user, seed.firstOrganizationOf(userId));
        return tokens.sessionToken(session, origin);
    }

    /** Signs with a new key from now on, and lists that one alone. */
    public void rotateKey() {
        tokens.rotate(SigningKey.generate());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = new Call(exchange);
            try {
                if (call.path().startsWith(FrontendApi.PREFIX + "/")) {
                    frontend.answer(call);
                } else if (call.path().startsWith("/v1/")) {
                    backend.answer(call);
                } else {
                    pages.answer(call);
                }
            } catch (ApiError error) {
                call.answer(error.status(), error.json());
            } catch (RuntimeException bug) {
                call.answer(500, new ApiError(500, "internal_clerk_error", String.valueOf(bug), "").json());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
