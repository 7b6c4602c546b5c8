package io.github.clerkjakarta;

/**
 * The status of a session: the token's {@code sts} claim. A status that this version does not know keeps Clerk's text.
 *
 * @param text Clerk's text, for example {@code active}
 * @see <a href="https://clerk.com/docs/reference/backend/types/backend-session">Clerk: session</a>
 */
public record SessionStatus(String text) {
    /** Signed in. */
    public static final SessionStatus ACTIVE = new SessionStatus("active");

    /**
     * Signed in, but the user still has a required task, for example to choose an organization. {@code protect()} sends
     * them to it.
     */
    public static final SessionStatus PENDING = new SessionStatus("pending");

    /** Ended because its lifetime is over. */
    public static final SessionStatus EXPIRED = new SessionStatus("expired");

    /** Ended because it was not used for a long time. */
    public static final SessionStatus ABANDONED = new SessionStatus("abandoned");

    /** Ended by a sign-out. */
    public static final SessionStatus REMOVED = new SessionStatus("removed");

    /** Returns the status with this text, known or not. */
    public static SessionStatus of(String text) {
        return new SessionStatus(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
