package io.github.clerkjakarta.internal.backend;

/**
 * Clerk's Backend API did not give what was asked for. The message is for logs: it names the call and the status, never
 * what was sent.
 */
public final class BackendException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What Clerk's SDKs call it where no usable answer came at all: no connection, no time, no JSON. */
    private static final String UNREACHABLE = "unexpected_error";

    private final String code;
    private final boolean answered;
    private final int status;

    /**
     * @param code Clerk's code of the first error; empty where the answer names none
     * @param status of the answer; 0 where none came
     */
    BackendException(String message, String code, boolean answered, int status) {
        super(message);
        this.code = code;
        this.answered = answered;
        this.status = status;
    }

    BackendException(String message) {
        this(message, UNREACHABLE, false, 0);
    }

    public String code() {
        return code;
    }

    /** Whether what came could be read, if only as an error. */
    public boolean isAnswered() {
        return answered;
    }

    public boolean isUnreachable() {
        return code.equals(UNREACHABLE);
    }

    /** The answer's; 0 where none came. */
    public int status() {
        return status;
    }

    /** Whether Clerk might say something else in a moment: nothing came, it failed, or it wants to be asked less. */
    public boolean isTemporary() {
        return status == 0 || status == 429 || status >= 500;
    }
}
