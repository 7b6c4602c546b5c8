package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.authentication.RequestState.ErrorPage;
import io.github.clerkjakarta.internal.authentication.RequestState.HandshakeRemoved;
import io.github.clerkjakarta.internal.authentication.RequestState.Settled;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedIn;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.backend.BackendApi;
import io.github.clerkjakarta.internal.backend.BackendException;
import io.github.clerkjakarta.internal.log.LimitedLog;
import io.github.clerkjakarta.internal.request.HandshakeEligibility;
import io.github.clerkjakarta.internal.request.WireNames;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.SessionClaims;
import io.github.clerkjakarta.internal.token.TokenResult;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import io.github.clerkjakarta.internal.token.TokenResult.Verified;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import io.github.clerkjakarta.internal.url.Url;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Completes a handshake that comes back with a token or a nonce for the cookies to set. In production these come only
 * in cookies: from a link, they could sign a visitor in as another user.
 */
final class ReturnedHandshake {
    private static final LimitedLog LOG = LimitedLog.named("io.github.clerkjakarta.handshake");

    /** Clocks of developers' machines drift, and the developer could not understand why the handshake fails. */
    private static final Duration DEVELOPMENT_TOLERANCE = Duration.ofDays(1);

    private static final Set<AuthReason> CLOCK_REASONS =
            Set.of(AuthReason.TOKEN_EXPIRED, AuthReason.TOKEN_NOT_ACTIVE_YET, AuthReason.TOKEN_IAT_IN_THE_FUTURE);

    /** Clerk's nonces are far shorter. The nonce goes into the address of a call. */
    private static final int LONGEST_NONCE = 512;

    private static final Duration RECENT = Duration.ofMinutes(1);

    private static final Refused UNKNOWN_NONCE = new Refused(
            AuthReason.SESSION_TOKEN_MISSING,
            "The instance of clerk.secret-key does not know a nonce with which a browser came back from Clerk. If that repeats,"
                    + " clerk.secret-key and clerk.publishable-key are of different instances.",
            false);

    private static final Refused USED_NONCE = new Refused(
            AuthReason.SESSION_TOKEN_MISSING,
            "The nonce with which a browser came back from Clerk was used already or has expired. If browsers go round in circles,"
                    + " another line of this log says why the session that it brought is refused.",
            false);

    private final TokenVerifier verifier;
    private final BackendApi backend;
    private final LimitedLog log;
    private volatile @Nullable Trouble lastTrouble;

    /** True once a nonce was exchanged: an unknown nonce then does not mean that the keys are wrong. */
    private volatile boolean keysFit;

    /** The last exchange of a nonce that failed because of Clerk or of the configuration. */
    private record Trouble(Refused why, long atMillis) {}

    ReturnedHandshake(TokenVerifier verifier, BackendApi backend) {
        this(verifier, backend, LOG);
    }

    ReturnedHandshake(TokenVerifier verifier, BackendApi backend, LimitedLog log) {
        this.log = log;
        this.verifier = verifier;
        this.backend = backend;
    }

    /** Returns the state after a handshake, or null if none came back or it is unusable and the other rules decide. */
    @Nullable
    RequestState resolve(Visit visit) {
        String nonce = carried(visit, WireNames.HANDSHAKE_NONCE);
        // Only a request that could have been sent on a handshake can return from one; for any other the call would be
        // wasted.
        if (nonce != null && HandshakeEligibility.of(visit.facts())) {
            return exchanged(visit, nonce);
        }
        String token = carried(visit, WireNames.HANDSHAKE);
        if (token == null) {
            return null;
        }
        Duration tolerance = visit.isDevelopment()
                ? DEVELOPMENT_TOLERANCE
                : visit.config().tokens().clockSkew();
        return verifier.verifyHandshake(token, tolerance)
                .match(
                        handshake -> settle(visit, handshake.setCookies()),
                        // In production it may belong to another application on the same site; the next handshake
                        // brings ours.
                        unusable -> visit.isDevelopment() ? new ErrorPage(500, explanation(unusable.why())) : null);
    }

    private static @Nullable String carried(Visit visit, String name) {
        String inQuery = visit.isDevelopment() ? visit.parameter(name) : null;
        String value = inQuery != null ? inQuery : visit.cookies().get(name);
        int longest = name.equals(WireNames.HANDSHAKE_NONCE) ? LONGEST_NONCE : UnverifiedToken.LONGEST;
        return value == null || value.length() > longest ? null : value;
    }

    /**
     * Returns the reason why a handshake failed within the last minute, or null. It is the likely cause of a redirect
     * loop.
     */
    @Nullable
    Refused recentTrouble(Visit visit) {
        Trouble known = lastTrouble;
        return known != null && Math.abs(visit.nowMillis() - known.atMillis) < RECENT.toMillis() ? known.why : null;
    }

    private void remember(Visit visit, Refused trouble) {
        lastTrouble = new Trouble(trouble, visit.nowMillis());
    }

    private @Nullable RequestState exchanged(Visit visit, String nonce) {
        try {
            RequestState state = settle(visit, backend.handshakeDirectives(nonce));
            keysFit = true;
            return state;
        } catch (BackendException failed) {
            boolean notTheNonce = failed.isTemporary() || failed.isAboutTheKey();
            Refused trouble = notTheNonce ? RefusedTokens.refusedBy(failed) : keysFit ? USED_NONCE : UNKNOWN_NONCE;
            log.warning(
                    "nonce " + failed.getMessage(),
                    "Clerk's handshake could not be completed. "
                            + (notTheNonce ? "" : failed.getMessage() + ". ")
                            + trouble.message());
            Refused known = notTheNonce ? null : recentTrouble(visit);
            visit.blame(known != null ? known : trouble);
            // If strangers have used up the share, Clerk has not failed. In production strangers can send nonces, too.
            if (failed.isAsked() && (notTheNonce || (visit.isDevelopment() && trouble == UNKNOWN_NONCE))) {
                remember(visit, known != null ? known : trouble);
            }
            // No new handshake: it would bring one more nonce to exchange.
            return failed.isAsked()
                    ? settle(visit, new SignedOut(AuthReason.SESSION_TOKEN_MISSING, "", notTheNonce, List.of()))
                    : RequestState.COME_BACK;
        }
    }

    private @Nullable RequestState settle(Visit visit, List<String> lines) {
        Settled settled = settled(visit, CookieDirectives.of(lines));
        return settled == null ? null : settle(visit, settled);
    }

    /** Removes the handshake from the URL, which carries it in development. */
    private static RequestState settle(Visit visit, Settled settled) {
        if (!visit.isDevelopment()) {
            return settled;
        }
        Url clean = visit.url().withoutParameters(WireNames.OF_A_HANDSHAKE);
        return new HandshakeRemoved(settled, clean);
    }

    private @Nullable Settled settled(Visit visit, CookieDirectives directives) {
        String session = directives.session();
        if (session == null || session.isEmpty()) {
            return new SignedOut(AuthReason.SESSION_TOKEN_MISSING, "", false, directives.setCookies());
        }
        UnverifiedToken token = directives.token();
        // A template's token is signed with the same key, and may outlive the session that made it.
        TokenResult result = token != null && token.claimsToBeNoSession()
                ? new Refused(
                        AuthReason.TOKEN_TYPE_MISMATCH, "The token in Clerk's handshake is not a session's.", false)
                : verifier.verify(token);
        if (token != null
                && result instanceof Refused refused
                && visit.isDevelopment()
                && CLOCK_REASONS.contains(refused.reason())) {
            result = verifier.verify(token, DEVELOPMENT_TOLERANCE);
            if (result instanceof Verified) {
                log.warning(
                        refused.reason().text(),
                        refused.message()
                                + " In development this is tolerated; set this machine's clock to the correct time.");
            }
        }
        return result.match(verified -> signedIn(verified, directives), refused -> {
            blame(visit, refused, token);
            return null;
        });
    }

    private static Settled signedIn(Verified verified, CookieDirectives directives) {
        SessionClaims claims = verified.token().sessionClaims();
        return claims == null
                ? new SignedOut(AuthReason.UNEXPECTED_ERROR, "", false, directives.setCookies())
                : new SignedIn(verified.token(), claims, directives.setCookies());
    }

    private void blame(Visit visit, Refused refused, @Nullable UnverifiedToken token) {
        RefusedTokens.blame(visit, refused);
        visit.blame(refused, token == null ? null : token.claimedSessionId());
        if (visit.isDevelopment()) {
            // In production, strangers who have an account with another application of the instance could choose
            // the cause that everyone else sees.
            remember(visit, refused);
        }
    }

    private static String explanation(Refused why) {
        return why.reason().equals(AuthReason.TOKEN_INVALID_SIGNATURE)
                ? "Clerk's handshake token has an invalid signature: it is of another Clerk instance than"
                        + " clerk.secret-key or clerk.jwt-key. If you have switched keys, clear the cookies of this"
                        + " site and try again."
                : "Clerk's handshake token could not be verified. " + why.message() + " (reason="
                        + why.reason().text() + ")";
    }
}
