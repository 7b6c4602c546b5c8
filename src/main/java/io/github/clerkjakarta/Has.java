package io.github.clerkjakarta;

/**
 * What the user of a session has. Asked by {@link Requirement}s. Every answer is false where nobody is signed in.
 *
 * @see <a href="https://clerk.com/docs/guides/secure/authorization-checks">Clerk: authorization checks</a>
 */
public interface Has {

    /** Whether the user has this role in the active organization; {@code admin} and {@code org:admin} are the same. */
    boolean role(String role);

    /** Whether the user has this permission in the active organization, for example {@code org:invoices:create}. */
    boolean permission(String permission);

    /**
     * Whether the user's or the active organization's plan includes this feature. {@code org:billing} asks the
     * organization only, {@code user:chat} the user only, {@code search} either.
     */
    boolean feature(String feature);

    /** Whether the user or the active organization subscribes to this plan; scopes as in {@link #feature}. */
    boolean plan(String plan);

    /** Whether the user proved recently enough who they are. */
    boolean reverification(Reverification required);
}
