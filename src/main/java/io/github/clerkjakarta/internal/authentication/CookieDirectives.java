package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.request.WireNames;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Set-Cookie lines that Clerk wants the browser to get. Only Clerk's own cookies are passed on: an attacker who could
 * make Clerk sign anything else must not set this application's cookies with it.
 *
 * @param session the last session token among them; empty if Clerk signs the user out; null if there is no such line
 */
record CookieDirectives(List<String> setCookies, @Nullable String session) {
    private static final List<String> CLERKS = List.of("__session", "__client", "__refresh", "__clerk");

    static CookieDirectives of(List<String> lines) {
        List<String> setCookies = new ArrayList<>();
        String session = null;
        for (String line : lines) {
            boolean oneLine = line.indexOf('\r') < 0 && line.indexOf('\n') < 0;
            if (oneLine && CLERKS.stream().anyMatch(line::startsWith)) {
                setCookies.add(line);
                if (line.startsWith(WireNames.SESSION)) {
                    session = valueOf(line);
                }
            }
        }
        return new CookieDirectives(List.copyOf(setCookies), session);
    }

    /** Returns the session token, unverified, or null if the cookies have no well-formed one. */
    @Nullable
    UnverifiedToken token() {
        return session == null ? null : UnverifiedToken.parse(session);
    }

    private static String valueOf(String line) {
        String[] pair = line.split(";", 2)[0].split("=", 3);
        return pair.length < 2 ? "" : pair[1];
    }
}
