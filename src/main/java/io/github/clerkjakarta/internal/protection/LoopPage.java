package io.github.clerkjakarta.internal.protection;

import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.internal.authentication.Handshakes;
import io.github.clerkjakarta.internal.authentication.RefusedTokens;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.log.LimitedLog;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import io.github.clerkjakarta.internal.url.PageAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Breaks a loop in which a browser is redirected to Clerk and back without becoming signed in. Another redirect to
 * sign-in would restart the loop, because the user <em>is</em> signed in there: a page names the cause instead.
 *
 * @see <a href="https://clerk.com/docs/guides/development/troubleshooting/overview">Clerk: troubleshooting</a>
 */
final class LoopPage {
    private static final LimitedLog LOG = LimitedLog.named("io.github.clerkjakarta.loop");

    private static final String COOKIES =
            "Your browser does not keep this site's cookies: they are blocked, the page is in a"
                    + " frame of another site, or a proxy drops the Set-Cookie header.";
    private static final String SESSION_COOKIE =
            "The session cookie does not arrive: browsers drop cookies over 4 KB (claims"
                    + " that you add to the session token count), and proxies cut long headers.";
    private static final String CLOCK =
            "The clock of this server is wrong: session tokens seem to come from the future, or to have"
                    + " expired already. Set it to the correct time; clerk.clock-skew tolerates a few seconds.";
    private static final String PRIMARY =
            "The primary domain does not answer this satellite: clerk.sign-in-url must be a page"
                    + " of the primary application that authenticates its requests, with the same Clerk keys, and in development its"
                    + " clerk.allowed-redirect-origins must name this origin.";
    private static final String UNKNOWN =
            "This site could not confirm that you are signed in. The server's log says why.";

    private static final String PROTECTED_SIGN_IN =
            "clerk.sign-in-url is this page, and it is protected: signed-out visitors would be redirected from it to"
                    + " itself. Make the page public. If it is, the server does not see the address that browsers use: set"
                    + " clerk.public-url, or clerk.allowed-hosts to the host of an absolute clerk.sign-in-url.";

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

    private LoopPage() {}

    /**
     * Returns the answer to a browser that Clerk has sent back three times within two seconds, or null if it is not in
     * a loop, or the cause is unknown.
     */
    static @Nullable ProtectionException atClerk(Visit visit, AuthReason reason) {
        if (visit.redirectCount() < Handshakes.LOOP) {
            return null;
        }
        if (visit.blamed() != null) {
            return ofRefusal(visit, visit.blamed());
        }
        boolean expired =
                reason.text().startsWith(AuthReason.sessionTokenExpired("").text());
        String cause = expired ? CLOCK : CAUSES.get(reason);
        return cause == null ? null : logged(visit, cause, reason);
    }

    /** Returns the answer to a browser whose session is refused each time. */
    static ProtectionException ofRefusal(Visit visit, Refused refused) {
        return logged(visit, RefusedTokens.explained(refused, visit.config()), refused.reason());
    }

    /** Returns the answer of a sign-in page that would redirect to itself. */
    static ProtectionException protectedSignIn(Visit visit, AuthReason reason) {
        PageAddress page = visit.config().pages().signIn().address();
        String message = "clerk.sign-in-url: " + (page == null ? null : page.text()) + ". " + PROTECTED_SIGN_IN;
        LOG.error(message, message);
        return answer(visit, PROTECTED_SIGN_IN, reason);
    }

    /** Logs the cause: in production, only the log may name it. */
    private static ProtectionException logged(Visit visit, String cause, AuthReason reason) {
        LOG.warning(
                reason.text(),
                "A browser was redirected to sign-in and back several times, so it gets an error page (reason: "
                        + reason.text() + "). " + cause);
        return answer(visit, cause, reason);
    }

    private static ProtectionException answer(Visit visit, String cause, AuthReason reason) {
        return new ProtectionException.Answer(
                400, "text/html;charset=UTF-8", page(cause, reason, visit.isDevelopment()));
    }

    /**
     * @param development true if the page may show the developer's cause; visitors must not learn about the
     * configuration
     */
    static String page(String cause, AuthReason reason, boolean development) {
        String told = development || cause.equals(COOKIES) ? cause : UNKNOWN;
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <title>Sign-in could not be completed</title>
                <h1>Sign-in could not be completed</h1>
                <p>This page and the sign-in service have sent your browser back and forth several times.</p>
                <p>%s</p>
                <p>Wait a moment and <a href="">try again</a>; if that does not help, delete this site's cookies.</p>
                %s</html>
                """.formatted(
                escaped(told), development ? "<p><small>Reason: " + escaped(reason.text()) + "</small></p>\n" : "");
    }

    /** Escapes HTML, because a cause may quote a token's claims. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
