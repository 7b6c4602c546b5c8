package io.github.clerkjakarta.internal.request;

import io.github.clerkjakarta.internal.config.PublishableKey;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import org.jspecify.annotations.Nullable;

/**
 * The visitor's session as the cookies tell it. ClerkJS writes each cookie twice, plain and with the instance's suffix;
 * older versions and other instances on the same site write the plain one only. One choice holds for session, client
 * uat and dev browser alike.
 */
public final class SessionCookies {
    private final Cookies cookies;
    private final PublishableKey key;
    private final @Nullable UnverifiedToken plain;
    private final @Nullable UnverifiedToken withSuffix;
    private final boolean suffixed;

    /** @param issuerHost the instance's own Frontend API, whatever proxy stands before it */
    public SessionCookies(Cookies cookies, PublishableKey key, String issuerHost, long nowMillis) {
        this.cookies = cookies;
        this.key = key;
        this.plain = parsed(cookies.get(WireNames.SESSION));
        this.withSuffix = parsed(cookies.get(suffixed(WireNames.SESSION, key)));
        this.suffixed = usesSuffix(issuerHost, nowMillis);
    }

    private static @Nullable UnverifiedToken parsed(@Nullable String token) {
        return token == null ? null : UnverifiedToken.parse(token);
    }

    public boolean isSuffixed() {
        return suffixed;
    }

    public @Nullable String session() {
        return get(WireNames.SESSION);
    }

    /** The session's token as it reads, or null where there is none or it has not the form of one. */
    public @Nullable UnverifiedToken token() {
        return suffixed ? withSuffix : plain;
    }

    /** Set at sign-in and sign-out: seconds since 1970 of the last of them, 0 where nobody is signed in. */
    public long clientUat() {
        String value = get(WireNames.CLIENT_UAT);
        return value == null ? 0 : leadingInteger(value);
    }

    public @Nullable String devBrowser() {
        return get(WireNames.DEV_BROWSER);
    }

    /** Only ever with the suffix: a plain one may be another instance's. */
    public @Nullable String refresh() {
        String token = cookies.get(suffixed(WireNames.REFRESH, key));
        return token == null || UnverifiedToken.isTooLong(token) ? null : token;
    }

    private @Nullable String get(String name) {
        return cookies.get(suffixed ? suffixed(name, key) : name);
    }

    private static String suffixed(String name, PublishableKey key) {
        return name + "_" + key.cookieSuffix();
    }

    /** The first rule that applies decides. */
    private boolean usesSuffix(String issuerHost, long nowMillis) {
        String uat = cookies.get(WireNames.CLIENT_UAT);
        String suffixedUat = cookies.get(suffixed(WireNames.CLIENT_UAT, key));
        String session = cookies.get(WireNames.SESSION);
        String suffixedSession = cookies.get(suffixed(WireNames.SESSION, key));
        if (session == null && suffixedSession == null && suffixedUat == null) {
            return false;
        }
        if (session != null && (plain == null || !plain.claimsAnIssuer())) {
            // Broken cookies end in signed out, not in a handshake that would bring them back.
            return false;
        }
        if (plain != null && !issuerHost.equals(plain.claimedIssuerHost())) {
            return true;
        }
        if (suffixedUat == null && suffixedSession == null) {
            return false;
        }
        boolean suffixedSignedOut = "0".equals(suffixedUat);
        boolean plainSignedOut = "0".equals(uat);
        if (!suffixedSignedOut && !plainSignedOut && issuedAt(plain) > issuedAt(withSuffix)) {
            return false;
        }
        if (suffixedSignedOut && !plainSignedOut) {
            return false;
        }
        if (key.isDevelopment() && !suffixedSignedOut && plainSignedOut && isExpired(withSuffix, nowMillis)) {
            // In development ClerkJS itself writes these; an older one leaves the suffixed cookies to go stale.
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

    /** As JavaScript's parseInt reads decimal digits; 0 where there are none. */
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
