package io.github.clerkjakarta.internal.request;

/**
 * Decides if a request may be redirected for a handshake. It must be a navigation, because a script would follow the
 * redirect in vain, and a GET, because the Frontend API answers no other method.
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
