package io.github.clerkjakarta.internal.backend;

/**
 * A call to Clerk's Backend API that brought no usable answer. The message is for logs: it names the call and the
 * status, never the data that was sent.
 */
public final class BackendException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The code that Clerk's SDKs use for no usable answer: no connection, a timeout, or no JSON. */
    private static final String UNREACHABLE = "unexpected_error";

    private static final String TOO_MANY = "too_many_requests";

    private final String code;
    private final boolean answered;
    private final int status;
    private final boolean asked;

    private BackendException(String message, String code, boolean answered, int status, boolean asked) {
        // Without a stack trace: strangers cause these, and some are kept for a while.
        super(message, null, false, false);
        this.code = code;
        this.answered = answered;
        this.status = status;
        this.asked = asked;
    }

    /**
     * @param code Clerk's code of the first error; empty if the answer names no error
     * @param status of the answer; 0 if there was no answer
     */
    BackendException(String message, String code, boolean answered, int status) {
        this(message, code, answered, status, true);
    }

    BackendException(String message) {
        this(message, UNREACHABLE, false, 0, true);
    }

    /**
     * Returns the exception for a call that we did not make, to stay below Clerk's limit or because Clerk asked for a
     * pause.
     */
    static BackendException notAsked(String message) {
        return new BackendException(message, TOO_MANY, false, 429, false);
    }

    public String code() {
        return code;
    }

    /** Returns true if the answer was JSON from Clerk, an error included. */
    public boolean isAnswered() {
        return answered;
    }

    /** Returns true if the call was made, successful or not. */
    public boolean isAsked() {
        return asked;
    }

    public boolean isUnreachable() {
        return code.equals(UNREACHABLE);
    }

    /** Returns the status of the answer, or 0 if there was no answer. */
    public int status() {
        return status;
    }

    /**
     * Returns true if Clerk might answer differently in a moment: there was no answer, Clerk failed, Clerk asked for
     * fewer calls, or a proxy answered in its place.
     */
    public boolean isTemporary() {
        return status == 0 || status == 408 || status == 429 || status >= 500 || !answered;
    }

    /** Returns true if Clerk does not accept the secret key. */
    public boolean isAboutTheKey() {
        return status == 401 && (code.isEmpty() || code.equals("clerk_key_invalid"));
    }

    /** Returns true if Clerk refused the data that was sent, so the same call would be refused again. */
    public boolean isAboutTheRequest() {
        boolean ofTheSender = status >= 400 && status < 500 && status != 403 && status != 408 && status != 429;
        return answered && ofTheSender && !isAboutTheKey();
    }
}
