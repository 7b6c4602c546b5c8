package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.authentication.RequestState.SignedIn;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.request.WireNames;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.TokenResult.Verified;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates a browser by the cookies that ClerkJS and Clerk left. The rules have a fixed order, and the first that
 * returns an answer decides. If the cookies leave the user's state open, a handshake asks Clerk.
 */
final class CookieFlow {
    /** @param answer the rule's answer, or null to go on to the next rule */
    private record Rule(String name, Function<Visit, @Nullable RequestState> answer) {}

    private final TokenVerifier verifier;
    private final RefusedTokens problems;
    private final Handshakes handshakes;
    private final List<Rule> inOrder;

    CookieFlow(
            TokenVerifier verifier,
            RefusedTokens problems,
            Handshakes handshakes,
            ReturnedHandshake returnedHandshake) {
        this.verifier = verifier;
        this.problems = problems;
        this.handshakes = handshakes;
        MultiDomain domains = new MultiDomain(handshakes);
        this.inOrder = List.of(
                new Rule("returned handshake", returnedHandshake::resolve),
                new Rule("satellite sync", domains::satellite),
                new Rule("primary sync", domains::primary),
                new Rule("development browser", this::devBrowser),
                new Rule("presence", this::presence),
                new Rule("category", this::category),
                new Rule("freshness", this::freshness),
                new Rule("verification", this::verify));
    }

    RequestState authenticate(Visit visit) {
        for (Rule rule : inOrder) {
            RequestState answer = rule.answer.apply(visit);
            visit.note(() -> rule.name + ": " + DebugReport.decision(answer));
            if (answer != null) {
                return answer;
            }
        }
        throw new IllegalStateException("The last rule always answers.");
    }

    List<String> order() {
        return inOrder.stream().map(Rule::name).toList();
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

    private RequestState verify(Visit visit) {
        return verifier.verify(visit.session().token())
                .match(verified -> verified(visit, verified), refused -> problems.stateFor(visit, refused, "cookie"));
    }

    private RequestState verified(Visit visit, Verified verified) {
        if (CrossOriginVisit.needsSync(visit)) {
            return handshakes.handshake(
                    visit,
                    AuthReason.PRIMARY_DOMAIN_CROSS_ORIGIN_SYNC,
                    "Cross-origin request from satellite domain requires handshake");
        }
        SessionClaims claims = SessionClaims.of(verified.token().claims());
        if (claims == null) {
            return RefusedTokens.unreadableClaims(visit);
        }
        RequestState activation = OrganizationSync.isMissed(visit, claims) ? handshakes.activation(visit) : null;
        return activation != null ? activation : new SignedIn(verified.token(), claims, List.of());
    }
}
