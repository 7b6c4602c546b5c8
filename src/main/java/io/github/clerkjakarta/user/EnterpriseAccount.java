package io.github.clerkjakarta.user;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account of the user's company, by SAML or OIDC. */
public final class EnterpriseAccount extends ClerkObject {
    EnterpriseAccount(JsonObject json) {
        super(json);
    }

    public String getId() {
        return required("id");
    }

    public boolean isActive() {
        return flag("active");
    }

    /** {@code saml} or {@code oauth}. */
    public String getProtocol() {
        return required("protocol");
    }

    public String getProvider() {
        return required("provider");
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

    public @Nullable String getProviderUserId() {
        return text("provider_user_id");
    }

    public @Nullable String getEnterpriseConnectionId() {
        return text("enterprise_connection_id");
    }

    /** The company's service; null where Clerk does not say. */
    public @Nullable EnterpriseConnection getEnterpriseConnection() {
        return one("enterprise_connection", EnterpriseConnection::new);
    }

    public @Nullable Instant getLastAuthenticatedAt() {
        return instant("last_authenticated_at");
    }

    public Metadata getPublicMetadata() {
        return metadata("public_metadata");
    }

    /** Null where none was begun. */
    public @Nullable Verification getVerification() {
        return one("verification", Verification::new);
    }
}
