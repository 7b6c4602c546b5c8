package io.github.clerkjakarta;

/**
 * The roles, permissions, features and plans of a session's user, for a {@link Requirement} to check. Every method
 * returns false if no user is signed in.
 *
 * @see <a href="https://clerk.com/docs/guides/secure/authorization-checks">Clerk: authorization checks</a>
 */
public interface Has {

    /**
     * Returns true if the user has this role in the active organization. {@code admin} and {@code org:admin} are the
     * same role.
     */
    boolean role(String role);

    /**
     * Returns true if the user has this permission in the active organization, for example {@code org:invoices:create}.
     */
    boolean permission(String permission);

    /**
     * Returns true if the plan of the user or of the active organization includes this feature.
     *
     * @param feature {@code org:billing} for the organization's plan only, {@code user:chat} for the user's plan only,
     * {@code search} for either
     */
    boolean feature(String feature);

    /**
     * Returns true if the user or the active organization subscribes to this plan.
     *
     * @param plan {@code org:pro} for the organization only, {@code user:plus} for the user only, {@code pro} for
     * either
     */
    boolean plan(String plan);

    /** Returns true if the user verified the required factors recently enough. */
    boolean reverification(Reverification required);
}
