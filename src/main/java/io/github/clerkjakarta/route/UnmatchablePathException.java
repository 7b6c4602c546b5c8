package io.github.clerkjakarta.route;

/**
 * A {@link RouteMatcher} cannot tell if a path matches: the path is malformed, or matching would take too long. Refuse
 * such a request. Never treat the path as one that does not match. The library answers 400, also if a
 * {@link RequestGuard} or an {@link io.github.clerkjakarta.tenant.OptionsResolver} throws this exception.
 */
public final class UnmatchablePathException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private UnmatchablePathException(String message) {
        super(message);
    }

    static UnmatchablePathException malformed() {
        return new UnmatchablePathException("The path has a malformed percent-escape.");
    }

    /** @param pattern as its author wrote it: the path decides too, but only the author can read this */
    static UnmatchablePathException tooLong(String pattern) {
        return new UnmatchablePathException("Matching this path against \"" + pattern + "\" would take too long.");
    }
}
