package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.authentication.RequestState.SignedIn;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.MachineTokens;
import io.github.clerkjakarta.internal.token.TokenResult;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import io.github.clerkjakarta.internal.token.TokenResult.Verified;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import java.util.List;

/** A session token in the Authorization header: good or not, and no cookie matters. */
final class BearerFlow {
    private static final Refused MACHINE = new Refused(
            AuthReason.TOKEN_INVALID,
            "This is a machine's token, and a session's is wanted. What takes machines says so: token = ... in an annotation.",
            false);

    private final TokenVerifier verifier;
    private final RefusedTokens problems;

    BearerFlow(TokenVerifier verifier, RefusedTokens problems) {
        this.verifier = verifier;
        this.problems = problems;
    }

    RequestState authenticate(Visit visit, String token) {
        UnverifiedToken peek = UnverifiedToken.parse(token);
        if (peek != null && peek.claimsToBeNoSession()) {
            // Signed with the same key, and a template's token outlives the session that made it.
            return RefusedTokens.wrongCategory(visit);
        }
        TokenResult result = verifier.verify(peek);
        if (result instanceof Refused refused) {
            boolean machine = peek == null && MachineTokens.kindOf(token) != null;
            return problems.stateFor(visit, machine ? MACHINE : refused, "header");
        }
        Verified verified = (Verified) result;
        SessionClaims claims = SessionClaims.of(verified.token().claims());
        return claims == null
                ? RefusedTokens.unreadableClaims(visit)
                : new SignedIn(verified.token(), claims, List.of());
    }
}
