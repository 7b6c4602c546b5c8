package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.VerifiedToken;
import io.github.clerkjakarta.internal.url.Url;
import java.util.List;
import java.util.function.Function;

/** The outcome of authentication. A case that is added does not compile until every {@code match} answers it. */
public sealed interface RequestState {

    <T> T match(
            Function<? super SignedIn, ? extends T> signedIn,
            Function<? super SignedOut, ? extends T> signedOut,
            Function<? super Handshake, ? extends T> handshake,
            Function<? super HandshakeRemoved, ? extends T> removed,
            Function<? super ErrorPage, ? extends T> page);

    /** Goes on to the application. */
    sealed interface Settled extends RequestState {
        /** Set-Cookie lines for the response. */
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

        @Override
        public <T> T match(
                Function<? super SignedIn, ? extends T> signedIn, Function<? super SignedOut, ? extends T> signedOut) {
            return signedOut.apply(this);
        }
    }

    /** Is answered before the application. */
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

    /** Is answered with 307 and {@code Cache-Control: no-store}. */
    sealed interface Redirect extends Ended {
        Url location();

        List<String> setCookies();
    }

    /** To Clerk, or to the primary domain, to find out who is there. */
    record Handshake(AuthReason reason, String message, Url location, List<String> setCookies) implements Redirect {
        @Override
        public <T> T match(
                Function<? super Handshake, ? extends T> handshake,
                Function<? super HandshakeRemoved, ? extends T> removed,
                Function<? super ErrorPage, ? extends T> page) {
            return handshake.apply(this);
        }
    }

    /** A handshake came back in the URL (development): the same URL without it, with the cookies that came. */
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
     * Tells in a text why the request ends here: where the keys do not fit each other in development, or where a link asks for
     * what was not allowed.
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

    /** The path cannot be compared with the patterns of organizations. */
    ErrorPage UNREADABLE = new ErrorPage(400, "This address is malformed or too long.");

    /** Clerk is asked too much at the moment. What the browser brought is still good when it comes back. */
    ErrorPage COME_BACK =
            new ErrorPage(503, "The sign-in service cannot be asked right now. Please try again in a moment.");
}
