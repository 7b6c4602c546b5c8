package io.github.clerkjakarta.internal.decision;

import io.github.clerkjakarta.internal.backend.BackendApi;
import io.github.clerkjakarta.internal.token.TokenVerifier;

/**
 * Decides who makes a request, as Clerk's own {@code authenticateRequest} does. Nothing a client sends makes it throw.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/authenticate-request">Clerk: authenticateRequest()</a>
 */
public final class Authenticator {
    private final BearerFlow bearer;
    private final CookieFlow cookie;

    public Authenticator(TokenVerifier verifier, BackendApi backend) {
        Handshakes handshakes = new Handshakes();
        TokenProblems problems = new TokenProblems(handshakes, new SessionRefresh(verifier, backend));
        this.bearer = new BearerFlow(verifier, problems);
        this.cookie = new CookieFlow(verifier, problems, handshakes, new ReturnedHandshake(verifier, backend));
    }

    /** A token in the header is used before any cookie, however bad it is. */
    public RequestState authenticate(Visit visit) {
        RequestState misplaced = MultiDomain.misplacedSignIn(visit);
        if (misplaced != null) {
            return misplaced;
        }
        String token = visit.bearerToken();
        return token == null ? cookie.authenticate(visit) : bearer.authenticate(visit, token);
    }
}
