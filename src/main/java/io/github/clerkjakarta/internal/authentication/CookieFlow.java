package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.authentication.RequestState.SignedIn;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.authentication.Rule.Attempt;
import io.github.clerkjakarta.internal.request.WireNames;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.SessionClaims;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Authenticates a browser by the cookies that ClerkJS and Clerk left. If they leave the user's state open, a handshake asks Clerk. */
final class CookieFlow {
    private final TokenVerifier verifier;
    private final RefusedTokens problems;
    private final Handshakes handshakes;
    private final ReturnedHandshake returnedHandshake;

    CookieFlow(
            TokenVerifier verifier,
            RefusedTokens problems,
            Handshakes handshakes,
            ReturnedHandshake returnedHandshake) {
        this.verifier = verifier;
        this.problems = problems;
        this.handshakes = handshakes;
        this.returnedHandshake = returnedHandshake;
    }

    List<Rule> inOrder() {
        MultiDomain domains = new MultiDomain(handshakes);
        return List.of(
                Rule.of(
                        "returned handshake",
                        "before every rule that starts a handshake: it brings newer cookies than the request's, and without"
                                + " them the browser would go round in circles",
                        returnedHandshake::resolve),
                Rule.of(
                        "satellite sync",
                        "before the development browser: a satellite gets that from its primary, and must not start a handshake"
                                + " without it",
                        domains::satellite),
                Rule.of(
                        "primary sync",
                        "before the development browser: otherwise the primary starts a handshake of its own, and the satellite's"
                                + " visitor never returns",
                        domains::primary),
                Rule.of(
                        "development browser",
                        "before the session: in development Clerk knows a browser by this token, and no handshake about the session"
                                + " succeeds without it",
                        this::devBrowser),
                Rule.of(
                        "presence",
                        "before the rules that read the session's token: they need a token and a client_uat",
                        this::presence),
                Rule.of(
                        "category",
                        "before any claim of the token counts: the instance signs tokens of templates and machines with the same"
                                + " key",
                        this::category),
                Rule.of(
                        "freshness",
                        "before the verification: a token from before the last sign-in or sign-out is replaced even if it is good",
                        this::freshness),
                new Rule(
                        "verification",
                        "before every rule that trusts the token: an expired or premature one leads to a fresh one or a handshake,"
                                + " any other refused one to signed out",
                        this::verification),
                new Rule(
                        "cross-origin sync",
                        "after the verification: a session that is refused anyway needs no other question",
                        this::crossOriginSync),
                new Rule(
                        "claims",
                        "after the rules that may fetch another token: this one is good, but its organization cannot be read",
                        this::claims),
                new Rule(
                        "active organization",
                        "after the claims, which name the session's; before the user is signed in with another organization"
                                + " than the path's",
                        this::activeOrganization),
                new Rule("signed in", "last: no rule had an objection", this::signedIn));
    }

    private @Nullable RequestState devBrowser(Visit visit) {
        if (!visit.isDevelopment()) {
            return null;
        }
        if (visit.url().parameter(WireNames.DEV_BROWSER) != null) {
            return handshakes.handshake(visit, AuthReason.DEV_BROWSER_SYNC, "");
        }
        if (visit.devBrowser() != null) {
            return null;
        }
        // A frame of another site keeps no cookie that a handshake sets, because they are SameSite=Lax, nor the one
        // that counts redirects: the browser would go round until it gives up.
        return visit.isInForeignFrame()
                ? new SignedOut(AuthReason.DEV_BROWSER_MISSING)
                : handshakes.handshake(visit, AuthReason.DEV_BROWSER_MISSING, "");
    }

    private @Nullable RequestState presence(Visit visit) {
        boolean token = visit.session().session() != null;
        boolean client = visit.session().clientUat() != 0;
        if (!token && !client) {
            return new SignedOut(AuthReason.SESSION_TOKEN_AND_UAT_MISSING);
        }
        if (!client) {
            return handshakes.handshake(visit, AuthReason.SESSION_TOKEN_WITHOUT_CLIENT_UAT, "");
        }
        return token ? null : handshakes.handshake(visit, AuthReason.CLIENT_UAT_WITHOUT_SESSION_TOKEN, "");
    }

    private @Nullable RequestState category(Visit visit) {
        UnverifiedToken peek = visit.session().token();
        if (peek != null && peek.claimsToBeNoSession()) {
            return RefusedTokens.wrongCategory(visit);
        }
        return null;
    }

    /** Rejects a token from before the last sign-in or sign-out: it may show a previous user. */
    private @Nullable RequestState freshness(Visit visit) {
        UnverifiedToken peek = visit.session().token();
        return peek != null && peek.claimedIssuedAt() < visit.session().clientUat()
                ? handshakes.handshake(visit, AuthReason.SESSION_TOKEN_IAT_BEFORE_CLIENT_UAT, "")
                : null;
    }

    private @Nullable RequestState verification(Attempt attempt) {
        return verifier.verify(attempt.visit.session().token())
                .<@Nullable RequestState>match(
                        verified -> {
                            attempt.establish(verified.token());
                            return null;
                        },
                        refused -> problems.stateFor(attempt.visit, refused, "cookie"));
    }

    private @Nullable RequestState crossOriginSync(Attempt attempt) {
        return CrossOriginSync.needsSync(attempt.visit)
                ? handshakes.handshake(
                        attempt.visit,
                        AuthReason.PRIMARY_DOMAIN_CROSS_ORIGIN_SYNC,
                        "Cross-origin request from satellite domain requires handshake")
                : null;
    }

    private @Nullable RequestState claims(Attempt attempt) {
        return attempt.claims() == null ? RefusedTokens.unreadableClaims(attempt.visit) : null;
    }

    private @Nullable RequestState activeOrganization(Attempt attempt) {
        SessionClaims claims = attempt.claims();
        return claims != null && OrganizationSync.isMissed(attempt.visit, claims)
                ? handshakes.activation(attempt.visit)
                : null;
    }

    private @Nullable RequestState signedIn(Attempt attempt) {
        SessionClaims claims = attempt.claims();
        return claims == null ? null : new SignedIn(attempt.token(), claims, List.of());
    }
}
