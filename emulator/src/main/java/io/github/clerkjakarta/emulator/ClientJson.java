package io.github.clerkjakarta.emulator;

import io.github.clerkjakarta.emulator.Clients.Client;
import io.github.clerkjakarta.emulator.Clients.Session;
import io.github.clerkjakarta.emulator.Clients.SignIn;
import io.github.clerkjakarta.emulator.Clients.SignUp;
import io.github.clerkjakarta.emulator.Directory.Email;
import io.github.clerkjakarta.emulator.Directory.Member;
import io.github.clerkjakarta.emulator.Directory.Organization;
import io.github.clerkjakarta.emulator.Directory.User;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Clients, sessions, users and what belongs to them, as the Frontend API tells ClerkJS of them. */
final class ClientJson {
    private static final int DAY_MILLIS = 86_400_000;

    private final Directory directory;
    private final SessionTokens tokens;

    ClientJson(Directory directory, SessionTokens tokens) {
        this.directory = directory;
        this.tokens = tokens;
    }

    /** @param origin the application that asks, for which tokens are */
    JsonObject client(Client client, String origin) {
        Session active = client.active();
        return Fields.object(
                "object",
                "client",
                "id",
                client.id,
                "sessions",
                client.signedIn().stream().map(it -> session(it, origin)).toList(),
                "sign_in",
                client.signIn == null ? null : signIn(client.signIn),
                "sign_up",
                client.signUp == null ? null : signUp(client.signUp),
                "last_active_session_id",
                active == null ? null : active.id,
                "last_authentication_strategy",
                null,
                "captcha_bypass",
                false,
                "cookie_expires_at",
                null,
                "created_at",
                client.createdAt,
                "updated_at",
                client.updatedAt);
    }

    JsonObject session(Session session, String origin) {
        return Fields.merged(
                withoutToken(session),
                Fields.object(
                        "last_active_token",
                        Fields.object("object", "token", "jwt", tokens.sessionToken(session, origin))));
    }

    /** As the Backend API shows it. */
    JsonObject withoutToken(Session session) {
        return Fields.object(
                "object",
                "session",
                "id",
                session.id,
                "status",
                session.status,
                "user_id",
                session.user.id,
                "expire_at",
                session.createdAt + 7L * DAY_MILLIS,
                "abandon_at",
                session.createdAt + 30L * DAY_MILLIS,
                "last_active_at",
                session.createdAt,
                "last_active_organization_id",
                session.organizationId,
                "factor_verification_age",
                List.of(0, -1),
                "actor",
                null,
                "tasks",
                session.status.equals("pending") ? List.of(Fields.object("key", "choose-organization")) : List.of(),
                "user",
                user(session.user),
                "public_user_data",
                publicData(session.user),
                "created_at",
                session.createdAt,
                "updated_at",
                session.createdAt);
    }

    JsonObject user(User user) {
        return Fields.object(
                "object",
                "user",
                "id",
                user.id,
                "external_id",
                null,
                "username",
                null,
                "first_name",
                user.firstName,
                "last_name",
                user.lastName,
                "locale",
                null,
                "image_url",
                image(user.firstName.isEmpty() ? user.primaryEmail().address : user.firstName),
                "has_image",
                false,
                "profile_image_id",
                "",
                "primary_email_address_id",
                user.primaryEmailId,
                "primary_phone_number_id",
                null,
                "primary_web3_wallet_id",
                null,
                "email_addresses",
                user.emails.stream().map(this::email).toList(),
                "phone_numbers",
                List.of(),
                "web3_wallets",
                List.of(),
                "passkeys",
                List.of(),
                "external_accounts",
                List.of(),
                "enterprise_accounts",
                List.of(),
                "saml_accounts",
                List.of(),
                "organization_memberships",
                directory.organizationsOf(user.id).stream()
                        .map(it -> membership(it, user.id))
                        .toList(),
                "password_enabled",
                !user.password.isEmpty(),
                "totp_enabled",
                false,
                "backup_code_enabled",
                false,
                "two_factor_enabled",
                false,
                "public_metadata",
                Fields.object(),
                "unsafe_metadata",
                Fields.object(),
                "banned",
                false,
                "locked",
                false,
                "create_organization_enabled",
                true,
                "create_organizations_limit",
                null,
                "delete_self_enabled",
                false,
                "legal_accepted_at",
                null,
                "last_sign_in_at",
                user.lastSignInAt,
                "last_active_at",
                user.lastSignInAt,
                "created_at",
                user.createdAt,
                "updated_at",
                user.updatedAt);
    }

    JsonObject email(Email email) {
        return Fields.object(
                "object",
                "email_address",
                "id",
                email.id,
                "email_address",
                email.address,
                "reserved",
                false,
                "verification",
                verification(email.verified ? "verified" : "unverified", "email_code"),
                "linked_to",
                List.of(),
                "matches_sso_connection",
                false);
    }

    static JsonObject verification(String status, String strategy) {
        return Fields.object(
                "object", "verification", "status", status, "strategy", strategy, "attempts", null, "expire_at", null);
    }

    JsonObject publicData(User user) {
        return Fields.object(
                "first_name",
                user.firstName,
                "last_name",
                user.lastName,
                "image_url",
                image(user.firstName),
                "has_image",
                false,
                "identifier",
                user.primaryEmail().address,
                "user_id",
                user.id);
    }

    JsonObject membership(Organization organization, String userId) {
        Member member = directory.membership(organization, userId);
        return Fields.object(
                "object",
                "organization_membership",
                "id",
                "orgmem_" + organization.id + "_" + userId,
                "role",
                "org:" + member.role(),
                "role_name",
                member.role().substring(0, 1).toUpperCase(Locale.ROOT)
                        + member.role().substring(1),
                "permissions",
                member.permissions().stream().map(it -> "org:" + it).toList(),
                "public_metadata",
                Fields.object(),
                "public_user_data",
                publicData(directory.user(userId).orElseThrow()),
                "organization",
                organization(organization),
                "created_at",
                organization.createdAt,
                "updated_at",
                organization.createdAt);
    }

    JsonObject organization(Organization organization) {
        return Fields.object(
                "object",
                "organization",
                "id",
                organization.id,
                "slug",
                organization.slug,
                "name",
                organization.name,
                "image_url",
                image(organization.name),
                "has_image",
                false,
                "members_count",
                organization.members.size(),
                "pending_invitations_count",
                0,
                "admin_delete_enabled",
                false,
                "max_allowed_memberships",
                0,
                "public_metadata",
                Fields.object(),
                "created_at",
                organization.createdAt,
                "updated_at",
                organization.createdAt);
    }

    JsonObject signIn(SignIn signIn) {
        Email email = signIn.user.primaryEmail();
        List<JsonObject> factors = new ArrayList<>();
        if (!signIn.user.password.isEmpty()) {
            factors.add(Fields.object("strategy", "password"));
        }
        factors.add(Fields.object(
                "strategy",
                "email_code",
                "email_address_id",
                email.id,
                "safe_identifier",
                email.address,
                "primary",
                true));
        return Fields.object(
                "object",
                "sign_in",
                "id",
                signIn.id,
                "status",
                signIn.status,
                "supported_identifiers",
                List.of("email_address"),
                "identifier",
                signIn.identifier,
                "user_data",
                publicData(signIn.user),
                "supported_first_factors",
                factors,
                "supported_second_factors",
                List.of(),
                "first_factor_verification",
                signIn.strategy.isEmpty()
                        ? null
                        : verification(signIn.status.equals("complete") ? "verified" : "unverified", signIn.strategy),
                "second_factor_verification",
                null,
                "created_session_id",
                signIn.createdSessionId,
                "abandon_at",
                0);
    }

    JsonObject signUp(SignUp signUp) {
        boolean complete = signUp.createdSessionId != null;
        List<String> missing = new ArrayList<>(List.of("email_address", "password"));
        missing.removeAll(signUp.fields.keySet());
        JsonObject email = Fields.merged(
                verification(signUp.verified ? "verified" : "unverified", "email_code"),
                Fields.object(
                        "next_action",
                        signUp.verified ? "" : signUp.codeSent ? "needs_attempt" : "needs_prepare",
                        "supported_strategies",
                        List.of("email_code")));
        return Fields.object(
                "object",
                "sign_up",
                "id",
                signUp.id,
                "status",
                complete ? "complete" : "missing_requirements",
                "required_fields",
                List.of("email_address", "password"),
                "optional_fields",
                List.of("first_name", "last_name"),
                "missing_fields",
                missing,
                "unverified_fields",
                signUp.verified || missing.contains("email_address") ? List.of() : List.of("email_address"),
                "verifications",
                Fields.object(
                        "email_address", email, "phone_number", null, "web3_wallet", null, "external_account", null),
                "username",
                null,
                "email_address",
                signUp.fields.get("email_address"),
                "phone_number",
                null,
                "web3_wallet",
                null,
                "has_password",
                signUp.fields.containsKey("password"),
                "first_name",
                signUp.fields.get("first_name"),
                "last_name",
                signUp.fields.get("last_name"),
                "unsafe_metadata",
                Fields.object(),
                "public_metadata",
                Fields.object(),
                "created_session_id",
                signUp.createdSessionId,
                "created_user_id",
                signUp.createdUserId,
                "abandon_at",
                0,
                "legal_accepted_at",
                null);
    }

    /** A disc with an initial, in the page itself: nothing is fetched from outside. */
    private static String image(@Nullable String name) {
        String initial = name == null || name.isEmpty()
                ? "?"
                : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
        String svg =
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40'><rect width='40' height='40' fill='#5b5bd6'/>"
                        + "<text x='20' y='27' font-family='sans-serif' font-size='20' fill='#fff' text-anchor='middle'>"
                        + Pages.escaped(initial) + "</text></svg>";
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    }
}
