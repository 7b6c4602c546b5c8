package io.github.clerkjakarta.internal.protection;

import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.backend.Digest;
import io.github.clerkjakarta.internal.memory.BoundedTable;
import io.github.clerkjakarta.internal.request.WireNames;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often a browser with the same refused session was redirected to sign-in. There the user <em>is</em> signed
 * in, so the page sends the browser straight back, and no cookie counts these redirects.
 */
public final class LoopCounter {
    static final Duration WINDOW = Duration.ofSeconds(30);
    static final int MOST_REDIRECTS = 3;

    /** Much longer than a request may take: one that came long ago must not end a generation of counts. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    /** At least; at most twice as many. */
    static final int SESSIONS_KEPT = 1_000;

    private record Count(long sinceMillis, int redirects) {}

    private final BoundedTable<String, Count> counts = BoundedTable.ofLast(SESSIONS_KEPT, LIFE);

    /** Counts one redirect to sign-in and returns true if the browser is in a loop. */
    boolean isLoop(Visit visit) {
        String session = session(visit);
        if (session == null) {
            return false;
        }
        synchronized (counts) {
            Count before = counts.get(session);
            boolean current = before != null && Math.abs(visit.nowMillis() - before.sinceMillis) < WINDOW.toMillis();
            Count now = before != null && current
                    ? new Count(before.sinceMillis, Math.min(before.redirects, MOST_REDIRECTS) + 1)
                    : new Count(visit.nowMillis(), 1);
            counts.put(session, now, visit.nowMillis());
            return now.redirects > MOST_REDIRECTS;
        }
    }

    int size() {
        return counts.size();
    }

    /**
     * Returns a name for the refused session in the browser's cookies, or null if it has no such session. The name is the session's id, because
     * sign-in gives a new token each time. It includes reason and {@code client_uat}: otherwise a stranger who forges a token with another
     * user's session id could stop that user's redirect. It includes the page, because several tabs that open at once are no loop.
     */
    private static @Nullable String session(Visit visit) {
        Refused refused = visit.blamed();
        String token = visit.session().session();
        long signedInAt = visit.session().clientUat();
        String returned = visit.blamedSession();
        boolean hasNoSession = token == null && returned == null && signedInAt == 0;
        if (refused == null || hasNoSession || visit.bearer() != null) {
            return null;
        }
        UnverifiedToken peek = visit.session().token();
        String id = peek == null ? returned : peek.claimedSessionId();
        return Digest.of(
                refused.reason().text(),
                String.valueOf(signedInAt),
                id != null ? id : String.valueOf(token),
                visit.url().withoutParameters(WireNames.OF_A_HANDSHAKE).toString());
    }
}
