package io.github.clerkjakarta.internal.backend;

/**
 * Clerk's Backend API did not give what was asked for. The message is for logs: it names the call and the status, never
 * what was sent.
 */
public final class BackendException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The code where no usable answer came at all: no connection, no time, no JSON. */
    public static final String UNREACHABLE = "unexpected_error";

    private final String code;

    /** @param code Clerk's code of the first error, {@link #UNREACHABLE}, or empty where the answer names none */
    public BackendException(String message, String code) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }

    public boolean isUnreachable() {
        return code.equals(UNREACHABLE);
    }
}
