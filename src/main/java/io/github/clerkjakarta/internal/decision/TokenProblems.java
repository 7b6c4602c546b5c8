package io.github.clerkjakarta.internal.decision;

import io.github.clerkjakarta.internal.decision.RequestState.SignedOut;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import java.util.List;

/** What a refused token leads to: a fresh one, a handshake, or signed out. */
final class TokenProblems {
    private final Handshakes handshakes;
    private final SessionRefresh sessionRefresh;

    TokenProblems(Handshakes handshakes, SessionRefresh sessionRefresh) {
        this.handshakes = handshakes;
        this.sessionRefresh = sessionRefresh;
    }

    RequestState stateFor(Visit visit, Refused refused, String carrier) {
        String message = refused.message() + " (reason=" + refused.reason().text() + ", token-carrier=" + carrier + ")";
        if (refused.reason().equals(AuthReason.TOKEN_EXPIRED)) {
            SessionRefresh.Outcome outcome = sessionRefresh.attempt(visit);
            return outcome.match(fresh -> fresh, failed -> expired(visit, failed, message));
        }
        if (refused.reason().equals(AuthReason.TOKEN_NOT_ACTIVE_YET)) {
            return handshakes.handshake(visit, AuthReason.SESSION_TOKEN_NBF, message);
        }
        if (refused.reason().equals(AuthReason.TOKEN_IAT_IN_THE_FUTURE)) {
            return handshakes.handshake(visit, AuthReason.SESSION_TOKEN_IAT_IN_THE_FUTURE, message);
        }
        boolean unexpected = refused.reason().equals(AuthReason.UNEXPECTED_ERROR);
        return new SignedOut(refused.reason(), unexpected ? "" : message, refused.clerkUnavailable(), List.of());
    }

    /** The user may be signed in: if only Clerk's rate limit is in the way, a request that no handshake can help is answered 503. */
    private RequestState expired(Visit visit, SessionRefresh.Outcome.Failed failed, String message) {
        RequestState state = handshakes.handshake(visit, AuthReason.sessionTokenExpired(failed.problem()), message);
        return state instanceof SignedOut out && !failed.asked()
                ? new SignedOut(out.reason(), out.message(), true, out.setCookies())
                : state;
    }
}
