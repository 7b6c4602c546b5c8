package io.github.clerkjakarta.user;

import io.github.clerkjakarta.ClerkApiException;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A user as Clerk's Backend API has it: {@link CurrentUser}. Absent texts are null, absent lists empty; what is new at Clerk
 * does no harm. Immutable, for JSON-B and expression language too.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/types/backend-user">Clerk: Backend User object</a>
 */
public final class User extends ClerkObject {
    private final @Nullable Operations operations;

    private User(JsonObject json, @Nullable Operations operations) {
        super(json);
        this.operations = operations;
    }

    /** The user of a webhook's or of another answer's JSON. It can be read only. */
    public static User of(JsonObject json) {
        return new User(json, null);
    }

    /** The user of an answer, with what can be done for them. */
    public static User of(JsonObject json, Operations operations) {
        return new User(json, operations);
    }

    /** What Clerk does for a user. */
    public interface Operations {
        EmailAddress createEmailAddress(String userId, String emailAddress, boolean verified, boolean primary);

        List<OAuthAccessToken> oauthAccessTokens(String userId, String provider);
    }

    /** {@code user_...}. */
    public String getId() {
        return required("id");
    }

    /** The user's id in the application's own books, where it was given to Clerk. */
    public @Nullable String getExternalId() {
        return text("external_id");
    }

    public @Nullable String getUsername() {
        return text("username");
    }

    public @Nullable String getFirstName() {
        return text("first_name");
    }

    public @Nullable String getLastName() {
        return text("last_name");
    }

    /** First and last name, as far as there are any; empty where there are none. */
    public String getFullName() {
        return (required("first_name") + " " + required("last_name")).strip();
    }

    public String getImageUrl() {
        return required("image_url");
    }

    /** Whether the image is the user's own. */
    public boolean isHasImage() {
        return flag("has_image");
    }

    public @Nullable String getPrimaryEmailAddressId() {
        return text("primary_email_address_id");
    }

    public @Nullable EmailAddress getPrimaryEmailAddress() {
        return primary(getEmailAddresses(), EmailAddress::getId, getPrimaryEmailAddressId());
    }

    public @Nullable String getPrimaryPhoneNumberId() {
        return text("primary_phone_number_id");
    }

    public @Nullable PhoneNumber getPrimaryPhoneNumber() {
        return primary(getPhoneNumbers(), PhoneNumber::getId, getPrimaryPhoneNumberId());
    }

    public @Nullable String getPrimaryWeb3WalletId() {
        return text("primary_web3_wallet_id");
    }

    public @Nullable Web3Wallet getPrimaryWeb3Wallet() {
        return primary(getWeb3Wallets(), Web3Wallet::getId, getPrimaryWeb3WalletId());
    }

    public List<EmailAddress> getEmailAddresses() {
        return list("email_addresses", EmailAddress::new);
    }

    public List<PhoneNumber> getPhoneNumbers() {
        return list("phone_numbers", PhoneNumber::new);
    }

    public List<Web3Wallet> getWeb3Wallets() {
        return list("web3_wallets", Web3Wallet::new);
    }

    public List<Passkey> getPasskeys() {
        return list("passkeys", Passkey::new);
    }

    public List<ExternalAccount> getExternalAccounts() {
        return list("external_accounts", ExternalAccount::new);
    }

    public List<EnterpriseAccount> getEnterpriseAccounts() {
        return list("enterprise_accounts", EnterpriseAccount::new);
    }

    /** Read by everybody, written by the application only. */
    public Metadata getPublicMetadata() {
        return metadata("public_metadata");
    }

    /** Written by the user too: never to be trusted. */
    public Metadata getUnsafeMetadata() {
        return metadata("unsafe_metadata");
    }

    /**
     * The application's own secrets about the user. No property, so that neither JSON-B nor a page shows it by accident.
     */
    public Metadata privateMetadata() {
        return metadata("private_metadata");
    }

    public boolean isBanned() {
        return flag("banned");
    }

    /** Whether too many wrong passwords keep the user out for a while. */
    public boolean isLocked() {
        return flag("locked");
    }

    public boolean isPasswordEnabled() {
        return flag("password_enabled");
    }

    public boolean isTwoFactorEnabled() {
        return flag("two_factor_enabled");
    }

    public boolean isTotpEnabled() {
        return flag("totp_enabled");
    }

    public boolean isBackupCodeEnabled() {
        return flag("backup_code_enabled");
    }

    public boolean isCreateOrganizationEnabled() {
        return flag("create_organization_enabled");
    }

    public boolean isDeleteSelfEnabled() {
        return flag("delete_self_enabled");
    }

    public @Nullable Long getCreateOrganizationsLimit() {
        return number("create_organizations_limit");
    }

    public @Nullable String getLocale() {
        return text("locale");
    }

    /** {@code Europe/Vienna}. */
    public @Nullable String getTimezone() {
        return text("timezone");
    }

    /** Whether the directory of the user's company has taken the user out. */
    public boolean isDeprovisioned() {
        return flag("deprovisioned");
    }

    public @Nullable Instant getCreatedAt() {
        return instant("created_at");
    }

    public @Nullable Instant getUpdatedAt() {
        return instant("updated_at");
    }

    public @Nullable Instant getLastSignInAt() {
        return instant("last_sign_in_at");
    }

    public @Nullable Instant getLastActiveAt() {
        return instant("last_active_at");
    }

    /** When the user accepted the terms; null where they are not asked for. */
    public @Nullable Instant getLegalAcceptedAt() {
        return instant("legal_accepted_at");
    }

    /**
     * Adds an e-mail address, and the user proves later that it is theirs.
     *
     * @throws ClerkApiException where Clerk does not take it
     * @throws IllegalStateException where this user does not come from {@link CurrentUser}
     */
    public EmailAddress createEmailAddress(String emailAddress) {
        return createEmailAddress(emailAddress, false, false);
    }

    /**
     * Adds an e-mail address.
     *
     * @param verified whether the application knows that it is the user's
     * @param primary whether it becomes the primary one
     * @throws ClerkApiException where Clerk does not take it
     * @throws IllegalStateException where this user does not come from {@link CurrentUser}
     * @see <a href="https://clerk.com/docs/reference/backend/email-addresses/create-email-address">Clerk:
     *     createEmailAddress()</a>
     */
    public EmailAddress createEmailAddress(String emailAddress, boolean verified, boolean primary) {
        return operations().createEmailAddress(getId(), emailAddress, verified, primary);
    }

    /**
     * The tokens by which the application may act for the user elsewhere; empty where they have no account there.
     *
     * @param provider {@code google}, {@code github} ...
     * @throws ClerkApiException where Clerk cannot answer
     * @throws IllegalStateException where this user does not come from {@link CurrentUser}
     * @see <a href="https://clerk.com/docs/reference/backend/user/get-user-oauth-access-token">Clerk:
     *     getUserOauthAccessToken()</a>
     */
    public List<OAuthAccessToken> getOAuthAccessToken(String provider) {
        return operations().oauthAccessTokens(getId(), provider);
    }

    private Operations operations() {
        if (operations == null) {
            throw new IllegalStateException(
                    "This user comes from JSON, not from Clerk: only the one of CurrentUser can be changed.");
        }
        return operations;
    }

    private static <T> @Nullable T primary(List<T> all, Function<T, String> id, @Nullable String primaryId) {
        return all.stream()
                .filter(it -> id.apply(it).equals(primaryId))
                .findFirst()
                .orElse(null);
    }
}
