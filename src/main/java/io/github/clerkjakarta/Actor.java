package io.github.clerkjakarta;

import jakarta.json.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who really acts where somebody is signed in as another user: the {@code act} claim. Immutable.
 *
 * @see <a href="https://clerk.com/docs/guides/users/impersonation">Clerk: user impersonation</a>
 */
public final class Actor {
    private final JsonObject claims;

    /** @param claims the {@code act} claim, as the token has it */
    public Actor(JsonObject claims) {
        this.claims = Objects.requireNonNull(claims, "claims");
    }

    /** The acting user's id; null where the claim names none. */
    public @Nullable String getSubject() {
        return claims.getString("sub", null);
    }

    /** The whole claim. */
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
