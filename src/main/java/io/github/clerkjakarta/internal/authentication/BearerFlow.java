package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.authentication.RequestState.SignedIn;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.Credential.Bearer;
import io.github.clerkjakarta.internal.token.SessionClaims;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import io.github.clerkjakarta.internal.token.VerifiedToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Authenticates a token in the Authorization header. Cookies do not matter. */
final class BearerFlow {
    /** Signed out for now: a machine's token is verified only if something asks for machines. */
    private static final SignedOut MACHINE_JWT = new SignedOut(AuthReason.TOKEN_TYPE_MISMATCH);

    private static final SignedOut OPAQUE = new SignedOut(
            AuthReason.TOKEN_INVALID,
            "This is a machine's token. It counts only for methods that accept its kind: token = ... in an annotation."
                    + " (reason=token-invalid, token-carrier=header)");

    private final TokenVerifier verifier;
    private final RefusedTokens problems;

    BearerFlow(TokenVerifier verifier, RefusedTokens problems) {
        this.verifier = verifier;
        this.problems = problems;
    }

    /** Returns null if the header has no token. */
    @Nullable
    RequestState authenticate(Visit visit) {
        Bearer bearer = visit.bearer();
        return bearer == null
                ? null
                : bearer.match(session -> session(visit, session.sessionToken()), jwt -> MACHINE_JWT, opaque -> OPAQUE);
    }

    private RequestState session(Visit visit, @Nullable UnverifiedToken token) {
        if (token != null && token.claimsToBeNoSession()) {
            // Signed with the same key, and a template's token outlives the session that made it.
            return RefusedTokens.wrongCategory(visit);
        }
        return verifier.verify(token)
                .match(
                        verified -> signedIn(visit, verified.token()),
                        refused -> problems.stateFor(visit, refused, "header"));
    }

    private static RequestState signedIn(Visit visit, VerifiedToken token) {
        SessionClaims claims = token.sessionClaims();
        return claims == null ? RefusedTokens.unreadableClaims(visit) : new SignedIn(token, claims, List.of());
    }
}
