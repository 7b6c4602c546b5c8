package io.github.clerkjakarta.internal.request;

import io.github.clerkjakarta.internal.token.UnverifiedToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The most that a client may send in headers. Most servers have lower limits. These hold on every server, so no client
 * can make a request expensive. Tokens ({@link UnverifiedToken#LONGEST}) and hosts have limits of their own.
 */
final class Limits {
    /** For all Cookie headers together. */
    static final int COOKIE_CHARACTERS = 64 * 1024;

    /** Browsers keep up to 180 cookies per site. */
    static final int COOKIES = 500;

    static final int HEADER_CHARACTERS = 16 * 1024;

    /**
     * The headers that the library reads, except Host and Cookie, which have stricter rules. Authorization may be
     * longer: with a scheme other than Bearer, it is not ours.
     */
    static final List<String> HEADERS = List.of(
            "Accept",
            "Access-Control-Request-Method",
            "Forwarded",
            "Origin",
            "Referer",
            "Sec-Fetch-Dest",
            "Sec-Fetch-Site",
            "X-Clerk-Options",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Proto",
            // Sent by the web server plug-ins of WebSphere and Open Liberty.
            "$WSSN",
            "$WSSP");

    private Limits() {}

    /** Returns a sentence for the visitor, or null if the request keeps the limits. */
    static @Nullable String violation(ServerRequest request) {
        List<String> cookies = request.header("Cookie");
        if (characters(cookies) > COOKIE_CHARACTERS) {
            return "This browser sends more than 64 KB of cookies. Delete the cookies of this site and try again.";
        }
        if (hasMoreThan(COOKIES, cookies)) {
            return "This browser sends more than 500 cookies. Delete the cookies of this site and try again.";
        }
        if (request.headerCharacters() <= HEADER_CHARACTERS) {
            return null;
        }
        for (String name : HEADERS) {
            if (characters(request.header(name)) > HEADER_CHARACTERS) {
                return "The header " + name + " is longer than 16 KB.";
            }
        }
        return null;
    }

    private static long characters(List<String> values) {
        long characters = 0;
        for (String value : values) {
            characters += value.length();
        }
        return characters;
    }

    /** Counts parts between semicolons, even empty ones. */
    private static boolean hasMoreThan(int most, List<String> cookies) {
        int parts = 0;
        for (String header : cookies) {
            int semicolon = -1;
            do {
                parts++;
                semicolon = header.indexOf(';', semicolon + 1);
            } while (semicolon >= 0 && parts <= most);
        }
        return parts > most;
    }
}
