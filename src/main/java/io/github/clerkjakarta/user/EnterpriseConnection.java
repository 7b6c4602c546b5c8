package io.github.clerkjakarta.user;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connection from your Clerk instance to a company's identity provider.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/types/backend-enterprise-connection">Clerk: Backend
 *     EnterpriseConnection object</a>
 */
public final class EnterpriseConnection extends ClerkObject {
    EnterpriseConnection(JsonObject json) {
        super(json);
    }

    /** The id of the connection. */
    public String getId() {
        return required("id");
    }

    /** The name that Clerk's dashboard shows. */
    public String getName() {
        return required("name");
    }

    /** The domain of the e-mail addresses that sign in through this connection. */
    public String getDomain() {
        return required("domain");
    }

    /** {@code saml} or {@code oauth}. */
    public String getProtocol() {
        return required("protocol");
    }

    /** The identity provider: {@code saml_okta}, {@code saml_google} ... */
    public String getProvider() {
        return required("provider");
    }

    /** The URL of the company's logo, or null. */
    public @Nullable String getLogoPublicUrl() {
        return text("logo_public_url");
    }

    /** True if users can sign in through this connection. */
    public boolean isActive() {
        return flag("active");
    }

    /** True if a sign-in may start at the identity provider. */
    public boolean isAllowIdpInitiated() {
        return flag("allow_idp_initiated");
    }

    /** True if addresses at subdomains of {@link #getDomain()} sign in through this connection, too. */
    public boolean isAllowSubdomains() {
        return flag("allow_subdomains");
    }

    /** True if the connection's users cannot add other addresses or accounts. */
    public boolean isDisableAdditionalIdentifications() {
        return flag("disable_additional_identifications");
    }

    /** True if each sign-in updates the user's names from the identity provider. */
    public boolean isSyncUserAttributes() {
        return flag("sync_user_attributes");
    }

    /** The time at which the connection was created, or null. */
    public @Nullable Instant getCreatedAt() {
        return instant("created_at");
    }

    /** The time of its last change, or null. */
    public @Nullable Instant getUpdatedAt() {
        return instant("updated_at");
    }
}
