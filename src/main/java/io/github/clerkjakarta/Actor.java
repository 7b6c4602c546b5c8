package io.github.clerkjakarta;

import jakarta.json.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The person who acts in a session that impersonates another user: the token's {@code act} claim. Immutable.
 *
 * @see <a href="https://clerk.com/docs/guides/users/impersonation">Clerk: user impersonation</a>
 */
public final class Actor {
    private final JsonObject claims;

    /** @param claims the {@code act} claim of the token */
    public Actor(JsonObject claims) {
        this.claims = Objects.requireNonNull(claims, "claims");
    }

    /** The id of the person who acts, or null if the claim names no one. */
    public @Nullable String getSubject() {
        return claims.getString("sub", null);
    }

    /** The whole {@code act} claim. */
    public JsonObject getClaims() {
        return claims;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Actor actor && actor.claims.equals(claims);
    }

    @Override
    public int hashCode() {
        return claims.hashCode();
    }

    @Override
    public String toString() {
        return "Actor(" + getSubject() + ")";
    }
}
