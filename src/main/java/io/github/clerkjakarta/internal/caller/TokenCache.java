package io.github.clerkjakarta.internal.caller;

import io.github.clerkjakarta.TokenRequest;
import io.github.clerkjakarta.internal.backend.BackendException;
import io.github.clerkjakarta.internal.backend.SharedCalls;
import io.github.clerkjakarta.internal.backend.UserApi;
import io.github.clerkjakarta.internal.memory.BoundedMap;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of sessions that were made to be sent on. Each is used again until shortly before it expires. If several
 * callers need the same one at the same time, Clerk is asked once.
 */
public final class TokenCache {
    /** The time that a token stays good at least after we return it, so that it is good when it arrives. */
    static final Duration LEEWAY = Duration.ofSeconds(10);

    static final Duration ENDED_FOR = Duration.ofMinutes(10);

    private static final int MOST = 10_000;
    private static final int NOT_FOUND = 404;

    private final UserApi api;
    private final Clock clock;
    private final SharedCalls<Key, String> calls = new SharedCalls<>();
    private final SharedCalls<String, Boolean> ends = new SharedCalls<>();

    /** The time until which an ended session is remembered. An ended session never comes back. */
    private final Map<String, Instant> ended = BoundedMap.byAge(MOST);

    private final Map<Key, Known> known = BoundedMap.byUse(MOST);

    /** The organization is part of the key: a template's claims may name it, and a session may change it. */
    private record Key(
            String sessionId,
            @Nullable String orgId,
            @Nullable String template,
            @Nullable Duration expiresIn) {}

    private record Known(String token, double goodUntilMillis) {}

    public TokenCache(UserApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    String token(String sessionId, @Nullable String orgId, TokenRequest wanted) throws BackendException {
        Key key = new Key(sessionId, orgId, wanted.getTemplate(), wanted.getExpiresIn());
        if (!wanted.isFresh()) {
            synchronized (known) {
                Known one = known.get(key);
                if (one != null && clock.millis() < one.goodUntilMillis) {
                    return one.token;
                }
            }
        }
        return calls.share(key, () -> {
            String token = api.sessionToken(sessionId, wanted);
            keep(key, token);
            return token;
        });
    }

    /**
     * Ends a session. If it ended a moment ago, Clerk is not asked again: a client with one old token of it could send
     * that token as often as it likes.
     */
    void end(String sessionId) throws BackendException {
        synchronized (known) {
            known.keySet().removeIf(key -> key.sessionId.equals(sessionId));
        }
        if (isEnded(sessionId)) {
            return;
        }
        ends.share(sessionId, () -> {
            try {
                api.revokeSession(sessionId);
            } catch (BackendException failed) {
                if (failed.status() != NOT_FOUND) {
                    throw failed;
                }
            }
            synchronized (ended) {
                ended.put(sessionId, clock.instant().plus(ENDED_FOR));
            }
            return true;
        });
    }

    private boolean isEnded(String sessionId) {
        synchronized (ended) {
            Instant until = ended.get(sessionId);
            Instant now = clock.instant();
            return until != null && now.isBefore(until) && !now.plus(ENDED_FOR).isBefore(until);
        }
    }

    private void keep(Key key, String token) {
        UnverifiedToken claims = UnverifiedToken.parse(token);
        if (claims == null) {
            return;
        }
        double goodUntil = claims.claimedExpiry() * 1000 - LEEWAY.toMillis();
        synchronized (known) {
            if (goodUntil > clock.millis()) {
                known.put(key, new Known(token, goodUntil));
            }
        }
    }
}
