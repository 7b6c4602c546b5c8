package io.github.clerkjakarta;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A description of the token that {@link Auth#getToken(TokenRequest)} returns. Immutable.
 *
 * <pre>{@code
 * auth.getToken(TokenRequest.template("supabase").expiresIn(Duration.ofMinutes(5)))
 * }</pre>
 *
 * @see <a href="https://clerk.com/docs/guides/sessions/jwt-templates">Clerk: JWT templates</a>
 */
public final class TokenRequest {
    private static final TokenRequest SESSION = new TokenRequest(null, null, false);

    private final @Nullable String template;
    private final @Nullable Duration expiresIn;
    private final boolean fresh;

    private TokenRequest(@Nullable String template, @Nullable Duration expiresIn, boolean fresh) {
        this.template = template;
        this.expiresIn = expiresIn;
        this.fresh = fresh;
    }

    /**
     * Requests a session token. Without {@link #expiresIn} and {@link #fresh} it is the token of the request itself,
     * with no call to Clerk.
     */
    public static TokenRequest session() {
        return SESSION;
    }

    /**
     * Requests a token of a JWT template that you made in Clerk's dashboard.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public static TokenRequest template(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of the JWT template is blank. Use its name in Clerk's dashboard, or"
                            + " TokenRequest.session() for a session token.");
        }
        return new TokenRequest(name, null, false);
    }

    /**
     * Sets the token's lifetime. Defaults to the template's, or to a minute for a session token.
     *
     * @param time at least one second, in whole seconds
     * @throws IllegalArgumentException if the time is not positive or not in whole seconds
     */
    public TokenRequest expiresIn(Duration time) {
        if (time.toSeconds() <= 0 || !time.equals(Duration.ofSeconds(time.toSeconds()))) {
            throw new IllegalArgumentException(
                    "A token's lifetime must be a positive number of whole seconds, was " + time + ".");
        }
        return new TokenRequest(template, time, fresh);
    }

    /** Requests a new token, even if one from an earlier request is still valid. */
    public TokenRequest fresh() {
        return new TokenRequest(template, expiresIn, true);
    }

    /** The name of the JWT template, or null for a session token. */
    public @Nullable String getTemplate() {
        return template;
    }

    /** The lifetime, or null for the default. */
    public @Nullable Duration getExpiresIn() {
        return expiresIn;
    }

    /** True if a new token is requested. */
    public boolean isFresh() {
        return fresh;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenRequest it
                && Objects.equals(it.template, template)
                && Objects.equals(it.expiresIn, expiresIn)
                && it.fresh == fresh;
    }

    @Override
    public int hashCode() {
        return Objects.hash(template, expiresIn, fresh);
    }
}
