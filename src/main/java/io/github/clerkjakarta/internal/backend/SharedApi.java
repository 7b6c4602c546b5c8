package io.github.clerkjakarta.internal.backend;

import io.github.clerkjakarta.TokenType;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks Clerk once if several requests bring the same nonce, refresh cookie or machine's token at the same time, and does not ask again at
 * once for what Clerk has refused. It keeps no good answer, so a revoked token is refused at once.
 */
public final class SharedApi implements BackendApi, MachineApi {
    /** A machine that was verified within this time is asked about even while strangers send made-up tokens. */
    static final Duration KNOWN_FOR = Duration.ofMinutes(10);

    static final int MOST_KNOWN = 10_000;

    private final BackendApi api;
    private final MachineApi machineApi;
    private final Clock clock;
    private final SharedCalls<String, List<String>> sessionCalls = new SharedCalls<>();
    private final SharedCalls<String, JsonObject> machineCalls = new SharedCalls<>();

    /** One for each kind, so that a flood of one makes us forget nothing of another. */
    private final Refusals nonces;

    private final Refusals refreshes;
    private final Refusals machines;

    /** The times of verification, by the token's digest. Only tokens that Clerk accepted get in. */
    private final Map<String, Instant> verified = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    public SharedApi(BackendApi api, MachineApi machineApi, Clock clock) {
        this.api = api;
        this.machineApi = machineApi;
        this.clock = clock;
        this.nonces = new Refusals(clock);
        this.refreshes = new Refusals(clock);
        this.machines = new Refusals(clock);
    }

    @Override
    public List<JsonObject> signingKeys() throws BackendException {
        return api.signingKeys();
    }

    @Override
    public List<String> handshakeDirectives(String nonce) throws BackendException {
        return ask("nonce", digest(nonce), sessionCalls, nonces, () -> api.handshakeDirectives(nonce));
    }

    @Override
    public List<String> refreshSession(SessionRefreshRequest request) throws BackendException {
        // Clerk looks at the browser, too: another one that sends the same cookies does not share its answer.
        String digest = digest(
                request.sessionId(),
                request.expiredToken(),
                request.refreshToken(),
                request.origin(),
                String.valueOf(request.suffixedCookies()),
                String.valueOf(request.headers().get("user-agent")));
        return ask("refresh", digest, sessionCalls, refreshes, () -> api.refreshSession(request));
    }

    @Override
    public JsonObject verify(TokenType kind, String token) throws BackendException {
        String digest = digest(kind.name(), token);
        boolean known = wasVerified(digest);
        return ask("machine", digest, machineCalls, machines, () -> {
            JsonObject answer = known ? machineApi.verifyAgain(kind, token) : machineApi.verify(kind, token);
            if (!answer.getBoolean("revoked", false) && !answer.getBoolean("expired", false)) {
                rememberVerified(digest);
            }
            return answer;
        });
    }

    private static <V> V ask(
            String kind, String digest, SharedCalls<String, V> calls, Refusals refusals, SharedCalls.Call<V> call)
            throws BackendException {
        BackendException refused = refusals.lately(digest);
        if (refused != null) {
            throw refused;
        }
        return calls.share(kind + digest, () -> {
            try {
                return call.make();
            } catch (BackendException failed) {
                refusals.remember(digest, failed);
                throw failed;
            }
        });
    }

    private boolean wasVerified(String digest) {
        synchronized (verified) {
            Instant last = verified.get(digest);
            return last != null && clock.instant().isBefore(last.plus(KNOWN_FOR));
        }
    }

    private void rememberVerified(String digest) {
        synchronized (verified) {
            verified.put(digest, clock.instant());
        }
    }

    /** Shortens what strangers send. Each part follows its length, so that no two lists have the same digest. */
    private static String digest(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
