package io.github.clerkjakarta.wars.oneauth;

import io.github.clerkjakarta.Auth;

/** An {@code Auth} as text. */
public final class Seen {
    private Seen() {}

    public static String of(Auth auth) {
        return auth.isAuthenticated() + " " + auth.getUserId() + " "
                + auth.caller()
                        .map(it -> it.getTokenType() + " " + it.getUserId())
                        .orElse("nobody");
    }
}
