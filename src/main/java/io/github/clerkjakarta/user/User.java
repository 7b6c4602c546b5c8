package io.github.clerkjakarta.user;

import io.github.clerkjakarta.ClerkApiException;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A user's record, as Clerk's Backend API returns it. {@link CurrentUser} gives the record of the user who makes the
 * request.
 *
 * <p>A text, number or time that Clerk does not state is null, or {@code ""} if its getter is never null. Absent lists
 * are empty, absent flags false. Members that this version does not know are ignored. Immutable; the getters also serve
 * JSON-B and expression language.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/types/backend-user">Clerk: Backend User object</a>
 */
public final class User extends ClerkObject {
    private final @Nullable Operations operations;

    private User(JsonObject json, @Nullable Operations operations) {
        super(json);
        this.operations = operations;
    }

    /**
     * Reads a user from JSON, for example from the {@code data} of a webhook. {@link #createEmailAddress(String)} and
     * {@link #getOAuthAccessToken} do not work on it.
     */
    public static User of(JsonObject json) {
        return new User(json, null);
    }

    /** Reads a user from JSON and connects it to Clerk, so that its methods that call Clerk work. */
    public static User of(JsonObject json, Operations operations) {
        return new User(json, operations);
    }

    /** The calls to Clerk that a {@link User} makes. The library implements it. */
    public interface Operations {
        /** Adds an e-mail address to the user's record. */
        EmailAddress createEmailAddress(String userId, String emailAddress, boolean verified, boolean primary);

        /** Returns the tokens for the user's account at the provider, for example {@code google}. */
        List<OAuthAccessToken> oauthAccessTokens(String userId, String provider);
    }

    /** The user's id, {@code user_...}. */
    public String getId() {
        return required("id");
    }

    /** The user's id in your own system, or null if you never gave it to Clerk. */
    public @Nullable String getExternalId() {
        return text("external_id");
    }

    /** The user name, or null. */
    public @Nullable String getUsername() {
        return text("username");
    }

    /** The first name, or null. */
    public @Nullable String getFirstName() {
        return text("first_name");
    }

    /** The last name, or null. */
    public @Nullable String getLastName() {
        return text("last_name");
    }

    /** First and last name, separated by a space. Empty if the user has neither. */
    public String getFullName() {
        return (required("first_name") + " " + required("last_name")).strip();
    }

    /** The URL of the user's picture. Clerk generates a picture for users who have not uploaded one. */
    public String getImageUrl() {
        return required("image_url");
    }

    /** True if the user uploaded a picture, false if Clerk generated it. */
    public boolean isHasImage() {
        return flag("has_image");
    }

    /** The id of the primary e-mail address, or null. */
    public @Nullable String getPrimaryEmailAddressId() {
        return text("primary_email_address_id");
    }

    /** The primary e-mail address, or null. */
    public @Nullable EmailAddress getPrimaryEmailAddress() {
        return primary(getEmailAddresses(), EmailAddress::getId, getPrimaryEmailAddressId());
    }

    /** The id of the primary phone number, or null. */
    public @Nullable String getPrimaryPhoneNumberId() {
        return text("primary_phone_number_id");
    }

    /** The primary phone number, or null. */
    public @Nullable PhoneNumber getPrimaryPhoneNumber() {
        return primary(getPhoneNumbers(), PhoneNumber::getId, getPrimaryPhoneNumberId());
    }

    /** The id of the primary wallet, or null. */
    public @Nullable String getPrimaryWeb3WalletId() {
        return text("primary_web3_wallet_id");
    }

    /** The primary wallet, or null. */
    public @Nullable Web3Wallet getPrimaryWeb3Wallet() {
        return primary(getWeb3Wallets(), Web3Wallet::getId, getPrimaryWeb3WalletId());
    }

    /** All e-mail addresses, verified or not. */
    public List<EmailAddress> getEmailAddresses() {
        return list("email_addresses", EmailAddress::new);
    }

    /** All phone numbers, verified or not. */
    public List<PhoneNumber> getPhoneNumbers() {
        return list("phone_numbers", PhoneNumber::new);
    }

    /** All wallets, verified or not. */
    public List<Web3Wallet> getWeb3Wallets() {
        return list("web3_wallets", Web3Wallet::new);
    }

    /** All passkeys. */
    public List<Passkey> getPasskeys() {
        return list("passkeys", Passkey::new);
    }

    /** The accounts at other services, such as Google, with which the user can sign in. */
    public List<ExternalAccount> getExternalAccounts() {
        return list("external_accounts", ExternalAccount::new);
    }

    /** The accounts at companies' identity providers with which the user can sign in. */
    public List<EnterpriseAccount> getEnterpriseAccounts() {
        return list("enterprise_accounts", EnterpriseAccount::new);
    }

    /** Metadata that the browser can read and only your backend can write. */
    public Metadata getPublicMetadata() {
        return metadata("public_metadata");
    }

    /** Metadata that the user's browser can write: never base a decision on it. */
    public Metadata getUnsafeMetadata() {
        return metadata("unsafe_metadata");
    }

    /**
     * Metadata that only your backend can read and write. It is not a property, so that neither JSON-B nor a page shows
     * it by accident.
     */
    public Metadata privateMetadata() {
        return metadata("private_metadata");
    }

    /** True if an administrator banned the user. A banned user cannot sign in. */
    public boolean isBanned() {
        return flag("banned");
    }

    /** True if the user is locked out for a time after too many failed attempts to sign in. */
    public boolean isLocked() {
        return flag("locked");
    }

    /** True if the user has a password. */
    public boolean isPasswordEnabled() {
        return flag("password_enabled");
    }

    /** True if the user has a second factor. */
    public boolean isTwoFactorEnabled() {
        return flag("two_factor_enabled");
    }

    /** True if the user set up an authenticator app. */
    public boolean isTotpEnabled() {
        return flag("totp_enabled");
    }

    /** True if the user has backup codes. */
    public boolean isBackupCodeEnabled() {
        return flag("backup_code_enabled");
    }

    /** True if the user may create organizations. */
    public boolean isCreateOrganizationEnabled() {
        return flag("create_organization_enabled");
    }

    /** True if the user may delete their own account. */
    public boolean isDeleteSelfEnabled() {
        return flag("delete_self_enabled");
    }

    /** The number of organizations that the user may create; 0 means any number. Null if Clerk states no limit. */
    public @Nullable Long getCreateOrganizationsLimit() {
        return number("create_organizations_limit");
    }

    /** The user's language, for example {@code en-US}, or null. */
    public @Nullable String getLocale() {
        return text("locale");
    }

    /** The user's time zone, for example {@code Europe/Vienna}, or null. */
    public @Nullable String getTimezone() {
        return text("timezone");
    }

    /** True if the user's company removed them through its directory (SCIM). */
    public boolean isDeprovisioned() {
        return flag("deprovisioned");
    }

    /** The time at which the user was created. */
    public @Nullable Instant getCreatedAt() {
        return instant("created_at");
    }

    /** The time of the last change to this record. */
    public @Nullable Instant getUpdatedAt() {
        return instant("updated_at");
    }

    /** The time of the last sign-in. Null if the user never signed in. */
    public @Nullable Instant getLastSignInAt() {
        return instant("last_sign_in_at");
    }

    /** The day of the user's last activity, or null. Clerk records it to the day. */
    public @Nullable Instant getLastActiveAt() {
        return instant("last_active_at");
    }

    /** The time at which the user accepted the legal terms. Null if they have not, or if the instance does not ask. */
    public @Nullable Instant getLegalAcceptedAt() {
        return instant("legal_accepted_at");
    }

    /**
     * Adds an e-mail address, unverified and not primary. Shorthand for
     * {@code createEmailAddress(emailAddress, false, false)}.
     *
     * @throws ClerkApiException if Clerk rejects the address or cannot be reached
     * @throws IllegalStateException if this user was read from JSON, see {@link #of(JsonObject)}
     */
    public EmailAddress createEmailAddress(String emailAddress) {
        return createEmailAddress(emailAddress, false, false);
    }

    /**
     * Adds an e-mail address.
     *
     * @param verified true if you know that the address is the user's; otherwise they must verify it themselves
     * @param primary true to make it the primary address
     * @throws ClerkApiException if Clerk rejects the address or cannot be reached
     * @throws IllegalStateException if this user was read from JSON, see {@link #of(JsonObject)}
     * @see <a href="https://clerk.com/docs/reference/backend/email-addresses/create-email-address">Clerk:
     *     createEmailAddress()</a>
     */
    public EmailAddress createEmailAddress(String emailAddress, boolean verified, boolean primary) {
        return operations().createEmailAddress(getId(), emailAddress, verified, primary);
    }

    /**
     * Returns the tokens with which you may call the provider on the user's behalf. Empty if the user has no account
     * there.
     *
     * @param provider without {@code oauth_}: {@code google}, {@code github} ...
     * @throws ClerkApiException if Clerk rejects the call or cannot be reached
     * @throws IllegalStateException if this user was read from JSON, see {@link #of(JsonObject)}
     * @see <a href="https://clerk.com/docs/reference/backend/user/get-user-oauth-access-token">Clerk:
     *     getUserOauthAccessToken()</a>
     */
    public List<OAuthAccessToken> getOAuthAccessToken(String provider) {
        return operations().oauthAccessTokens(getId(), provider);
    }

    private Operations operations() {
        if (operations == null) {
            throw new IllegalStateException(
                    "This user was read from JSON and cannot call Clerk. Use the user of CurrentUser.");
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
