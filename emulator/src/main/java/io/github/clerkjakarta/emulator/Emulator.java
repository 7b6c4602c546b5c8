package io.github.clerkjakarta.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.clerkjakarta.emulator.Directory.User;
import io.github.clerkjakarta.emulator.MachineTokens.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An offline Clerk on a loopback address: Backend API under {@code /v1}, Frontend API under {@code /__clerk/v1}, ClerkJS under
 * {@code /npm}, sign-in, sign-up and sign-out pages, and an overview at {@code /}. State is in memory. The signing key is kept
 * in the data folder, so tokens stay good across a restart.
 *
 * <pre>{@code
 * try (Emulator clerk = Emulator.start(Emulator.options())) {
 *     clerk.properties();
 * }
 * }</pre>
 */
public final class Emulator implements AutoCloseable {
    private static final long MACHINE_TOKEN_SECONDS = 3600;

    private final Seed seed;
    private final HttpServer server;
    private final ExecutorService threads;
    private final AdjustableClock clock;
    private final Troubles troubles = new Troubles();
    private final CallLog log;
    private final Directory directory;
    private final Clients clients;
    private final SessionTokens tokens;
    private final MachineTokens machines;
    private final SignIns signIns;
    private final Pages pages;
    private final FrontendApi frontend;
    private final BackendApi backend;
    private final Control control;

    private Emulator(Options options) throws IOException {
        InetAddress address = InetAddress.getByName(options.host);
        if (!address.isLoopbackAddress() && !options.anyAddress) {
            throw new IllegalArgumentException(
                    options.host + " is not a loopback address. This is no identity provider:"
                            + " anyone who reaches it can sign in as anyone. Say anyAddress (--any-address) if you must.");
        }
        seed = options.seed;
        clock = new AdjustableClock(options.clock);
        log = new CallLog(clock);
        Ids ids = new Ids(options.idSeed);
        SigningKey key = options.data == null
                ? SigningKey.generate()
                : SigningKey.loadOrCreate(options.data.resolve("signing-key"));
        directory = new Directory(seed, ids, clock);
        clients = new Clients(ids, clock, directory);
        tokens = new SessionTokens(seed, clock, ids, directory, key);
        machines = new MachineTokens(seed, clock, ids, tokens::key);
        ClientJson json = new ClientJson(directory, tokens);
        Handshakes handshakes = new Handshakes(seed, ids, clients, directory, tokens, options.refreshTokens);
        signIns = new SignIns(seed, ids, clients, directory, handshakes);
        frontend = new FrontendApi(
                seed, clients, directory, handshakes, tokens, signIns, new Verifications(json, ids, clock), json);
        backend = new BackendApi(seed, clients, directory, tokens, machines, handshakes, signIns, json);
        pages = new Pages(seed, clients, directory, handshakes, signIns, log);
        control = new Control(this);
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

    /** Returns options with the demo's users, a free port, and a signing key of the emulator's own. */
    public static Options options() {
        return new Options("127.0.0.1", 0, Seed.standard(), null, Clock.systemUTC(), null, false, false);
    }

    public static Emulator start(Options options) throws IOException {
        return new Emulator(options);
    }

    /**
     * The options of a start.
     *
     * @param port 0 for a free one
     * @param data the folder for the signing key; null for a new key each time
     * @param idSeed the same seed gives the same ids, codes and tickets in the same order; null for random ones
     * @param refreshTokens true if handshakes set refresh cookies, with which servers renew expired tokens themselves
     * @param anyAddress true if the host may be one that other machines reach
     */
    public record Options(
            String host,
            int port,
            Seed seed,
            @Nullable Path data,
            Clock clock,
            @Nullable Long idSeed,
            boolean refreshTokens,
            boolean anyAddress) {

        public Options port(int newPort) {
            return new Options(host, newPort, seed, data, clock, idSeed, refreshTokens, anyAddress);
        }

        public Options host(String newHost) {
            return new Options(newHost, port, seed, data, clock, idSeed, refreshTokens, anyAddress);
        }

        public Options seed(Seed newSeed) {
            return new Options(host, port, newSeed, data, clock, idSeed, refreshTokens, anyAddress);
        }

        public Options data(Path folder) {
            return new Options(host, port, seed, folder, clock, idSeed, refreshTokens, anyAddress);
        }

        public Options clock(Clock newClock) {
            return new Options(host, port, seed, data, newClock, idSeed, refreshTokens, anyAddress);
        }

        public Options idSeed(long newIdSeed) {
            return new Options(host, port, seed, data, clock, newIdSeed, refreshTokens, anyAddress);
        }

        public Options refreshTokens(boolean on) {
            return new Options(host, port, seed, data, clock, idSeed, on, anyAddress);
        }

        public Options anyAddress(boolean allowed) {
            return new Options(host, port, seed, data, clock, idSeed, refreshTokens, allowed);
        }
    }

    /** Returns the value for {@code clerk.api-url}. */
    public String url() {
        return "http://" + server.getAddress().getHostString() + ":" + port();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Returns the value for {@code clerk.proxy-url}. */
    public String frontendApiUrl() {
        return url() + FrontendApi.PREFIX;
    }

    /**
     * Returns the same under another name of this machine. Cookies belong to host names, not ports. In production the
     * Frontend API must be able to set an application's cookies, so both need the same name.
     */
    public String frontendApiUrl(String host) {
        return "http://" + host + ":" + port() + FrontendApi.PREFIX;
    }

    /** Returns the value for {@code clerk.sign-in-url}. */
    public String signInUrl() {
        return url() + "/sign-in";
    }

    /** Returns the same under another name of this machine. */
    public String signInUrl(String host) {
        return "http://" + host + ":" + port() + "/sign-in";
    }

    /** Returns the value for {@code clerk.sign-up-url}. */
    public String signUpUrl() {
        return url() + "/sign-up";
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

    /** Returns true if ClerkJS is in this jar, because it was built with npm. */
    public static boolean hasClerkJs() {
        return ClerkJs.isPacked();
    }

    /** Returns the configuration of an application in front of this Clerk, by the names of the properties. */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("clerk.publishable-key", publishableKey());
        properties.put("clerk.secret-key", secretKey());
        properties.put("clerk.api-url", url());
        properties.put("clerk.proxy-url", frontendApiUrl());
        properties.put("clerk.sign-in-url", signInUrl());
        return properties;
    }

    /**
     * Returns a token of a new session of the user, with the user's first organization active, for {@code
     * Authorization: Bearer}.
     *
     * @param origin the application it is for, the token's {@code azp}
     * @throws IllegalArgumentException if the seed has no such user
     */
    public synchronized String sessionToken(String userId, String origin) {
        return tokens.sessionToken(clients.signIn(clients.client(null, "dvb_"), user(userId)), origin);
    }

    /**
     * Returns a ticket with which a browser signs in as the user, once: {@code <sign-in page>?__clerk_ticket=<ticket>}.
     */
    public synchronized String signInTicket(String userId) {
        return signIns.ticket(user(userId));
    }

    /**
     * Returns a token of a new session of the user, with this organization active.
     *
     * @param organization its id or slug
     * @throws IllegalArgumentException if there is no such user, or the user is not in that organization
     */
    public synchronized String sessionToken(String userId, String origin, String organization) {
        Directory.Organization wanted = directory.organizationOf(user(userId).id, organization);
        if (wanted == null) {
            throw new IllegalArgumentException(userId + " is in no organization " + organization + ". There are: "
                    + directory.organizationsOf(userId).stream()
                            .map(it -> it.slug)
                            .toList());
        }
        Clients.Session session = clients.signIn(clients.client(null, "dvb_"), user(userId));
        session.activate(wanted.id);
        return tokens.sessionToken(session, origin);
    }

    private User user(String id) {
        return directory
                .user(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no user " + id + ". There are: "
                        + directory.users().stream().map(it -> it.id).toList()));
    }

    /** Ends the user's sessions, as Clerk's dashboard does. Applications notice when their tokens expire. */
    public synchronized void revokeSessions(String userId) {
        clients.all().stream()
                .flatMap(client -> client.sessions.stream())
                .filter(session -> session.user.id.equals(userId) && session.isSignedIn())
                .forEach(session -> session.status = "revoked");
    }

    /** Ages the user's proofs of identity in every session, to test methods that require a recent proof. */
    public synchronized void ageVerifications(String userId, Duration by) {
        clients.all().stream()
                .flatMap(client -> client.sessions.stream())
                .filter(session -> session.user.id.equals(userId))
                .forEach(session -> session.verifiedAt -= by.toMillis());
    }

    /**
     * Returns the last hundred requests, the latest first: {@code POST /m2m_tokens/verify 200}. Without queries,
     * because they carry tokens.
     */
    public List<String> requests() {
        return log.latest().stream()
                .map(it -> it.method() + " " + it.path() + " " + it.status())
                .toList();
    }

    /** Empties the list of {@link #requests()}. */
    public void forgetRequests() {
        log.clear();
    }

    /**
     * Returns an M2M token of a machine of the seed, good for an hour.
     *
     * @param jwt true if it can be verified without the Backend API
     * @throws IllegalArgumentException if the seed has no such machine
     */
    public synchronized String m2mToken(String machineId, boolean jwt) {
        Seed.Machine machine = seed.machines().stream()
                .filter(it -> it.id().equals(machineId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The seed has no machine " + machineId + "."));
        return jwt
                ? machines.jwt(Kind.M2M, machineId, machine.scopes(), machine.name(), MACHINE_TOKEN_SECONDS)
                        .secret()
                : machines.opaque(Kind.M2M, machineId, machine.scopes(), machine.name(), MACHINE_TOKEN_SECONDS)
                        .secret();
    }

    /** Returns an OAuth access token that the user gave to a client, good for an hour. */
    public synchronized String oauthToken(String userId, String clientId, List<String> scopes, boolean jwt) {
        return jwt
                ? machines.jwt(Kind.OAUTH, userId, scopes, clientId, MACHINE_TOKEN_SECONDS)
                        .secret()
                : machines.opaque(Kind.OAUTH, userId, scopes, clientId, MACHINE_TOKEN_SECONDS)
                        .secret();
    }

    /** Returns an API key of a user or an organization, which does not expire. */
    public synchronized String apiKey(String subject, String name, List<String> scopes) {
        return machines.opaque(Kind.API_KEY, subject, scopes, name, null).secret();
    }

    /** Signs with a new key from now on, and lists only that one. */
    public synchronized void rotateKey() {
        tokens.rotate(SigningKey.generate());
    }

    /** Moves this Clerk's clock ahead, or behind if the duration is negative. */
    public void skewClock(Duration ahead) {
        clock.skew(ahead);
    }

    /** Adds a trouble to those that are already set. */
    public void trouble(Trouble trouble) {
        troubles.add(trouble);
    }

    /** Removes all troubles. */
    public void untroubled() {
        troubles.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = new Call(exchange, this::log);
            try {
                if (call.path().startsWith(Control.PREFIX)) {
                    control.answer(call);
                } else if (!troubles.happenTo(call)) {
                    route(call);
                }
            } catch (ApiError error) {
                call.answer(error.status(), error.json());
            } catch (RuntimeException bug) {
                call.answer(500, new ApiError(500, "internal_clerk_error", String.valueOf(bug), "").json());
            } finally {
                if (call.status() == 0) {
                    log(call);
                }
            }
        }
    }

    /** Records the request before the answer is sent, so a client that has the answer finds it in the list. */
    private void log(Call call) {
        if (!ClerkJs.answers(call.path())) {
            log.add(call);
        }
    }

    private void route(Call call) throws IOException {
        if (ClerkJs.answers(call.path())) {
            ClerkJs.answer(call);
            return;
        }
        // One call at a time: users, sessions and tokens need no locks of their own.
        synchronized (this) {
            if (call.path().startsWith(FrontendApi.PREFIX + "/")) {
                frontend.answer(call);
            } else if (BackendApi.answers(call.path())) {
                backend.answer(call);
            } else {
                pages.answer(call);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
