package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.SessionClaims;
import io.github.clerkjakarta.internal.token.VerifiedToken;
import io.github.clerkjakarta.internal.url.Url;
import java.util.List;
import java.util.function.Function;

/** The outcome of authentication. A new case does not compile until every {@code match} answers it. */
public sealed interface RequestState {

    <T> T match(
            Function<? super SignedIn, ? extends T> signedIn,
            Function<? super SignedOut, ? extends T> signedOut,
            Function<? super Handshake, ? extends T> handshake,
            Function<? super HandshakeRemoved, ? extends T> removed,
            Function<? super ErrorPage, ? extends T> page);

    /** The request goes on to the application. */
    sealed interface Settled extends RequestState {
        /** Returns the Set-Cookie lines for the response. */
        List<String> setCookies();

        <T> T match(
                Function<? super SignedIn, ? extends T> signedIn, Function<? super SignedOut, ? extends T> signedOut);

        @Override
        default <T> T match(
                Function<? super SignedIn, ? extends T> signedIn,
                Function<? super SignedOut, ? extends T> signedOut,
                Function<? super Handshake, ? extends T> handshake,
                Function<? super HandshakeRemoved, ? extends T> removed,
                Function<? super ErrorPage, ? extends T> page) {
            return match(signedIn, signedOut);
        }
    }

    record SignedIn(VerifiedToken token, SessionClaims claims, List<String> setCookies) implements Settled {
        @Override
        public <T> T match(
                Function<? super SignedIn, ? extends T> signedIn, Function<? super SignedOut, ? extends T> signedOut) {
            return signedIn.apply(this);
        }
    }

    /**
     * No user is known to be signed in.
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

        @Override
        public <T> T match(
                Function<? super SignedIn, ? extends T> signedIn, Function<? super SignedOut, ? extends T> signedOut) {
            return signedOut.apply(this);
        }
    }

    /** The request is answered before the application. */
    sealed interface Ended extends RequestState {
        <T> T match(
                Function<? super Handshake, ? extends T> handshake,
                Function<? super HandshakeRemoved, ? extends T> removed,
                Function<? super ErrorPage, ? extends T> page);

        @Override
        default <T> T match(
                Function<? super SignedIn, ? extends T> signedIn,
                Function<? super SignedOut, ? extends T> signedOut,
                Function<? super Handshake, ? extends T> handshake,
                Function<? super HandshakeRemoved, ? extends T> removed,
                Function<? super ErrorPage, ? extends T> page) {
            return match(handshake, removed, page);
        }
    }

    /** The request is answered with 307 and {@code Cache-Control: no-store}. */
    sealed interface Redirect extends Ended {
        Url location();

        List<String> setCookies();
    }

    /** Redirects to Clerk, or to the primary domain, to find out who the user is. */
    record Handshake(AuthReason reason, String message, Url location, List<String> setCookies) implements Redirect {
        @Override
        public <T> T match(
                Function<? super Handshake, ? extends T> handshake,
                Function<? super HandshakeRemoved, ? extends T> removed,
                Function<? super ErrorPage, ? extends T> page) {
            return handshake.apply(this);
        }
    }

    /**
     * Removes a handshake that came back in the URL (development): redirects to the same URL without it, with the
     * handshake's cookies.
     */
    record HandshakeRemoved(Settled settled, Url location) implements Redirect {
        @Override
        public List<String> setCookies() {
            return settled.setCookies();
        }

        @Override
        public <T> T match(
                Function<? super Handshake, ? extends T> handshake,
                Function<? super HandshakeRemoved, ? extends T> removed,
                Function<? super ErrorPage, ? extends T> page) {
            return removed.apply(this);
        }
    }

    /**
     * Ends the request with a message: the keys do not fit each other in development, or a link requests a redirect that is
     * not allowed.
     */
    record ErrorPage(int status, String message) implements Ended {
        @Override
        public <T> T match(
                Function<? super Handshake, ? extends T> handshake,
                Function<? super HandshakeRemoved, ? extends T> removed,
                Function<? super ErrorPage, ? extends T> page) {
            return page.apply(this);
        }
    }

    /** Replaces a redirect if the request names no host, as HTTP/1.0 allows: the browser could not be sent back. */
    ErrorPage NO_HOST = new ErrorPage(
            400, "This request has no Host header, so it cannot be redirected. Behind a proxy, set clerk.public-url.");

    /** The path cannot be compared with route patterns. */
    ErrorPage UNREADABLE = new ErrorPage(400, "This address is malformed or too long.");

    /** Clerk has been asked too often for the moment. The browser's credentials are still good when it comes back. */
    ErrorPage COME_BACK =
            new ErrorPage(503, "The sign-in service cannot be asked right now. Please try again in a moment.");
}
