package io.github.clerkjakarta.user;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account at another service, such as Google or GitHub, with which the user can sign in.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/types/backend-external-account">Clerk: Backend ExternalAccount
 *     object</a>
 */
public final class ExternalAccount extends ClerkObject {
    ExternalAccount(JsonObject json) {
        super(json);
    }

    /** The id of this record. */
    public String getId() {
        return required("id");
    }

    /** The service: {@code oauth_google}, {@code oauth_github} ... */
    public String getProvider() {
        return required("provider");
    }

    /** The id of the identification that Clerk made from this account, or null. */
    public @Nullable String getIdentificationId() {
        return text("identification_id");
    }

    /** The user's id at the service, or null. */
    public @Nullable String getProviderUserId() {
        return text("provider_user_id");
    }

    /** The OAuth scopes that the user approved. */
    public List<String> getApprovedScopes() {
        return words("approved_scopes");
    }

    /** The e-mail address at the service, or null. */
    public @Nullable String getEmailAddress() {
        return text("email_address");
    }

    /** The first name at the service, or null. */
    public @Nullable String getFirstName() {
        return text("first_name");
    }

    /** The last name at the service, or null. */
    public @Nullable String getLastName() {
        return text("last_name");
    }

    /** The user name at the service, or null. */
    public @Nullable String getUsername() {
        return text("username");
    }

    /** The phone number at the service, or null. */
    public @Nullable String getPhoneNumber() {
        return text("phone_number");
    }

    /** The URL of the picture at the service, or null. */
    public @Nullable String getImageUrl() {
        return text("image_url");
    }

    /** A label that tells several accounts at one service apart, or null. */
    public @Nullable String getLabel() {
        return text("label");
    }

    /** Metadata of this account that the browser can read and only your backend can write. */
    public Metadata getPublicMetadata() {
        return metadata("public_metadata");
    }

    /** The state of its verification, or null if none was started. */
    public @Nullable Verification getVerification() {
        return one("verification", Verification::new);
    }
}
