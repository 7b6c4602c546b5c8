package io.github.clerkjakarta.user;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token with which you may call another service, such as Google, on the user's behalf.
 * {@link User#getOAuthAccessToken} returns it.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/types/backend-oauth-access-token">Clerk: Backend
 *     OauthAccessToken object</a>
 */
public final class OAuthAccessToken extends ClerkObject {
    private OAuthAccessToken(JsonObject json) {
        super(json);
    }

    /** Reads a token from the JSON of Clerk's Backend API. */
    public static OAuthAccessToken of(JsonObject json) {
        return new OAuthAccessToken(json);
    }

    /** The access token. It is not a property, so that neither JSON-B nor a page shows it by accident. */
    public String token() {
        return required("token");
    }

    /** The token's secret, for OAuth 1.0 only; otherwise null. Not a property, see {@link #token()}. */
    public @Nullable String tokenSecret() {
        return text("token_secret");
    }

    /** The OpenID Connect ID token, or null if the service issued none. Not a property, see {@link #token()}. */
    public @Nullable String idToken() {
        return text("id_token");
    }

    /** The service: {@code oauth_google}, {@code oauth_github} ... */
    public String getProvider() {
        return required("provider");
    }

    /** The id of the {@link ExternalAccount} to which the token belongs, or null. */
    public @Nullable String getExternalAccountId() {
        return text("external_account_id");
    }

    /** A label that tells several accounts at one service apart, or null. */
    public @Nullable String getLabel() {
        return text("label");
    }

    /** The OAuth scopes of the token. */
    public List<String> getScopes() {
        return texts("scopes");
    }

    /** The time at which the token expires, or null if the service did not say. */
    public @Nullable Instant getExpiresAt() {
        Long end = number("expires_at");
        // Clerk's documentation does not state the unit. 1e11 is the year 5138 in seconds, but 1973 in milliseconds.
        return end != null && end < 100_000_000_000L ? Instant.ofEpochSecond(end) : instant("expires_at");
    }

    /** Metadata of the user's account at the service that the browser can read and only your backend can write. */
    public Metadata getPublicMetadata() {
        return metadata("public_metadata");
    }
}
