package io.github.clerkjakarta.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserTest {
    private static final User ADA = User.of(json("""
            {"id": "user_1", "external_id": "7", "username": "ada", "first_name": "Ada", "last_name": "Lovelace",
             "image_url": "https://img.example/1", "has_image": true, "something_new": {"a": 1},
             "primary_email_address_id": "idn_2", "primary_phone_number_id": null, "primary_web3_wallet_id": "w_1",
             "email_addresses": [
               {"id": "idn_1", "email_address": "old@example.com", "verification": null},
               {"id": "idn_2", "email_address": "ada@example.com", "linked_to": [{"id": "eac_1", "type": "oauth_google"}],
                "verification": {"status": "verified", "strategy": "a_new_one", "expire_at": 1700000000000}}],
             "phone_numbers": [{"id": "p_1", "phone_number": "+15555550100", "reserved_for_second_factor": true}],
             "web3_wallets": [{"id": "w_1", "web3_wallet": "0x1"}],
             "passkeys": [{"id": "pk_1", "name": "laptop", "last_used_at": 1700000000000}],
             "external_accounts": [{"id": "eac_1", "provider": "oauth_google", "approved_scopes": "email profile",
                "public_metadata": {}}],
             "enterprise_accounts": [{"id": "ent_1", "protocol": "saml", "provider": "okta", "active": true,
                "enterprise_connection": {"id": "entc_1", "name": "Analytical Engines", "domain": "example.com",
                  "allow_subdomains": true}}],
             "public_metadata": {"plan": "gold", "seats": 3, "beta": true, "tags": ["a", "b"], "nothing": null},
             "private_metadata": {"note": "secret"}, "unsafe_metadata": {"color": "red"},
             "banned": false, "locked": true, "password_enabled": true, "two_factor_enabled": true, "totp_enabled": true,
             "backup_code_enabled": true, "created_at": 1700000000000, "updated_at": 1700000000001,
             "last_sign_in_at": 1700000000002, "legal_accepted_at": null, "timezone": "Europe/London",
             "deprovisioned": true}"""));

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    @Test
    void hasWhatClerkSays() {
        assertThat(ADA.getId()).isEqualTo("user_1");
        assertThat(ADA.getExternalId()).isEqualTo("7");
        assertThat(ADA.getFullName()).isEqualTo("Ada Lovelace");
        assertThat(ADA.isHasImage()).isTrue();
        assertThat(ADA.getPrimaryEmailAddress().getEmailAddress()).isEqualTo("ada@example.com");
        assertThat(ADA.getPrimaryEmailAddress().getVerification().isVerified()).isTrue();
        assertThat(ADA.getPrimaryEmailAddress().getVerification().getStrategy()).isEqualTo("a_new_one");
        assertThat(ADA.getEmailAddresses().get(0).getVerification()).isNull();
        assertThat(ADA.getPrimaryPhoneNumber()).isNull();
        assertThat(ADA.getPhoneNumbers().get(0).isReservedForSecondFactor()).isTrue();
        assertThat(ADA.getPrimaryWeb3Wallet().getWeb3Wallet()).isEqualTo("0x1");
        assertThat(ADA.getPasskeys().get(0).getLastUsedAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
        assertThat(ADA.getExternalAccounts().get(0).getApprovedScopes()).containsExactly("email", "profile");
        assertThat(ADA.getEnterpriseAccounts().get(0).isActive()).isTrue();
        assertThat(ADA.isLocked()).isTrue();
        assertThat(ADA.isBanned()).isFalse();
        assertThat(ADA.getLastSignInAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_002L));
        assertThat(ADA.getLegalAcceptedAt()).isNull();
        assertThat(ADA.getTimezone()).isEqualTo("Europe/London");
        assertThat(ADA.isDeprovisioned()).isTrue();
        assertThat(ADA.getPrimaryEmailAddress().getLinkedTo())
                .extracting(IdentificationLink::getId, IdentificationLink::getType)
                .containsExactly(tuple("eac_1", "oauth_google"));
        EnterpriseConnection company = ADA.getEnterpriseAccounts().get(0).getEnterpriseConnection();
        assertThat(company.getName()).isEqualTo("Analytical Engines");
        assertThat(company.isAllowSubdomains()).isTrue();
        assertThat(company.isActive()).isFalse();
    }

    /** The properties of the types in Clerk's own SDK, {@code @clerk/backend} 3.25.0. */
    @ParameterizedTest
    @MethodSource("propertiesInClerksSdk")
    void hasEveryPropertyOfClerksSdk(Class<?> type, String properties) {
        Set<String> methods = Stream.of(type.getMethods())
                .map(it -> it.getName().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());

        assertThat(properties.toLowerCase(Locale.ROOT).split(" "))
                .allSatisfy(name -> assertThat(methods).containsAnyOf(name, "get" + name, "is" + name));
    }

    static Stream<Arguments> propertiesInClerksSdk() {
        return Stream.of(
                arguments(
                        User.class,
                        "id passwordEnabled totpEnabled backupCodeEnabled twoFactorEnabled banned locked createdAt"
                                + " updatedAt imageUrl hasImage primaryEmailAddressId primaryPhoneNumberId"
                                + " primaryWeb3WalletId lastSignInAt externalId username firstName lastName"
                                + " publicMetadata privateMetadata unsafeMetadata emailAddresses phoneNumbers"
                                + " web3Wallets externalAccounts enterpriseAccounts lastActiveAt"
                                + " createOrganizationEnabled createOrganizationsLimit deleteSelfEnabled"
                                + " legalAcceptedAt locale timezone deprovisioned"),
                arguments(EmailAddress.class, "id emailAddress verification linkedTo"),
                arguments(
                        PhoneNumber.class,
                        "id phoneNumber reservedForSecondFactor defaultSecondFactor verification linkedTo"),
                arguments(Web3Wallet.class, "id web3Wallet verification"),
                arguments(
                        ExternalAccount.class,
                        "id provider providerUserId identificationId approvedScopes emailAddress firstName lastName"
                                + " imageUrl username phoneNumber publicMetadata label verification"),
                arguments(
                        EnterpriseAccount.class,
                        "id active emailAddress enterpriseConnection firstName lastName protocol provider"
                                + " providerUserId publicMetadata verification lastAuthenticatedAt"
                                + " enterpriseConnectionId"),
                arguments(
                        EnterpriseConnection.class,
                        "id active allowIdpInitiated allowSubdomains disableAdditionalIdentifications domain"
                                + " logoPublicUrl name protocol provider syncUserAttributes createdAt updatedAt"),
                arguments(
                        Verification.class, "status strategy externalVerificationRedirectURL attempts expireAt nonce"),
                arguments(
                        OAuthAccessToken.class,
                        "externalAccountId provider token publicMetadata label scopes tokenSecret expiresAt idToken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1700000000", "1700000000000"})
    void anOAuthTokensEndIsInSecondsOrMilliseconds(String end) {
        OAuthAccessToken token = OAuthAccessToken.of(json("{\"expires_at\": " + end + "}"));

        assertThat(token.getExpiresAt()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    }

    @Test
    void metadataHasTypes() {
        Metadata metadata = ADA.getPublicMetadata();

        assertThat(metadata.text("plan")).contains("gold");
        assertThat(metadata.text("seats")).isEmpty();
        assertThat(metadata.number("seats")).contains(3L);
        assertThat(metadata.bool("beta")).contains(true);
        assertThat(metadata).containsOnlyKeys("plan", "seats", "beta", "tags").containsEntry("tags", List.of("a", "b"));
        assertThatThrownBy(() -> metadata.put("plan", "free")).isInstanceOf(UnsupportedOperationException.class);
        assertThat(ADA.privateMetadata()).isEqualTo(Map.of("note", "secret"));
    }

    @Test
    void anEmptyAnswerDoesNoHarm() {
        User nobody = User.of(json("{\"email_addresses\": 5, \"created_at\": \"yesterday\"}"));

        assertThat(nobody.getId()).isEmpty();
        assertThat(nobody.getEmailAddresses()).isEmpty();
        assertThat(nobody.getCreatedAt()).isNull();
        assertThat(nobody.getPublicMetadata()).isEmpty();
    }

    @Test
    void noPropertyShowsASecret() {
        assertThat(Stream.concat(Stream.of(User.class.getMethods()), Stream.of(OAuthAccessToken.class.getMethods()))
                        .filter(method -> method.getParameterCount() == 0)
                        .map(Method::getName)
                        .filter(name -> name.startsWith("get") || name.startsWith("is")))
                .noneMatch(name -> name.contains("Private") || name.contains("Token"));
        assertThat(ADA).hasToString("User(user_1)");
    }

    @Test
    void whatComesFromJsonCanOnlyBeRead() {
        assertThatThrownBy(() -> ADA.createEmailAddress("x@example.com")).isInstanceOf(IllegalStateException.class);
    }
}
