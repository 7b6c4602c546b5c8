package io.github.clerkjakarta.internal.authentication;

/**
 * A path that cannot be compared with a pattern: it is malformed, or it would take too long. Strangers cause it, so it
 * has no stack trace.
 */
final class UnreadablePathException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadablePathException() {
        super("The path cannot be compared with a pattern.", null, false, false);
    }
}
