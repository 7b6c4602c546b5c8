package io.github.clerkjakarta;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which token {@link Auth#getToken(TokenRequest)} gives. Immutable.
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

    /** The session's own token: the one that came with the request, where nothing else is asked for. */
    public static TokenRequest session() {
        return SESSION;
    }

    /** A token of a JWT template of Clerk's dashboard. */
    public static TokenRequest template(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "A template without a name was asked for. Templates have names in Clerk's"
                            + " dashboard; without one use TokenRequest.session().");
        }
        return new TokenRequest(name, null, false);
    }

    /**
     * How long the token is good. Default: what the template says; a minute for the session's.
     *
     * @throws IllegalArgumentException where the time is not in whole seconds > 0
     */
    public TokenRequest expiresIn(Duration time) {
        if (time.toSeconds() <= 0 || !time.equals(Duration.ofSeconds(time.toSeconds()))) {
            throw new IllegalArgumentException("A token's life is in whole seconds > 0, was " + time + ".");
        }
        return new TokenRequest(template, time, fresh);
    }

    /** A token of now, where one that was made for an earlier request would do. */
    public TokenRequest fresh() {
        return new TokenRequest(template, expiresIn, true);
    }

    public @Nullable String getTemplate() {
        return template;
    }

    public @Nullable Duration getExpiresIn() {
        return expiresIn;
    }

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
