package io.github.clerkjakarta.internal.decision;

import io.github.clerkjakarta.internal.backend.BackendApi;
import io.github.clerkjakarta.internal.backend.BackendException;
import io.github.clerkjakarta.internal.decision.RequestState.Answer;
import io.github.clerkjakarta.internal.decision.RequestState.HandshakeReturned;
import io.github.clerkjakarta.internal.decision.RequestState.Settled;
import io.github.clerkjakarta.internal.decision.RequestState.SignedIn;
import io.github.clerkjakarta.internal.decision.RequestState.SignedOut;
import io.github.clerkjakarta.internal.request.WireNames;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.TokenResult;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import io.github.clerkjakarta.internal.token.TokenResult.Verified;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import io.github.clerkjakarta.internal.token.TokenVerifier.HandshakeResult;
import io.github.clerkjakarta.internal.url.Url;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A browser comes back from a handshake, with a token or a nonce for the cookies to set. In production these come in
 * cookies only: from a link, they could sign a visitor in as somebody else.
 */
final class ReturnedHandshake {
    private static final Logger LOG = System.getLogger("io.github.clerkjakarta.handshake");

    /** Clocks of developers' machines drift, and a handshake that fails for it cannot be understood. */
    private static final Duration DEVELOPMENT_TOLERANCE = Duration.ofDays(1);

    private static final Set<AuthReason> CLOCK_REASONS =
            Set.of(AuthReason.TOKEN_EXPIRED, AuthReason.TOKEN_NOT_ACTIVE_YET, AuthReason.TOKEN_IAT_IN_THE_FUTURE);

    private final TokenVerifier verifier;
    private final BackendApi backend;

    ReturnedHandshake(TokenVerifier verifier, BackendApi backend) {
        this.verifier = verifier;
        this.backend = backend;
    }

    /** Null where there is none, or it is of no use and the other rules decide. */
    @Nullable
    RequestState resolve(Visit visit) {
        String nonce = carried(visit, WireNames.HANDSHAKE_NONCE);
        if (nonce != null) {
            return settle(visit, directivesOf(nonce));
        }
        String token = carried(visit, WireNames.HANDSHAKE);
        if (token == null) {
            return null;
        }
        Duration tolerance =
                visit.isDevelopment() ? DEVELOPMENT_TOLERANCE : visit.config().clockSkew();
        HandshakeResult result = verifier.verifyHandshake(token, tolerance);
        if (result instanceof HandshakeResult.Directives directives) {
            return settle(visit, directives.setCookies());
        }
        Refused why = ((HandshakeResult.Refused) result).why();
        // Production: it may be another application's on the same site; the next handshake brings ours.
        return visit.isDevelopment() ? new Answer(500, explanation(why)) : null;
    }

    private static @Nullable String carried(Visit visit, String name) {
        String inQuery = visit.isDevelopment() ? visit.parameter(name) : null;
        return inQuery != null ? inQuery : visit.cookies().get(name);
    }

    private List<String> directivesOf(String nonce) {
        try {
            return backend.handshakeDirectives(nonce);
        } catch (BackendException failed) {
            LOG.log(Level.WARNING, "Clerk''s handshake could not be completed: {0}", failed.getMessage());
            return List.of();
        }
    }

    private @Nullable RequestState settle(Visit visit, List<String> lines) {
        Directives directives = Directives.of(lines);
        Settled settled = settled(visit, directives);
        if (settled == null || !visit.isDevelopment()) {
            return settled;
        }
        Url clean = visit.url()
                .withoutParameters(List.of(
                        WireNames.HANDSHAKE,
                        WireNames.HANDSHAKE_HELP,
                        WireNames.DEV_BROWSER,
                        WireNames.HANDSHAKE_NONCE));
        return new HandshakeReturned(settled, clean);
    }

    private @Nullable Settled settled(Visit visit, Directives directives) {
        String session = directives.session();
        if (session == null || session.isEmpty()) {
            return new SignedOut(AuthReason.SESSION_TOKEN_MISSING, "", false, directives.setCookies());
        }
        TokenResult result = verifier.verify(session);
        if (result instanceof Refused refused && visit.isDevelopment() && CLOCK_REASONS.contains(refused.reason())) {
            LOG.log(
                    Level.WARNING,
                    "{0} In development this is tolerated; set this machine''s clock to the correct time.",
                    refused.message());
            result = verifier.verify(session, DEVELOPMENT_TOLERANCE);
        }
        if (!(result instanceof Verified verified)) {
            return null;
        }
        SessionClaims claims = SessionClaims.of(verified.token().claims());
        return claims == null
                ? new SignedOut(AuthReason.UNEXPECTED_ERROR, "", false, directives.setCookies())
                : new SignedIn(verified.token(), claims, directives.setCookies());
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
