package io.github.clerkjakarta.internal.caller;

import io.github.clerkjakarta.ClerkApiException;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.request.WireNames;
import io.github.clerkjakarta.internal.token.SessionClaims;
import io.github.clerkjakarta.internal.token.TokenResult;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import io.github.clerkjakarta.internal.token.TokenResult.Verified;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import io.github.clerkjakarta.internal.url.Url;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends the session at Clerk, and removes every cookie by which the browser is recognised here. */
public final class SignOut {
    private static final List<String> NAMES = List.of(
            WireNames.SESSION,
            WireNames.CLIENT_UAT,
            WireNames.REFRESH,
            WireNames.DEV_BROWSER,
            // The next request would bring the session back from these.
            WireNames.HANDSHAKE,
            WireNames.HANDSHAKE_NONCE);

    /** The most labels of a domain above the host: two more than a registrable domain has today. */
    private static final int MOST_LABELS = 8;

    /** Longer than any page stays open. */
    private static final Duration AT_ANY_TIME = Duration.ofDays(36_500);

    private final Visit visit;
    private final TokenVerifier verifier;

    public SignOut(Visit visit, TokenVerifier verifier) {
        this.visit = visit;
        this.verifier = verifier;
    }

    /**
     * Returns the session of the request's token, or null without a token. It may have expired: a page without ClerkJS
     * brings no other after a minute, and a POST is not redirected to a handshake. The only thing that its holder can
     * do with it is to end the session.
     *
     * @throws ClerkApiException if the token cannot be verified now
     */
    @Nullable
    String sessionId() {
        UnverifiedToken token = visit.credential().sessionToken();
        if (token == null || token.claimsToBeNoSession()) {
            return null;
        }
        TokenResult result = verifier.verify(token, AT_ANY_TIME);
        if (result instanceof Refused refused && refused.clerkUnavailable()) {
            throw new ClerkApiException(
                    "Clerk's signing keys could not be loaded, so the session to end is unknown.", 0, "", true);
        }
        SessionClaims claims =
                result instanceof Verified verified ? verified.token().sessionClaims() : null;
        return claims == null ? null : claims.sessionId();
    }

    /**
     * Returns the Set-Cookie lines; empty if the request carries no session cookies. Clerk sets some cookies host-only
     * and some for a parent domain that we cannot know. So each cookie that came is removed for every domain that it
     * may belong to. Browsers ignore those for a public suffix.
     */
    List<String> cookies() {
        List<String> lines = new ArrayList<>();
        if (!speakOfASession()) {
            return lines;
        }
        for (String name : NAMES) {
            for (String one :
                    List.of(name, name + "_" + visit.config().publishableKey().cookieSuffix())) {
                if (visit.cookies().get(one) != null) {
                    lines.add(one + "=; Path=/; Max-Age=0");
                    for (String domain : domains(visit.url())) {
                        lines.add(one + "=; Path=/; Domain=" + domain + "; Max-Age=0");
                    }
                }
            }
        }
        return lines;
    }

    private boolean speakOfASession() {
        return visit.session().session() != null
                || visit.session().clientUat() != 0
                || visit.cookies().get(WireNames.HANDSHAKE) != null
                || visit.cookies().get(WireNames.HANDSHAKE_NONCE) != null;
    }

    /**
     * Returns the host and the domains above it that have a dot; empty for IP addresses. Clerk sets cookies for the
     * host or for its registrable domain. No public suffix has more than 5 labels, so no registrable domain has more
     * than 6. A stranger's host may have 126.
     */
    private static List<String> domains(Url here) {
        List<String> domains = new ArrayList<>();
        String host = here.host();
        if (here.isNowhere() || here.isAddress()) {
            return domains;
        }
        if (host.contains(".")) {
            domains.add(host);
        }
        List<String> labels = List.of(host.split("\\.", -1));
        int first = Math.max(1, labels.size() - MOST_LABELS);
        for (int from = first; from < labels.size() - 1; from++) {
            domains.add(String.join(".", labels.subList(from, labels.size())));
        }
        if (host.endsWith(".localhost")) {
            domains.add("localhost");
        }
        return domains;
    }
}
