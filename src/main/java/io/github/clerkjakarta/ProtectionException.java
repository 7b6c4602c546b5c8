package io.github.clerkjakarta;

import io.github.clerkjakarta.route.RequestGuard;
import jakarta.ejb.ApplicationException;

/**
 * Ends a request that may not go on. The library turns it into the response, so do not catch it. It has no stack trace,
 * because it is an answer and not an error.
 */
@ApplicationException(rollback = true, inherited = true)
public abstract sealed class ProtectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String BEARER = "Bearer";

    private ProtectionException(String message) {
        super(message, null, false, false);
    }

    /**
     * Redirects to sign-in, or to the page that the protection names: with 307 after GET and HEAD, with 303 after other
     * methods.
     */
    public static final class Redirect extends ProtectionException {
        private static final long serialVersionUID = 1L;

        private final String location;
        private final int status;

        public Redirect(String location, int status) {
            super("The request is redirected.");
            this.location = location;
            this.status = status;
        }

        public String getLocation() {
            return location;
        }

        public int getStatus() {
            return status;
        }
    }

    /** Answers 404, so the caller cannot tell if the resource exists. */
    public static final class NotFound extends ProtectionException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        /** @param reason for developers, who see it in a header in development; never in production */
        public NotFound(String reason) {
            super("Not found.");
            this.reason = reason;
        }

        public String getReason() {
            return reason;
        }
    }

    /**
     * Answers 403: the caller is signed in, but has none of the roles in {@code @RolesAllowed}; or {@code @DenyAll}
     * refuses every caller. The library's own annotations answer {@link NotFound} instead. If the application has an
     * {@code ExceptionMapper} for {@code ForbiddenException}, its response is used.
     */
    public static final class Forbidden extends ProtectionException {
        private static final long serialVersionUID = 1L;

        public Forbidden() {
            super("Forbidden.");
        }
    }

    /** Answers 401, with the address of the sign-in page for scripts. */
    public static final class Unauthorized extends ProtectionException {
        private static final long serialVersionUID = 1L;

        private final String signInUrl;
        private final String challenge;

        public Unauthorized(String signInUrl) {
            this(signInUrl, BEARER);
        }

        /** @param challenge the {@code WWW-Authenticate} header */
        public Unauthorized(String signInUrl, String challenge) {
            super("Not signed in.");
            this.signInUrl = signInUrl;
            this.challenge = challenge;
        }

        public String getSignInUrl() {
            return signInUrl;
        }

        /** Returns the {@code WWW-Authenticate} header, which HTTP requires of every 401. */
        public String getChallenge() {
            return challenge;
        }
    }

    /** Answers 401 to a machine: its token is missing, invalid or of another kind, or it lacks the right. */
    public static final class MachineUnauthorized extends ProtectionException {
        private static final long serialVersionUID = 1L;

        private final String challenge;

        public MachineUnauthorized() {
            this(BEARER);
        }

        /** @param challenge the {@code WWW-Authenticate} header */
        public MachineUnauthorized(String challenge) {
            super("The request's token is not accepted.");
            this.challenge = challenge;
        }

        /** Returns the {@code WWW-Authenticate} header, which HTTP requires of every 401. */
        public String getChallenge() {
            return challenge;
        }
    }

    /** Answers 403 with Clerk's {@code reverification-error}: the user must re-verify. */
    public static final class ReverificationNeeded extends ProtectionException {
        private static final long serialVersionUID = 1L;

        private final transient Reverification reverification;

        public ReverificationNeeded(Reverification reverification) {
            super("The user has to prove again who they are.");
            this.reverification = reverification;
        }

        public Reverification getReverification() {
            return reverification;
        }
    }

    /**
     * Answers with a response of a {@link RequestGuard} or of the library in place of the application's. Caches do not
     * store it. A 401 gets {@code WWW-Authenticate: Bearer}, because HTTP requires such a header.
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

        public int getStatus() {
            return status;
        }

        public String getContentType() {
            return contentType;
        }

        public String getBody() {
            return body;
        }
    }

    /** Answers 503: Clerk could not be asked who the caller is. */
    public static final class Unavailable extends ProtectionException {
        private static final long serialVersionUID = 1L;

        public Unavailable() {
            super("The sign-in service cannot be reached.");
        }
    }
}
