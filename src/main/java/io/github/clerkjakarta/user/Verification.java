package io.github.clerkjakarta.user;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether and how something was proved to be the user's. Statuses and strategies that are new keep their text. */
public final class Verification extends ClerkObject {
    Verification(JsonObject json) {
        super(json);
    }

    /** {@code verified}, {@code unverified}, {@code expired}, {@code failed}, {@code transferable} ... */
    public @Nullable String getStatus() {
        return text("status");
    }

    /** {@code email_code}, {@code oauth_google}, {@code admin} ... */
    public @Nullable String getStrategy() {
        return text("strategy");
    }

    public @Nullable Long getAttempts() {
        return number("attempts");
    }

    public @Nullable Instant getExpireAt() {
        return instant("expire_at");
    }

    /** What a wallet has to sign. */
    public @Nullable String getNonce() {
        return text("nonce");
    }

    /** Where the user proves it, at a service elsewhere. */
    public @Nullable String getExternalVerificationRedirectUrl() {
        return text("external_verification_redirect_url");
    }

    public boolean isVerified() {
        return "verified".equals(getStatus());
    }
}
