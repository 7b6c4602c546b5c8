package io.github.clerkjakarta;

import jakarta.ejb.ApplicationException;

/**
 * Clerk's Backend API did not do what was asked for. Where nobody catches it, the visitor gets 503 if Clerk may answer
 * otherwise in a moment ({@link #isTemporary()}), else 500. The message names the call and the status, never what was sent.
 */
@ApplicationException(rollback = true)
public final class ClerkApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final boolean temporary;

    /**
     * @param status of Clerk's answer; 0: none came
     * @param code Clerk's code of the first error; empty: none
     */
    public ClerkApiException(String message, int status, String code, boolean temporary) {
        super(message);
        this.status = status;
        this.code = code;
        this.temporary = temporary;
    }

    /** The status of Clerk's answer, for example 404 for a JWT template that does not exist; 0 where none came. */
    public int getStatus() {
        return status;
    }

    /**
     * Clerk's code of the first error, for example {@code resource_not_found}; empty where there is none.
     *
     * @see <a href="https://clerk.com/docs/guides/development/errors/backend-api">Clerk: Backend API errors</a>
     */
    public String getCode() {
        return code;
    }

    /** Whether Clerk could not be reached, failed, or wants to be asked less often. */
    public boolean isTemporary() {
        return temporary;
    }
}
