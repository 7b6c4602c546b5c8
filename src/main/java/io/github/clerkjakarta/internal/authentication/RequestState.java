package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.VerifiedToken;
import io.github.clerkjakarta.internal.url.Url;
import java.util.List;

/** The outcome of authentication. */
public sealed interface RequestState {

    /** Goes on to the application. */
    sealed interface Settled extends RequestState {
        /** Set-Cookie lines for the response. */
        List<String> setCookies();
    }

    record SignedIn(VerifiedToken token, SessionClaims claims, List<String> setCookies) implements Settled {}

    /**
     * Nobody is signed in, as far as can be known.
     *
     * @param clerkUnavailable true if a user may be signed in, but Clerk could not be asked
     */
    record SignedOut(AuthReason reason, String message, boolean clerkUnavailable, List<String> setCookies)
            implements Settled {
        public SignedOut(AuthReason reason, String message) {
            this(reason, message, false, List.of());
        }

        public SignedOut(AuthReason reason) {
            this(reason, "");
        }
    }

    /** Is answered with 307 and {@code Cache-Control: no-store}, before the application. */
    sealed interface Redirect extends RequestState {
        Url location();

        List<String> setCookies();
    }

    /** To Clerk, or to the primary domain, to find out who is there. */
    record Handshake(AuthReason reason, String message, Url location, List<String> setCookies) implements Redirect {}

    /** A handshake came back in the URL (development): the same URL without it, with the cookies that came. */
    record HandshakeRemoved(Settled settled, Url location) implements Redirect {
        @Override
        public List<String> setCookies() {
            return settled.setCookies();
        }
    }

    /**
     * Ends here, with a text that says why: where the keys do not fit each other in development, or where a link asks for
     * what was not allowed.
     */
    record Answer(int status, String message) implements RequestState {}

    /** Replaces a redirect if the request names no host, as HTTP/1.0 allows: the browser could not be sent back. */
    Answer NO_HOST = new Answer(
            400, "This request has no Host header, so it cannot be redirected. Behind a proxy, set clerk.public-url.");

    /** The path cannot be compared with the patterns of organizations. */
    Answer UNREADABLE = new Answer(400, "This address is malformed or too long.");

    /** Clerk is asked too much at the moment. What the browser brought is still good when it comes back. */
    Answer COME_BACK = new Answer(503, "The sign-in service cannot be asked right now. Please try again in a moment.");
}
