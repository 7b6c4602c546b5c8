package io.github.clerkjakarta;

import io.github.clerkjakarta.route.RequestGuard;
import jakarta.ejb.ApplicationException;

/**
 * Ends a request that may not continue. Do not catch it: the library turns it into the response. It has no stack trace,
 * because it is a response and not an error.
 */
@ApplicationException(rollback = true, inherited = true)
public abstract sealed class ProtectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String BEARER = "Bearer";

    private ProtectionException(String message) {
        super(message, null, false, false);
    }

    /**
     * Redirects the visitor, to sign-in or to the URL that the protection names: with status 307 after GET and HEAD,
     * 303 after other methods.
     */
    public static final class Redirect extends ProtectionException {
        private static final long serialVersionUID = 1L;

        private final String location;
        private final int status;

        /** Redirects to an absolute URL. */
        public Redirect(String location, int status) {
            super("The request is redirected.");
            this.location = location;
            this.status = status;
        }

        /** The absolute URL to which the visitor is redirected. */
        public String getLocation() {
            return location;
        }

        /** 307 or 303. */
        public int getStatus() {
            return status;
        }
    }

    /** Responds with 404, which hides that anything is here. */
    public static final class NotFound extends ProtectionException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        /**
         * @param reason an explanation for developers. A response header shows it in development, never in production.
         */
        public NotFound(String reason) {
            super("Not found.");
            this.reason = reason;
        }

        /** The explanation for developers. */
        public String getReason() {
            return reason;
        }
    }

    /**
     * Responds with 403: the caller is signed in, but has none of the roles of {@code @RolesAllowed}, or
     * {@code @DenyAll} refuses everyone. The library's own annotations respond with {@link NotFound} instead. If the
     * application has an {@code ExceptionMapper} for {@code ForbiddenException}, its response is used.
     */
    public static final class Forbidden extends ProtectionException {
        private static final long serialVersionUID = 1L;

        public Forbidden() {
            super("Forbidden.");
        }
    }

    /** Responds with 401 and JSON that contains the sign-in URL, for scripts that send their user there. */
    public static final class Unauthorized extends ProtectionException {
        private static final long serialVersionUID = 1L;

        private final String signInUrl;
        private final String challenge;

        /** Responds with the challenge {@code Bearer}. */
        public Unauthorized(String signInUrl) {
            this(signInUrl, BEARER);
        }

        /** @param challenge the {@code WWW-Authenticate} header */
        public Unauthorized(String signInUrl, String challenge) {
            super("Not signed in.");
            this.signInUrl = signInUrl;
            this.challenge = challenge;
        }

        /** The absolute URL of the sign-in page. */
        public String getSignInUrl() {
            return signInUrl;
        }

        /** The {@code WWW-Authenticate} header, which HTTP requires of every 401. */
        public String getChallenge() {
            return challenge;
        }
    }

    /**
     * Responds with 401 to a machine: its token is missing, invalid or of another kind, or does not allow the request.
     */
    public static final class MachineUnauthorized extends ProtectionException {
        private static final long serialVersionUID = 1L;

        private final String challenge;

        /** Responds with the challenge {@code Bearer}. */
        public MachineUnauthorized() {
            this(BEARER);
        }

        /** @param challenge the {@code WWW-Authenticate} header */
        public MachineUnauthorized(String challenge) {
            super("The request's token is not accepted.");
            this.challenge = challenge;
        }

        /** The {@code WWW-Authenticate} header, which HTTP requires of every 401. */
        public String getChallenge() {
            return challenge;
        }
    }

    /** Responds with 403 and Clerk's {@code reverification-error}: the user must verify their identity again. */
    public static final class ReverificationNeeded extends ProtectionException {
        private static final long serialVersionUID = 1L;

        private final transient Reverification reverification;

        public ReverificationNeeded(Reverification reverification) {
            super("The user must verify their identity again.");
            this.reverification = reverification;
        }

        /** The rule that the user does not meet. */
        public Reverification getReverification() {
            return reverification;
        }
    }

    /**
     * Responds with a status and text of your choice, for example from a {@link RequestGuard}. The library uses it,
     * too. The response is never stored by caches. A 401 gets the header {@code WWW-Authenticate: Bearer}, which HTTP
     * requires.
     */
    public static final class Answer extends ProtectionException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String contentType;
        private final String body;

        /** @param contentType for example {@code text/plain;charset=UTF-8} */
        public Answer(int status, String contentType, String body) {
            super("The request is answered.");
            this.status = status;
            this.contentType = contentType;
            this.body = body;
        }

        /** The HTTP status. */
        public int getStatus() {
            return status;
        }

        /** The {@code Content-Type} header. */
        public String getContentType() {
            return contentType;
        }

        /** The text of the response. */
        public String getBody() {
            return body;
        }
    }

    /** Responds with 503: Clerk is needed to identify the caller and cannot be reached. */
    public static final class Unavailable extends ProtectionException {
        private static final long serialVersionUID = 1L;

        public Unavailable() {
            super("The sign-in service cannot be reached.");
        }
    }
}
