package io.github.clerkjakarta.user;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token by which the application may act for a user at another service, to which the user is linked.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/user/get-user-oauth-access-token">Clerk:
 *     getUserOauthAccessToken()</a>
 */
public final class OAuthAccessToken extends ClerkObject {
    private OAuthAccessToken(JsonObject json) {
        super(json);
    }

    /** As Clerk's Backend API answers it. */
    public static OAuthAccessToken of(JsonObject json) {
        return new OAuthAccessToken(json);
    }

    /** The token. No property, so that neither JSON-B nor a page shows it by accident. */
    public String token() {
        return required("token");
    }

    /** The secret that goes with the token of OAuth 1; null for others. No property, see {@link #token()}. */
    public @Nullable String tokenSecret() {
        return text("token_secret");
    }

    /** What the other service says of the user by OpenID Connect; null for others. No property, see {@link #token()}. */
    public @Nullable String idToken() {
        return text("id_token");
    }

    public String getProvider() {
        return required("provider");
    }

    public @Nullable String getExternalAccountId() {
        return text("external_account_id");
    }

    public @Nullable String getLabel() {
        return text("label");
    }

    public List<String> getScopes() {
        return texts("scopes");
    }

    /** When the token ends; null where the other service did not say. */
    public @Nullable Instant getExpiresAt() {
        Long end = number("expires_at");
        // Clerk's documentation leaves open which: 1e11 is the year 5138 in seconds, 1973 in milliseconds.
        return end != null && end < 100_000_000_000L ? Instant.ofEpochSecond(end) : instant("expires_at");
    }

    /** What the application keeps with the account at the other service. */
    public Metadata getPublicMetadata() {
        return metadata("public_metadata");
    }
}
