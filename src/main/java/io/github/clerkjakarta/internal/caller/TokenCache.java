package io.github.clerkjakarta.internal.caller;

import io.github.clerkjakarta.TokenRequest;
import io.github.clerkjakarta.internal.backend.BackendException;
import io.github.clerkjakarta.internal.backend.SharedCalls;
import io.github.clerkjakarta.internal.backend.UserApi;
import io.github.clerkjakarta.internal.memory.BoundedTable;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of sessions that were made to be sent on. Each is used again until shortly before it expires. If several
 * callers need the same one at the same time, Clerk is asked once.
 */
public final class TokenCache {
    /** The time that a token stays good at least after we return it, so that it is good when it arrives. */
    static final Duration LEEWAY = Duration.ofSeconds(10);

    static final Duration ENDED_FOR = Duration.ofMinutes(10);

    /** A token is forgotten after one to two of these, once the next one comes. A template's token may be good for years. */
    private static final Duration LIFE = Duration.ofDays(1);

    /** At least; at most twice as many. */
    private static final int ENTRIES_KEPT = 10_000;

    private static final int NOT_FOUND = 404;

    private final UserApi api;
    private final Clock clock;
    private final SharedCalls<Key, String> calls = new SharedCalls<>();
    private final SharedCalls<String, Boolean> ends = new SharedCalls<>();

    /** The time until which an ended session is remembered. An ended session never comes back. */
    private final BoundedTable<String, Instant> ended = BoundedTable.ofLast(ENTRIES_KEPT, ENDED_FOR);

    private final BoundedTable<Key, Known> known = BoundedTable.ofLast(ENTRIES_KEPT, LIFE);

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
            // A hit does not put: it could replace a fresh token, or bring back one of a session that has ended.
            Known one = known.get(key);
            if (one != null && clock.millis() < one.goodUntilMillis) {
                return one.token;
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
        known.removeIf(key -> key.sessionId.equals(sessionId));
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
            Instant now = clock.instant();
            ended.put(sessionId, now.plus(ENDED_FOR), now.toEpochMilli());
            return true;
        });
    }

    private boolean isEnded(String sessionId) {
        Instant until = ended.get(sessionId);
        Instant now = clock.instant();
        return until != null && now.isBefore(until) && !now.plus(ENDED_FOR).isBefore(until);
    }

    private void keep(Key key, String token) {
        UnverifiedToken claims = UnverifiedToken.parse(token);
        if (claims == null) {
            return;
        }
        double goodUntil = claims.claimedExpiry() * 1000 - LEEWAY.toMillis();
        long now = clock.millis();
        if (goodUntil > now) {
            known.put(key, new Known(token, goodUntil), now);
        }
    }
}
