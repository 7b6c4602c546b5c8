package io.github.clerkjakarta.internal.token;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A token whose signature and claims were checked. Only {@link TokenVerifier} makes one. */
public final class VerifiedToken {
    private final String text;
    private final JsonObject claims;
    private final @Nullable SessionClaims sessionClaims;

    VerifiedToken(UnverifiedToken checked) {
        this.text = checked.text();
        this.claims = checked.payload();
        this.sessionClaims = checked.sessionClaims();
    }

    /** Returns the token itself, to send on. */
    public String text() {
        return text;
    }

    public JsonObject claims() {
        return claims;
    }

    /** Returns the claims in their final shape, or null if what the token says of the organization cannot be read. */
    public @Nullable SessionClaims sessionClaims() {
        return sessionClaims;
    }

    @Override
    public String toString() {
        return "VerifiedToken(hidden)";
    }
}
