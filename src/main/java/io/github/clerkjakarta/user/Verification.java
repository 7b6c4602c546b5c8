package io.github.clerkjakarta.user;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of proving that an address, number, wallet or account belongs to the user. Statuses and strategies that
 * this version does not know keep Clerk's text.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/types/backend-verification">Clerk: Backend Verification
 *     object</a>
 */
public final class Verification extends ClerkObject {
    Verification(JsonObject json) {
        super(json);
    }

    /** {@code verified}, {@code unverified}, {@code expired}, {@code failed}, {@code transferable} ..., or null. */
    public @Nullable String getStatus() {
        return text("status");
    }

    /** The method of proof: {@code email_code}, {@code oauth_google}, {@code admin} ..., or null. */
    public @Nullable String getStrategy() {
        return text("strategy");
    }

    /** The number of attempts so far, or null. */
    public @Nullable Long getAttempts() {
        return number("attempts");
    }

    /** The time at which this attempt expires, or null. */
    public @Nullable Instant getExpireAt() {
        return instant("expire_at");
    }

    /** The text that the user's wallet must sign. Null for everything but wallets. */
    public @Nullable String getNonce() {
        return text("nonce");
    }

    /** The URL at another service at which the user proves it, or null. */
    public @Nullable String getExternalVerificationRedirectUrl() {
        return text("external_verification_redirect_url");
    }

    /** True if the status is {@code verified}. */
    public boolean isVerified() {
        return "verified".equals(getStatus());
    }
}
