package io.github.clerkjakarta;

import jakarta.ejb.ApplicationException;

/**
 * Clerk's Backend API rejected a call, or could not be reached. If you do not catch it, the visitor gets 503 if a later
 * try may succeed ({@link #isTemporary()}), otherwise 500. The message names the call and the status, never the data
 * that was sent.
 */
@ApplicationException(rollback = true)
public final class ClerkApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final boolean temporary;

    /**
     * @param status the status of Clerk's response, or 0 if there was no response
     * @param code the code of the first error in the response, or an empty string
     */
    public ClerkApiException(String message, int status, String code, boolean temporary) {
        super(message);
        this.status = status;
        this.code = code;
        this.temporary = temporary;
    }

    /**
     * The status of Clerk's response, for example 404 for a JWT template that does not exist. 0 if there was no
     * response.
     */
    public int getStatus() {
        return status;
    }

    /**
     * The code of the first error in Clerk's response, for example {@code resource_not_found}. Empty if there is no
     * code.
     *
     * @see <a href="https://clerk.com/docs/guides/development/errors/backend-api">Clerk: Backend API errors</a>
     */
    public String getCode() {
        return code;
    }

    /** Returns true if a later try may succeed: Clerk could not be reached, failed, or limits calls at the moment. */
    public boolean isTemporary() {
        return temporary;
    }
}
