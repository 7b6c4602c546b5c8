package io.github.clerkjakarta.internal.decision;

import io.github.clerkjakarta.internal.token.AuthReason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A browser that was sent to Clerk and back three times within two seconds without becoming signed in. Redirecting to sign-in would
 * restart the loop, because the user <em>is</em> signed in there: a page tells the probable cause instead.
 *
 * @see <a href="https://clerk.com/docs/guides/development/troubleshooting/overview">Clerk: troubleshooting</a>
 */
final class RedirectLoop {
    private static final String COOKIES =
            "Your browser does not keep this site's cookies: they are blocked, the page is in a"
                    + " frame of another site, or a proxy drops the Set-Cookie header.";
    private static final String SESSION_COOKIE =
            "The session cookie does not arrive: browsers drop cookies over 4 KB (claims"
                    + " added to the session token count), and proxies cut long headers.";
    private static final String CLOCK =
            "The clock of this server is wrong: sessions begin in its future or are over when they"
                    + " arrive. Set it to the correct time; clerk.clock-skew allows for a few seconds.";
    private static final String PRIMARY =
            "The primary domain does not answer this satellite: clerk.sign-in-url must be a page"
                    + " of the primary application that authenticates its requests, with the same Clerk keys, and in development its"
                    + " clerk.allowed-redirect-origins must name this origin.";

    private static final Map<AuthReason, String> CAUSES = Map.of(
            AuthReason.DEV_BROWSER_MISSING, COOKIES,
            AuthReason.DEV_BROWSER_SYNC, COOKIES,
            AuthReason.SESSION_TOKEN_WITHOUT_CLIENT_UAT, COOKIES,
            AuthReason.CLIENT_UAT_WITHOUT_SESSION_TOKEN, SESSION_COOKIE,
            AuthReason.SESSION_TOKEN_IAT_BEFORE_CLIENT_UAT, CLOCK,
            AuthReason.SESSION_TOKEN_NBF, CLOCK,
            AuthReason.SESSION_TOKEN_IAT_IN_THE_FUTURE, CLOCK,
            AuthReason.SATELLITE_NEEDS_SYNCING, PRIMARY,
            AuthReason.PRIMARY_RESPONDS_TO_SYNCING, PRIMARY);

    private RedirectLoop() {}

    /** Returns the probable cause, or null if the visitor is in no loop. */
    static @Nullable String cause(Visit visit, AuthReason reason) {
        if (visit.redirectCount() < Handshakes.LOOP) {
            return null;
        }
        boolean expired =
                reason.text().startsWith(AuthReason.sessionTokenExpired("").text());
        return expired ? CLOCK : CAUSES.get(reason);
    }

    static String page(String cause, AuthReason reason) {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <title>Sign-in does not come to an end</title>
                <h1>Sign-in does not come to an end</h1>
                <p>This page and the sign-in service have sent your browser back and forth several times.</p>
                <p>%s</p>
                <p>Wait a moment and <a href="">try again</a>; if that does not help, delete this site's cookies.</p>
                <p><small>Reason: %s</small></p>
                </html>
                """.formatted(cause, reason.text());
    }
}
