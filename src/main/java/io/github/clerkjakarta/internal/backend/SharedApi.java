package io.github.clerkjakarta.internal.backend;

import io.github.clerkjakarta.internal.memory.BoundedTable;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Asks Clerk once if several requests bring the same nonce, refresh cookie or machine token at the same time, and does
 * not repeat at once a question that Clerk has refused. It keeps no successful answer, so a revoked token is refused at
 * once.
 */
public final class SharedApi implements BackendApi, MachineApi {
    /** A machine verified within this time is asked about even while strangers send made-up tokens. */
    static final Duration KNOWN_FOR = Duration.ofMinutes(10);

    /** At least; at most twice as many. */
    static final int MACHINES_KEPT = 10_000;

    private final BackendApi api;
    private final MachineApi machineApi;
    private final Clock clock;

    /**
     * A kind of question. Each kind has its own memory, so a flood of one neither holds the places of another nor makes
     * us forget its refusals.
     */
    private record Kind<V>(SharedCalls<String, V> calls, Refusals refusals) {
        Kind(Clock clock, int mostWaiting) {
            this(new SharedCalls<>(mostWaiting), new Refusals(clock));
        }

        V ask(String digest, SharedCalls.Call<V> call) throws BackendException {
            BackendException refused = refusals.find(digest);
            if (refused != null) {
                throw refused;
            }
            return calls.share(digest, () -> {
                try {
                    return call.make();
                } catch (BackendException failed) {
                    refusals.remember(digest, failed);
                    throw failed;
                }
            });
        }
    }

    private final Kind<List<String>> nonces;
    private final Kind<List<String>> refreshes;
    private final Kind<JsonObject> unknownMachines;
    private final Kind<JsonObject> knownMachines;

    /** The times of verification, by the token's digest. Only tokens that Clerk accepted get in. */
    private final BoundedTable<String, Instant> verified = BoundedTable.ofLast(MACHINES_KEPT, KNOWN_FOR);

    public SharedApi(BackendApi api, MachineApi machineApi, Clock clock) {
        this.api = api;
        this.machineApi = machineApi;
        this.clock = clock;
        this.nonces = new Kind<>(clock, SharedCalls.MOST_WAITING);
        this.refreshes = new Kind<>(clock, SharedCalls.MOST_WAITING);
        this.unknownMachines = new Kind<>(clock, SharedCalls.MOST_WAITING);
        this.knownMachines = new Kind<>(clock, 2 * SharedCalls.MOST_WAITING);
    }

    @Override
    public List<JsonObject> signingKeys() throws BackendException {
        return api.signingKeys();
    }

    @Override
    public List<String> handshakeDirectives(String nonce) throws BackendException {
        return nonces.ask(Digest.of(nonce), () -> api.handshakeDirectives(nonce));
    }

    @Override
    public List<String> refreshSession(SessionRefreshRequest request) throws BackendException {
        // Clerk checks the browser, too: another browser that sends the same cookies does not share the answer.
        String digest = Digest.of(
                request.sessionId(),
                request.expiredToken(),
                request.refreshToken(),
                request.origin(),
                String.valueOf(request.suffixedCookies()),
                String.valueOf(request.headers().get("user-agent")));
        return refreshes.ask(digest, () -> api.refreshSession(request));
    }

    @Override
    public JsonObject verify(MachineKind kind, String token) throws BackendException {
        String digest = Digest.of(kind.name(), token);
        boolean known = wasVerified(digest);
        return (known ? knownMachines : unknownMachines).ask(digest, () -> {
            JsonObject answer = known ? machineApi.verifyAgain(kind, token) : machineApi.verify(kind, token);
            if (!answer.getBoolean("revoked", false) && !answer.getBoolean("expired", false)) {
                rememberVerified(digest);
            }
            return answer;
        });
    }

    private boolean wasVerified(String digest) {
        Instant last = verified.get(digest);
        Instant now = clock.instant();
        return last != null && !now.isBefore(last) && now.isBefore(last.plus(KNOWN_FOR));
    }

    private void rememberVerified(String digest) {
        Instant now = clock.instant();
        verified.put(digest, now, now.toEpochMilli());
    }
}
