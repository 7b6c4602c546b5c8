package io.github.clerkjakarta;

/**
 * The kinds of token a request may be authenticated with.
 *
 * @see <a href="https://clerk.com/docs/guides/development/machine-auth/overview">Clerk: machine authentication</a>
 */
public enum TokenType {
    /** A user's session, by cookie or bearer token. */
    SESSION,
    /** A machine's token for another machine: {@code mt_...}, or a JWT whose subject is a machine. */
    M2M,
    /** An OAuth access token, by which an application acts for a user: {@code oat_...}, or a JWT of type {@code at+jwt}. */
    OAUTH,
    /** A user's or an organization's API key: {@code ak_...}. */
    API_KEY
}
