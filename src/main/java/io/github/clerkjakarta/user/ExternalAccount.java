package io.github.clerkjakarta.user;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account elsewhere, by which the user can sign in. */
public final class ExternalAccount extends ClerkObject {
    ExternalAccount(JsonObject json) {
        super(json);
    }

    public String getId() {
        return required("id");
    }

    /** {@code oauth_google}, {@code oauth_github} ... */
    public String getProvider() {
        return required("provider");
    }

    public @Nullable String getIdentificationId() {
        return text("identification_id");
    }

    /** The user's id there. */
    public @Nullable String getProviderUserId() {
        return text("provider_user_id");
    }

    /** What the user allowed. */
    public List<String> getApprovedScopes() {
        return words("approved_scopes");
    }

    public @Nullable String getEmailAddress() {
        return text("email_address");
    }

    public @Nullable String getFirstName() {
        return text("first_name");
    }

    public @Nullable String getLastName() {
        return text("last_name");
    }

    public @Nullable String getUsername() {
        return text("username");
    }

    public @Nullable String getPhoneNumber() {
        return text("phone_number");
    }

    public @Nullable String getImageUrl() {
        return text("image_url");
    }

    public @Nullable String getLabel() {
        return text("label");
    }

    public Metadata getPublicMetadata() {
        return metadata("public_metadata");
    }

    /** Null where none was begun. */
    public @Nullable Verification getVerification() {
        return one("verification", Verification::new);
    }
}
