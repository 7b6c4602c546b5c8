package io.github.clerkjakarta;

/**
 * What a user must have to be allowed: a role, a permission, a feature, a plan, several of them, or whatever a lambda
 * asks of {@link Has}.
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

    boolean isMetBy(Has has);

    /** A role in the active organization: {@code org:admin}. */
    static Requirement role(String role) {
        return has -> has.role(role);
    }

    /** A permission in the active organization: {@code org:invoices:create}. */
    static Requirement permission(String permission) {
        return has -> has.permission(permission);
    }

    /** A feature of the user's or the organization's plan: {@code org:billing}, {@code user:chat} or {@code search}. */
    static Requirement feature(String feature) {
        return has -> has.feature(feature);
    }

    /** A plan of the user or the organization: {@code org:pro}, {@code user:plus} or {@code pro}. */
    static Requirement plan(String plan) {
        return has -> has.plan(plan);
    }

    /** A recent proof of who the user is. Who lacks it is like one who lacks a role; see {@link Protection#reverified}. */
    static Requirement reverification(Reverification.Preset preset) {
        return reverification(Reverification.of(preset));
    }

    /** A recent proof of who the user is. Who lacks it is like one who lacks a role; see {@link Protection#reverified}. */
    static Requirement reverification(Reverification required) {
        return has -> has.reverification(required);
    }

    default Requirement and(Requirement other) {
        return has -> isMetBy(has) && other.isMetBy(has);
    }

    default Requirement or(Requirement other) {
        return has -> isMetBy(has) || other.isMetBy(has);
    }
}
