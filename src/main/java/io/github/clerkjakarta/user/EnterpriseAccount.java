package io.github.clerkjakarta.user;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account at a company's identity provider (SAML or OpenID Connect) with which the user can sign in.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/types/backend-enterprise-account">Clerk: Backend
 *     EnterpriseAccount object</a>
 */
public final class EnterpriseAccount extends ClerkObject {
    EnterpriseAccount(JsonObject json) {
        super(json);
    }

    /** The id of this record. */
    public String getId() {
        return required("id");
    }

    /** True if the user can sign in with this account. */
    public boolean isActive() {
        return flag("active");
    }

    /** {@code saml} or {@code oauth}. */
    public String getProtocol() {
        return required("protocol");
    }

    /** The identity provider: {@code saml_okta}, {@code saml_google} ... */
    public String getProvider() {
        return required("provider");
    }

    /** The e-mail address at the company, or null. */
    public @Nullable String getEmailAddress() {
        return text("email_address");
    }

    /** The first name at the company, or null. */
    public @Nullable String getFirstName() {
        return text("first_name");
    }

    /** The last name at the company, or null. */
    public @Nullable String getLastName() {
        return text("last_name");
    }

    /** The user's id at the identity provider, or null. */
    public @Nullable String getProviderUserId() {
        return text("provider_user_id");
    }

    /** The id of the {@link #getEnterpriseConnection() connection}, or null. */
    public @Nullable String getEnterpriseConnectionId() {
        return text("enterprise_connection_id");
    }

    /** The connection to the identity provider, or null if Clerk does not state it. */
    public @Nullable EnterpriseConnection getEnterpriseConnection() {
        return one("enterprise_connection", EnterpriseConnection::new);
    }

    /** The time of the last sign-in with this account, or null. */
    public @Nullable Instant getLastAuthenticatedAt() {
        return instant("last_authenticated_at");
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
