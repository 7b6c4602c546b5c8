package io.github.clerkjakarta;

/**
 * A condition that a user must meet: a role, a permission, a feature, a plan, a combination of them, or any lambda over
 * {@link Has}.
 *
 * <pre>{@code
 * auth.protect(role("org:admin").and(feature("billing")));
 * auth.protect(has -> has.permission("org:a:read") || has.permission("org:b:read"));
 * }</pre>
 *
 * @see <a href="https://clerk.com/docs/guides/secure/authorization-checks">Clerk: authorization checks</a>
 */
@FunctionalInterface
public interface Requirement {

    /** Returns true if the user meets this requirement. */
    boolean isMetBy(Has has);

    /** Requires a role in the active organization, for example {@code org:admin}. */
    static Requirement role(String role) {
        return has -> has.role(role);
    }

    /** Requires a permission in the active organization, for example {@code org:invoices:create}. */
    static Requirement permission(String permission) {
        return has -> has.permission(permission);
    }

    /**
     * Requires a feature of the user's or the active organization's plan.
     *
     * @param feature {@code org:billing} for the organization's plan only, {@code user:chat} for the user's plan only,
     *     {@code search} for either
     */
    static Requirement feature(String feature) {
        return has -> has.feature(feature);
    }

    /**
     * Requires a plan of the user or the active organization.
     *
     * @param plan {@code org:pro} for the organization only, {@code user:plus} for the user only, {@code pro} for
     *     either
     */
    static Requirement plan(String plan) {
        return has -> has.plan(plan);
    }

    /**
     * Requires that the user recently verified their identity. A user who did not gets the same response as one without
     * a role; use {@link Protection#reverified} to let ClerkJS ask them.
     */
    static Requirement reverification(Reverification.Preset preset) {
        return reverification(Reverification.of(preset));
    }

    /**
     * Requires that the user recently verified their identity. A user who did not gets the same response as one without
     * a role; use {@link Protection#reverified} to let ClerkJS ask them.
     */
    static Requirement reverification(Reverification required) {
        return has -> has.reverification(required);
    }

    /** Requires both this and the other. */
    default Requirement and(Requirement other) {
        return has -> isMetBy(has) && other.isMetBy(has);
    }

    /** Requires this, the other, or both. */
    default Requirement or(Requirement other) {
        return has -> isMetBy(has) || other.isMetBy(has);
    }
}
