package io.github.clerkjakarta.internal.request;

/**
 * Whether a request may be redirected for a handshake: it must be a navigation, for a script would follow the redirect
 * to no avail, and a GET, for the Frontend API answers nothing else.
 */
public final class HandshakeEligibility {
    private HandshakeEligibility() {}

    public static boolean of(RequestFacts facts) {
        if (!facts.method().equals("GET")) {
            return false;
        }
        String destination = facts.header("sec-fetch-dest");
        if (destination != null) {
            return destination.equals("document") || destination.equals("iframe");
        }
        String accept = facts.header("accept");
        return accept != null && accept.startsWith("text/html");
    }
}
