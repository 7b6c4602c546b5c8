package io.github.clerkjakarta.internal.token;

import jakarta.json.JsonObject;

/** A token whose signature and claims were checked. Only {@link TokenVerifier} makes one. */
public final class VerifiedToken {
    private final String text;
    private final JsonObject claims;

    VerifiedToken(UnverifiedToken checked) {
        this.text = checked.text();
        this.claims = checked.payload();
    }

    /** Returns the token itself, to send on. */
    public String text() {
        return text;
    }

    public JsonObject claims() {
        return claims;
    }

    @Override
    public String toString() {
        return "VerifiedToken(hidden)";
    }
}
