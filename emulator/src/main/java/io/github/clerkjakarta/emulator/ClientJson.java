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

/** Clients, sessions, users and their parts, as the Frontend API describes them to ClerkJS. */
final class ClientJson {
    private static final int DAY_MILLIS = 86_400_000;

    private final Directory directory;
    private final SessionTokens tokens;

    ClientJson(Directory directory, SessionTokens tokens) {
        this.directory = directory;
        this.tokens = tokens;
    }

    /** @param origin the application that asks, which tokens are for */
    JsonObject client(Client client, String origin) {
        Session active = client.active();
        return Fields.of("object", "client")
                .and("id", client.id)
                .and(
                        "sessions",
                        client.signedIn().stream()
                                .map(it -> session(it, origin))
                                .toList())
                .and("sign_in", client.signIn == null ? null : signIn(client.signIn))
                .and("sign_up", client.signUp == null ? null : signUp(client.signUp))
                .and("last_active_session_id", active == null ? null : active.id)
                .and("last_authentication_strategy", null)
                .and("captcha_bypass", false)
                .and("cookie_expires_at", null)
                .and("created_at", client.createdAt)
                .and("updated_at", client.updatedAt)
                .json();
    }

    JsonObject session(Session session, String origin) {
        return Fields.merged(
                withoutToken(session),
                Fields.object(
                        "last_active_token",
                        Fields.object("object", "token", "jwt", tokens.sessionToken(session, origin))));
    }

    /** Returns the session as the Backend API shows it. */
    JsonObject withoutToken(Session session) {
        return Fields.of("object", "session")
                .and("id", session.id)
                .and("status", session.status)
                .and("user_id", session.user.id)
                .and("expire_at", session.createdAt + 7L * DAY_MILLIS)
                .and("abandon_at", session.createdAt + 30L * DAY_MILLIS)
                .and("last_active_at", session.createdAt)
                .and("last_active_organization_id", session.organizationId)
                .and("factor_verification_age", tokens.factorAges(session))
                .and("actor", null)
                .and(
                        "tasks",
                        session.status.equals("pending")
                                ? List.of(Fields.object("key", "choose-organization"))
                                : List.of())
                .and("user", user(session.user))
                .and("public_user_data", publicData(session.user))
                .and("created_at", session.createdAt)
                .and("updated_at", session.createdAt)
                .json();
    }

    JsonObject user(User user) {
        return Fields.of("object", "user")
                .and("id", user.id)
                .and("external_id", null)
                .and("username", null)
                .and("first_name", user.firstName)
                .and("last_name", user.lastName)
                .and("locale", null)
                .and("image_url", image(user.firstName.isEmpty() ? user.primaryEmail().address : user.firstName))
                .and("has_image", false)
                .and("profile_image_id", "")
                .and("primary_email_address_id", user.primaryEmailId)
                .and("primary_phone_number_id", null)
                .and("primary_web3_wallet_id", null)
                .and("email_addresses", user.emails.stream().map(this::email).toList())
                .and("phone_numbers", List.of())
                .and("web3_wallets", List.of())
                .and("passkeys", List.of())
                .and("external_accounts", List.of())
                .and("enterprise_accounts", List.of())
                .and("saml_accounts", List.of())
                .and(
                        "organization_memberships",
                        directory.organizationsOf(user.id).stream()
                                .map(it -> membership(it, user.id))
                                .toList())
                .and("password_enabled", !user.password.isEmpty())
                .and("totp_enabled", false)
                .and("backup_code_enabled", false)
                .and("two_factor_enabled", false)
                .and("public_metadata", Fields.object())
                .and("unsafe_metadata", Fields.object())
                .and("banned", false)
                .and("locked", false)
                .and("create_organization_enabled", true)
                .and("create_organizations_limit", null)
                .and("delete_self_enabled", false)
                .and("legal_accepted_at", null)
                .and("last_sign_in_at", user.lastSignInAt)
                .and("last_active_at", user.lastSignInAt)
                .and("created_at", user.createdAt)
                .and("updated_at", user.updatedAt)
                .json();
    }

    /** Returns the user, with the members that only the Backend API shows. */
    JsonObject backendUser(User user) {
        return Fields.merged(user(user), Fields.object("private_metadata", Fields.object()));
    }

    JsonObject email(Email email) {
        return Fields.of("object", "email_address")
                .and("id", email.id)
                .and("email_address", email.address)
                .and("reserved", false)
                .and("verification", verification(email.verified ? "verified" : "unverified", "email_code"))
                .and("linked_to", List.of())
                .and("matches_sso_connection", false)
                .and("created_at", 0)
                .and("updated_at", 0)
                .json();
    }

    static JsonObject verification(String status, String strategy) {
        return Fields.of("object", "verification")
                .and("status", status)
                .and("strategy", strategy)
                .and("attempts", null)
                .and("expire_at", null)
                .json();
    }

    JsonObject publicData(User user) {
        return Fields.of("first_name", user.firstName)
                .and("last_name", user.lastName)
                .and("image_url", image(user.firstName))
                .and("has_image", false)
                .and("identifier", user.primaryEmail().address)
                .and("user_id", user.id)
                .json();
    }

    JsonObject membership(Organization organization, String userId) {
        Member member = directory.membership(organization, userId);
        return Fields.of("object", "organization_membership")
                .and("id", "orgmem_" + organization.id + "_" + userId)
                .and("role", "org:" + member.role())
                .and(
                        "role_name",
                        member.role().substring(0, 1).toUpperCase(Locale.ROOT)
                                + member.role().substring(1))
                .and(
                        "permissions",
                        member.permissions().stream().map(it -> "org:" + it).toList())
                .and("public_metadata", Fields.object())
                .and("public_user_data", publicData(directory.user(userId).orElseThrow()))
                .and("organization", organization(organization))
                .and("created_at", organization.createdAt)
                .and("updated_at", organization.createdAt)
                .json();
    }

    JsonObject organization(Organization organization) {
        return Fields.of("object", "organization")
                .and("id", organization.id)
                .and("slug", organization.slug)
                .and("name", organization.name)
                .and("image_url", image(organization.name))
                .and("has_image", false)
                .and("members_count", organization.members.size())
                .and("pending_invitations_count", 0)
                .and("admin_delete_enabled", false)
                .and("max_allowed_memberships", 0)
                .and("public_metadata", Fields.object())
                .and("created_at", organization.createdAt)
                .and("updated_at", organization.createdAt)
                .json();
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
        return Fields.of("object", "sign_in")
                .and("id", signIn.id)
                .and("status", signIn.status)
                .and("supported_identifiers", List.of("email_address"))
                .and("identifier", signIn.identifier)
                .and("user_data", publicData(signIn.user))
                .and("supported_first_factors", factors)
                .and("supported_second_factors", List.of())
                .and(
                        "first_factor_verification",
                        signIn.strategy.isEmpty()
                                ? null
                                : verification(
                                        signIn.status.equals("complete") ? "verified" : "unverified", signIn.strategy))
                .and("second_factor_verification", null)
                .and("created_session_id", signIn.createdSessionId)
                .and("abandon_at", 0)
                .json();
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
        return Fields.of("object", "sign_up")
                .and("id", signUp.id)
                .and("status", complete ? "complete" : "missing_requirements")
                .and("required_fields", List.of("email_address", "password"))
                .and("optional_fields", List.of("first_name", "last_name"))
                .and("missing_fields", missing)
                .and(
                        "unverified_fields",
                        signUp.verified || missing.contains("email_address") ? List.of() : List.of("email_address"))
                .and(
                        "verifications",
                        Fields.object(
                                "email_address",
                                email,
                                "phone_number",
                                null,
                                "web3_wallet",
                                null,
                                "external_account",
                                null))
                .and("username", null)
                .and("email_address", signUp.fields.get("email_address"))
                .and("phone_number", null)
                .and("web3_wallet", null)
                .and("has_password", signUp.fields.containsKey("password"))
                .and("first_name", signUp.fields.get("first_name"))
                .and("last_name", signUp.fields.get("last_name"))
                .and("unsafe_metadata", Fields.object())
                .and("public_metadata", Fields.object())
                .and("created_session_id", signUp.createdSessionId)
                .and("created_user_id", signUp.createdUserId)
                .and("abandon_at", 0)
                .and("legal_accepted_at", null)
                .json();
    }

    /** Returns a disc with an initial, as a data URL: nothing is fetched from outside. */
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
