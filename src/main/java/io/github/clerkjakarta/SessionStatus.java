package io.github.clerkjakarta;

/**
 * The state of a session, from the {@code sts} claim. A status that this version does not know keeps its text, so that
 * a new one at Clerk breaks nothing.
 *
 * @param text as Clerk writes it, for example {@code active}
 * @see <a href="https://clerk.com/docs/reference/backend/types/backend-session">Clerk: session</a>
 */
public record SessionStatus(String text) {
    public static final SessionStatus ACTIVE = new SessionStatus("active");

    /** Signed in with a task left, for example choosing an organization; {@code protect()} sends the user to it. */
    public static final SessionStatus PENDING = new SessionStatus("pending");

    public static final SessionStatus EXPIRED = new SessionStatus("expired");
    public static final SessionStatus ABANDONED = new SessionStatus("abandoned");
    public static final SessionStatus REMOVED = new SessionStatus("removed");

    public static SessionStatus of(String text) {
        return new SessionStatus(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
