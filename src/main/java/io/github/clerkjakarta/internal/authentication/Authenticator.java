package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.backend.BackendApi;
import io.github.clerkjakarta.internal.token.Credential.Bearer;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import io.github.clerkjakarta.internal.token.TokenVerifier;

/**
 * Decides who makes a request, as Clerk's own {@code authenticateRequest} does. Nothing a client sends makes it throw.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/authenticate-request">Clerk: authenticateRequest()</a>
 */
public final class Authenticator {
    private final BearerFlow bearer;
    private final CookieFlow cookie;
    private final ReturnedHandshake returned;
    private final TokenVerifier verifier;

    public Authenticator(TokenVerifier verifier, BackendApi backend) {
        Handshakes handshakes = new Handshakes();
        this.verifier = verifier;
        RefusedTokens problems = new RefusedTokens(handshakes, new SessionRefresh(verifier, backend));
        this.bearer = new BearerFlow(verifier, problems);
        this.returned = new ReturnedHandshake(verifier, backend);
        this.cookie = new CookieFlow(verifier, problems, handshakes, returned);
    }

    /** Authenticates the request. A token in the header is used before any cookie, however bad it is. */
    public RequestState authenticate(Visit visit) {
        try {
            return decide(visit);
        } catch (UnreadablePathException unreadable) {
            return RequestState.UNREADABLE;
        }
    }

    private RequestState decide(Visit visit) {
        RequestState misplaced = MultiDomain.misplacedSignIn(visit);
        if (misplaced != null) {
            return misplaced;
        }
        Bearer inHeader = visit.bearer();
        if (inHeader != null) {
            return bearer.authenticate(visit, inHeader);
        }
        RequestState state = cookie.authenticate(visit);
        if (state instanceof RequestState.SignedOut && visit.redirectCount() >= Handshakes.LOOP) {
            findCauseOfLoop(visit);
        }
        return state;
    }

    /**
     * Finds the real cause of a loop. Earlier rules end a loop before the session is verified: if the session is refused, that is the
     * cause. If handshakes fail, there is no session to verify.
     */
    private void findCauseOfLoop(Visit visit) {
        Refused trouble = returned.recentTrouble(visit);
        if (visit.session().session() != null
                && visit.blamed() == null
                && verifier.verify(visit.session().token()) instanceof Refused refused) {
            RefusedTokens.blame(visit, refused);
        }
        if (trouble != null) {
            visit.blame(trouble);
        }
    }
}
