package io.github.clerkjakarta.user;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A company's service by which its people sign in, as the instance has it. */
public final class EnterpriseConnection extends ClerkObject {
    EnterpriseConnection(JsonObject json) {
        super(json);
    }

    public String getId() {
        return required("id");
    }

    public String getName() {
        return required("name");
    }

    /** Whose addresses sign in by it. */
    public String getDomain() {
        return required("domain");
    }

    /** {@code saml} or {@code oauth}. */
    public String getProtocol() {
        return required("protocol");
    }

    public String getProvider() {
        return required("provider");
    }

    /** The address of the company's logo. */
    public @Nullable String getLogoPublicUrl() {
        return text("logo_public_url");
    }

    public boolean isActive() {
        return flag("active");
    }

    /** Whether a sign-in may begin at the company's service. */
    public boolean isAllowIdpInitiated() {
        return flag("allow_idp_initiated");
    }

    /** Whether addresses below {@link #getDomain()} sign in by it too. */
    public boolean isAllowSubdomains() {
        return flag("allow_subdomains");
    }

    /** Whether its people can add no other address or account. */
    public boolean isDisableAdditionalIdentifications() {
        return flag("disable_additional_identifications");
    }

    /** Whether each sign-in brings the user's names anew. */
    public boolean isSyncUserAttributes() {
        return flag("sync_user_attributes");
    }

    public @Nullable Instant getCreatedAt() {
        return instant("created_at");
    }

    public @Nullable Instant getUpdatedAt() {
        return instant("updated_at");
    }
}
