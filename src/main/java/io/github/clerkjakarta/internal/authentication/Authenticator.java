package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.authentication.Rule.Attempt;
import io.github.clerkjakarta.internal.backend.BackendApi;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import io.github.clerkjakarta.route.UnmatchablePathException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides who makes a request, as Clerk's own {@code authenticateRequest} does: by rules in a fixed order. The first
 * rule with an answer decides. Nothing a client sends makes it throw.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/authenticate-request">Clerk: authenticateRequest()</a>
 */
public final class Authenticator {
    private final List<Rule> inOrder;
    private final ReturnedHandshake returned;
    private final TokenVerifier verifier;

    public Authenticator(TokenVerifier verifier, BackendApi backend) {
        Handshakes handshakes = new Handshakes();
        this.verifier = verifier;
        RefusedTokens problems = new RefusedTokens(handshakes, new SessionRefresh(verifier, backend));
        this.returned = new ReturnedHandshake(verifier, backend);
        BearerFlow bearer = new BearerFlow(verifier, problems);
        CookieFlow cookies = new CookieFlow(verifier, problems, handshakes, returned);
        this.inOrder = Stream.concat(
                        Stream.of(
                                Rule.of(
                                        "misplaced sign-in",
                                        "before every redirect: a satellite whose sign-in page is its own would ask itself",
                                        MultiDomain::misplacedSignIn),
                                Rule.of(
                                        "token in the header",
                                        "before any cookie: a caller who sends one means it, however bad it is",
                                        bearer::authenticate)),
                        cookies.inOrder().stream())
                .toList();
    }

    List<Rule> inOrder() {
        return inOrder;
    }

    /** Authenticates the request. */
    public RequestState authenticate(Visit visit) {
        try {
            return decide(visit);
        } catch (UnmatchablePathException unmatchable) {
            return UnmatchablePath.answer(unmatchable);
        }
    }

    private RequestState decide(Visit visit) {
        Attempt attempt = new Attempt(visit);
        for (Rule rule : inOrder) {
            RequestState answer = rule.answer().apply(attempt);
            visit.note(() -> rule.name() + ": " + DebugReport.decision(answer));
            if (answer != null) {
                boolean loop = visit.bearer() == null && visit.redirectCount() >= Handshakes.LOOP;
                if (answer instanceof RequestState.SignedOut && loop) {
                    findCauseOfLoop(visit);
                }
                return answer;
            }
        }
        throw new IllegalStateException("No rule knew an answer, and the last one always does.");
    }

    /**
     * Finds the real cause of a loop. Earlier rules end a loop before the session is verified: if the session is refused, that is the
     * cause. If handshakes fail, there is no session to verify.
     */
    private void findCauseOfLoop(Visit visit) {
        Refused trouble = returned.recentTrouble(visit);
        if (visit.session().session() != null && visit.blamed() == null) {
            UnverifiedToken token = visit.session().token();
            if (token != null && token.claimsToBeNoSession()) {
                RefusedTokens.wrongCategory(visit);
            } else if (verifier.verify(token) instanceof Refused refused) {
                RefusedTokens.blame(visit, refused);
            }
        }
        if (trouble != null) {
            visit.blame(trouble);
        }
    }
}
