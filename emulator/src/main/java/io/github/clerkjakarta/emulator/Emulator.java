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
 * {@code /npm}, sign-in, sign-up and sign-out pages, and an overview at {@code /}. State is in memory; the signing key is kept
 * in the data folder, so that tokens stay good across a restart.
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

    /** The demo's users on a free port, with a signing key of its own. */
    public static Options options() {
        return new Options("127.0.0.1", 0, Seed.standard(), null, Clock.systemUTC(), null, false, false);
    }

    public static Emulator start(Options options) throws IOException {
        return new Emulator(options);
    }

    /**
     * How it is started.
     *
     * @param port 0: a free one
     * @param data where the signing key is kept; null: a new key each time
     * @param idSeed the same gives the same ids, codes and tickets in the same order; null: random ones
     * @param refreshTokens whether handshakes set refresh cookies, by which servers renew expired tokens themselves
     * @param anyAddress whether the host may be one that other machines reach
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

    /** For {@code clerk.sign-up-url}. */
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

    /** Whether ClerkJS is in this jar, which was built with npm then. */
    public static boolean hasClerkJs() {
        return ClerkJs.isPacked();
    }

    /** What an application in front of this is told, by the names of the properties. */
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
     * A token of a fresh session of the user, with the user's first organization active, for {@code Authorization: Bearer}.
     *
     * @param origin the application it is for, the token's {@code azp}
     * @throws IllegalArgumentException where the seed has no such user
     */
    public synchronized String sessionToken(String userId, String origin) {
        return tokens.sessionToken(clients.signIn(clients.client(null, "dvb_"), user(userId)), origin);
    }

    /** A ticket with which a browser signs in as the user, once: {@code <sign-in page>?__clerk_ticket=<ticket>}. */
    public synchronized String signInTicket(String userId) {
        return signIns.ticket(user(userId));
    }

    /**
     * The same with another organization active.
     *
     * @param organization its id or slug
     * @throws IllegalArgumentException where there is no such user, or the user is not in that organization
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

    /** Ends the user's sessions, as Clerk's dashboard does. Applications learn of it when their tokens expire. */
    public synchronized void revokeSessions(String userId) {
        clients.all().stream()
                .flatMap(client -> client.sessions.stream())
                .filter(session -> session.user.id.equals(userId) && session.isSignedIn())
                .forEach(session -> session.status = "revoked");
    }

    /** The user proved who they are that much earlier, in every session: for what asks for a recent proof. */
    public synchronized void ageVerifications(String userId, Duration by) {
        clients.all().stream()
                .flatMap(client -> client.sessions.stream())
                .filter(session -> session.user.id.equals(userId))
                .forEach(session -> session.verifiedAt -= by.toMillis());
    }

    /** The last hundred requests, the latest first: {@code POST /m2m_tokens/verify 200}. Without queries: they carry tokens. */
    public List<String> requests() {
        return log.latest().stream()
                .map(it -> it.method() + " " + it.path() + " " + it.status())
                .toList();
    }

    /** The list of {@link #requests()} begins anew. */
    public void forgetRequests() {
        log.clear();
    }

    /**
     * An M2M token of a machine of the seed, good for an hour.
     *
     * @param jwt whether it can be verified without the Backend API
     * @throws IllegalArgumentException where the seed has no such machine
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

    /** An OAuth access token that the user gave to a client, good for an hour. */
    public synchronized String oauthToken(String userId, String clientId, List<String> scopes, boolean jwt) {
        return jwt
                ? machines.jwt(Kind.OAUTH, userId, scopes, clientId, MACHINE_TOKEN_SECONDS)
                        .secret()
                : machines.opaque(Kind.OAUTH, userId, scopes, clientId, MACHINE_TOKEN_SECONDS)
                        .secret();
    }

    /** An API key of a user or an organization, which does not expire. */
    public synchronized String apiKey(String subject, String name, List<String> scopes) {
        return machines.opaque(Kind.API_KEY, subject, scopes, name, null).secret();
    }

    /** Signs with a new key from now on, and lists that one alone. */
    public synchronized void rotateKey() {
        tokens.rotate(SigningKey.generate());
    }

    /** This Clerk's clock goes ahead by this, or behind where it is negative. */
    public void skewClock(Duration ahead) {
        clock.skew(ahead);
    }

    /** Something goes wrong from now on, besides what does already. */
    public void trouble(Trouble trouble) {
        troubles.add(trouble);
    }

    /** Nothing goes wrong any more. */
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

    /** Before the answer is sent: whoever has it finds the request in the list. */
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
