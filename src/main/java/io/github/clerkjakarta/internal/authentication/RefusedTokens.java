package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.backend.BackendException;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.log.LimitedLog;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import java.util.List;
import java.util.Set;

/** Decides the outcome of a refused token: a fresh one, a handshake, or signed out. */
public final class RefusedTokens {
    private static final LimitedLog LOG = LimitedLog.named("io.github.clerkjakarta.token");

    private static final Set<AuthReason> OF_THE_CLOCK =
            Set.of(AuthReason.TOKEN_EXPIRED, AuthReason.TOKEN_NOT_ACTIVE_YET, AuthReason.TOKEN_IAT_IN_THE_FUTURE);

    /** Reasons that anyone can cause: they reveal no mistake of this application. */
    private static final Set<AuthReason> OF_THE_SENDER =
            Set.of(AuthReason.TOKEN_INVALID, AuthReason.TOKEN_INVALID_ALGORITHM);

    private final Handshakes handshakes;
    private final SessionRefresh sessionRefresh;

    RefusedTokens(Handshakes handshakes, SessionRefresh sessionRefresh) {
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
        blame(visit, refused);
        boolean unexpected = refused.reason().equals(AuthReason.UNEXPECTED_ERROR);
        return new SignedOut(refused.reason(), unexpected ? "" : message, refused.clerkUnavailable(), List.of());
    }

    /**
     * Returns the state for an expired token. If only our share of Clerk's rate limit is used up, the user may be
     * signed in: a request that cannot be redirected is answered 503.
     */
    private RequestState expired(Visit visit, SessionRefresh.Outcome.Failed failed, String message) {
        RequestState state = handshakes.handshake(visit, AuthReason.sessionTokenExpired(failed.problem()), message);
        return state instanceof SignedOut out && !failed.asked()
                ? new SignedOut(out.reason(), out.message(), true, out.setCookies())
                : state;
    }

    /** Returns the state for the token of a JWT template or machine in place of a session's. */
    static SignedOut wrongCategory(Visit visit) {
        blame(
                visit,
                new Refused(
                        AuthReason.TOKEN_TYPE_MISMATCH,
                        "The token's category (cat) is not a session's: it is one of a JWT template or of a machine. Send"
                                + " the session token.",
                        false));
        return new SignedOut(AuthReason.TOKEN_TYPE_MISMATCH);
    }

    /** Returns the state for a good token whose organization claims cannot be read. */
    static SignedOut unreadableClaims(Visit visit) {
        blame(
                visit,
                new Refused(
                        AuthReason.UNEXPECTED_ERROR,
                        "The session token's organization claims cannot be read. Look at the token's customization in"
                                + " Clerk's dashboard.",
                        false));
        return new SignedOut(AuthReason.UNEXPECTED_ERROR);
    }

    /** Returns Clerk's failure as a refusal. */
    static Refused refusedBy(BackendException failed) {
        return failed.isAboutTheKey()
                ? new Refused(
                        AuthReason.SECRET_KEY_INVALID,
                        "Clerk does not accept the secret key. Set clerk.secret-key to the one of your instance.",
                        true)
                : new Refused(AuthReason.UNEXPECTED_ERROR, "Clerk could not be asked: " + failed.getMessage(), true);
    }

    /**
     * Keeps the refusal as the cause and logs it. An old token is no cause, because Clerk issues a new one. A mistake
     * in the configuration signs every user out, and only this line says why.
     */
    static void blame(Visit visit, Refused refused) {
        if (OF_THE_CLOCK.contains(refused.reason()) || refused.message().isEmpty()) {
            return;
        }
        visit.blame(refused);
        if (!OF_THE_SENDER.contains(refused.reason())) {
            ClerkConfig config = visit.config();
            String instance = config.publishableKey().frontendApi();
            LOG.warning(
                    refused.reason().text() + " at " + instance,
                    (refused.clerkUnavailable()
                                    ? "A session token could not be verified ("
                                    : "A session token was refused (")
                            + refused.reason().text() + ", instance " + instance + "). "
                            + explained(refused, config));
        }
    }

    /** Returns the refusal's message and the remedy. */
    public static String explained(Refused refused, ClerkConfig config) {
        if (!refused.reason().equals(AuthReason.TOKEN_INVALID_SIGNATURE)) {
            return refused.message();
        }
        return refused.message()
                + (config.keys().jwtKey() != null
                        ? " clerk.jwt-key is not the public key of the instance that issued the token. Copy the key again, or"
                                + " remove the property so that the keys are fetched."
                        : " The keys of another instance signed it. Compare clerk.publishable-key and clerk.secret-key"
                                + " with your instance's.");
    }
}
