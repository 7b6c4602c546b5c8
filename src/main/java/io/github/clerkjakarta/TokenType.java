package io.github.clerkjakarta;

/**
 * The kinds of token with which a request may be authenticated.
 *
 * @see <a href="https://clerk.com/docs/guides/development/machine-auth/overview">Clerk: machine authentication</a>
 */
public enum TokenType {
    /** A user's session token, from a cookie or the {@code Authorization} header. */
    SESSION,
    /** A token of one machine for another: {@code mt_...}, or a JWT whose subject is a machine. */
    M2M,
    /**
     * An OAuth access token of an application that acts for a user: {@code oat_...}, or a JWT of type {@code at+jwt}.
     */
    OAUTH,
    /** An API key of a user or an organization: {@code ak_...}. */
    API_KEY
}
