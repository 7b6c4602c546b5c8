package io.github.clerkjakarta.internal.request;

import io.github.clerkjakarta.internal.config.PublishableKey;
import io.github.clerkjakarta.internal.token.SeenTokens;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The visitor's session according to the cookies. ClerkJS writes each cookie twice, plain and with the instance's
 * suffix. Older versions, and other instances on the same site, write only the plain one. One choice holds for session,
 * client uat and dev browser alike.
 */
public final class SessionCookies {
    private final Cookies cookies;
    private final PublishableKey key;
    private final String suffix;
    private final @Nullable String session;
    private final @Nullable String suffixedSession;
    private final @Nullable String uat;
    private final @Nullable String suffixedUat;
    private final @Nullable UnverifiedToken plain;
    private final @Nullable UnverifiedToken withSuffix;
    private final boolean suffixed;

    /** @param issuerHost the instance's own Frontend API, even if a proxy stands in front of it */
    public SessionCookies(Cookies cookies, PublishableKey key, String issuerHost, SeenTokens seen, long nowMillis) {
        this.cookies = cookies;
        this.key = key;
        this.suffix = "_" + key.cookieSuffix();
        this.session = cookies.get(WireNames.SESSION);
        this.suffixedSession = cookies.get(WireNames.SESSION, suffix);
        this.uat = cookies.get(WireNames.CLIENT_UAT);
        this.suffixedUat = cookies.get(WireNames.CLIENT_UAT, suffix);
        this.plain = read(session, seen);
        // ClerkJS writes the same token twice.
        this.withSuffix = Objects.equals(session, suffixedSession) ? plain : read(suffixedSession, seen);
        this.suffixed = usesSuffix(issuerHost, nowMillis);
    }

    private static @Nullable UnverifiedToken read(@Nullable String token, SeenTokens seen) {
        return token == null ? null : seen.read(token);
    }

    public boolean isSuffixed() {
        return suffixed;
    }

    public @Nullable String session() {
        return suffixed ? suffixedSession : session;
    }

    /** Returns the session token, or null if there is no well-formed one. */
    public @Nullable UnverifiedToken token() {
        return suffixed ? withSuffix : plain;
    }

    /** Returns the time of the last sign-in in seconds since 1970, or 0 after a sign-out. Clerk updates it at both. */
    public long clientUat() {
        String value = suffixed ? suffixedUat : uat;
        return value == null ? 0 : leadingInteger(value);
    }

    public @Nullable String devBrowser() {
        return cookies.get(WireNames.DEV_BROWSER, suffixed ? suffix : "");
    }

    /** Returns the refresh token. Only the suffixed cookie counts: a plain one may belong to another instance. */
    public @Nullable String refresh() {
        String token = cookies.get(WireNames.REFRESH, suffix);
        return token == null || UnverifiedToken.isTooLong(token) ? null : token;
    }

    /** Decides between the suffixed and the plain cookies. The first rule that applies decides. */
    private boolean usesSuffix(String issuerHost, long nowMillis) {
        if (session != null && (plain == null || !plain.claimsAnIssuer())) {
            // Broken cookies end as signed out, not in a handshake that would bring them back.
            return false;
        }
        if (plain != null && !plain.claimsIssuer(issuerHost)) {
            return true;
        }
        if (suffixedUat == null && suffixedSession == null) {
            return false;
        }
        boolean suffixedSignedOut = "0".equals(suffixedUat);
        boolean plainSignedOut = "0".equals(uat);
        if (!plainSignedOut && issuedAt(plain) > issuedAt(withSuffix)) {
            return false;
        }
        if (suffixedSignedOut && !plainSignedOut) {
            return false;
        }
        if (key.isDevelopment() && !suffixedSignedOut && plainSignedOut && isExpired(withSuffix, nowMillis)) {
            // In development ClerkJS writes these cookies itself; an old version lets the suffixed ones go stale.
            return false;
        }
        return suffixedUat != null || suffixedSession == null;
    }

    private static double issuedAt(@Nullable UnverifiedToken token) {
        double claimed = token == null ? 0 : token.claimedIssuedAt();
        return Double.isNaN(claimed) ? 0 : claimed;
    }

    private static boolean isExpired(@Nullable UnverifiedToken token, long nowMillis) {
        return token != null && token.claimedExpiry() <= Math.floorDiv(nowMillis, 1000L);
    }

    /** Reads decimal digits as JavaScript's parseInt does; returns 0 without digits. */
    private static long leadingInteger(String text) {
        String stripped = text.strip();
        int start = stripped.startsWith("-") || stripped.startsWith("+") ? 1 : 0;
        int end = start;
        while (end < stripped.length()
                && end < start + 18
                && stripped.charAt(end) >= '0'
                && stripped.charAt(end) <= '9') {
            end++;
        }
        if (end == start) {
            return 0;
        }
        long value = Long.parseLong(stripped.substring(start, end));
        return stripped.startsWith("-") ? -value : value;
    }
}
