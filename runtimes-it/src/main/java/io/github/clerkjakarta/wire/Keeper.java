package io.github.clerkjakarta.wire;

import java.util.Locale;

/** The protection of a resource; its path is the last part of a row's target. */
enum Keeper {
    /** A route rule. */
    ADMIN,
    GUARDED,
    /** A guard, by a pattern from the context root. */
    TILDE,
    /** An annotation. */
    MEMBERS,
    /** Nothing. */
    OPEN;

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns true if the application has this resource. Without {@code /api}, the guard's pattern from the context
     * root does not match it.
     */
    boolean isIn(WireApp app) {
        return this != TILDE || (!app.path().isEmpty() && app.hasContextRoot());
    }
}
