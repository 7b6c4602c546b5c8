package io.github.clerkjakarta.emulator;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The instance's settings, which tell ClerkJS's components what to show. */
final class Environment {
    private Environment() {}

    /** @param pages the origin of the hosted pages */
    static JsonObject of(Seed seed, String pages) {
        return Fields.object(
                "object", "environment",
                "id", "env_emulator",
                "maintenance_mode", false,
                "auth_config",
                        Fields.object(
                                "object",
                                "auth_config",
                                "id",
                                "aconf_emulator",
                                "single_session_mode",
                                !seed.multiSession(),
                                "claimed_at",
                                null,
                                "reverification",
                                false),
                "display_config", display(seed, pages),
                "user_settings", userSettings(),
                "organization_settings",
                        Fields.object(
                                "enabled",
                                true,
                                "max_allowed_memberships",
                                0,
                                "force_organization_selection",
                                false,
                                "actions",
                                Fields.object("admin_delete", false),
                                "domains",
                                Fields.object("enabled", false, "enrollment_modes", List.of(), "default_role", null),
                                "slug",
                                Fields.object("disabled", false),
                                "organization_creation_defaults",
                                Fields.object("enabled", false)),
                "commerce_settings",
                        Fields.object(
                                "object",
                                "commerce_settings",
                                "billing",
                                Fields.object(
                                        "stripe_publishable_key", null,
                                        "organization", Fields.object("enabled", false, "has_paid_plans", false),
                                        "user", Fields.object("enabled", false, "has_paid_plans", false))),
                "api_keys_settings", Fields.object("user_api_keys_enabled", false, "orgs_api_keys_enabled", false),
                "protect_config", Fields.object("object", "protect_config", "id", "", "loaders", List.of()));
    }

    private static JsonObject display(Seed seed, String pages) {
        Map<String, Object> display = new LinkedHashMap<>();
        display.put("object", "display_config");
        display.put("id", "display_config_emulator");
        display.put("instance_environment_type", seed.isDevelopment() ? "development" : "production");
        display.put("application_name", "Offline Clerk");
        display.put("preferred_sign_in_strategy", "password");
        display.put("branded", false);
        display.put("show_devmode_warning", false);
        display.put("theme", theme());
        display.put("captcha_provider", "turnstile");
        display.put("captcha_oauth_bypass", List.of());
        for (String page : List.of(
                "home_url",
                "after_sign_in_url",
                "after_sign_up_url",
                "after_sign_out_one_url",
                "after_sign_out_all_url",
                "after_switch_session_url",
                "after_leave_organization_url",
                "after_create_organization_url",
                "after_join_waitlist_url",
                "organization_profile_url",
                "create_organization_url",
                "user_profile_url",
                "waitlist_url")) {
            display.put(page, pages + "/");
        }
        display.put("sign_in_url", pages + "/sign-in");
        display.put("sign_up_url", pages + "/sign-up");
        for (String unset :
                List.of("logo_image_url", "favicon_image_url", "support_email", "terms_url", "privacy_policy_url")) {
            display.put(unset, "");
        }
        JsonObject nothing = Fields.object(
                "captcha_public_key", null, "captcha_widget_type", null, "captcha_public_key_invisible", null);
        return Fields.merged(Fields.object("it", display).getJsonObject("it"), nothing);
    }

    private static JsonObject theme() {
        return Fields.object(
                "buttons", Fields.object("font_color", "#ffffff", "font_family", "inherit", "font_weight", "600"),
                "general",
                        Fields.object(
                                "color", "#5b5bd6",
                                "padding", "1em",
                                "box_shadow", "0 2px 8px rgba(0, 0, 0, 0.2)",
                                "font_color", "#151515",
                                "font_family", "inherit",
                                "border_radius", "0.5em",
                                "background_color", "#ffffff",
                                "label_font_weight", "600"),
                "accounts", Fields.object("background_color", "#ffffff"));
    }

    private static JsonObject userSettings() {
        Map<String, JsonObject> attributes = new LinkedHashMap<>();
        attributes.put("email_address", attribute(true, true, List.of("email_code")));
        attributes.put("password", attribute(true, true, List.of()));
        attributes.put("first_name", attribute(true, false, List.of()));
        attributes.put("last_name", attribute(true, false, List.of()));
        for (String unused :
                List.of("phone_number", "username", "web3_wallet", "authenticator_app", "backup_code", "passkey")) {
            attributes.put(unused, attribute(false, false, List.of()));
        }
        return Fields.object(
                "attributes", attributes,
                "social", Fields.object(),
                "saml", Fields.object("enabled", false),
                "enterprise_sso", Fields.object("enabled", false, "self_serve_directory_sync", false),
                "actions", Fields.object("delete_self", false, "create_organization", true),
                "sign_in", Fields.object("second_factor", Fields.object("required", false, "enabled", false)),
                "sign_up",
                        Fields.object(
                                "mode",
                                "public",
                                "captcha_enabled",
                                false,
                                "progressive",
                                true,
                                "allowlist_only",
                                false,
                                "legal_consent_enabled",
                                false),
                "password_settings",
                        Fields.object(
                                "allowed_special_characters", "",
                                "disable_hibp", true,
                                "min_length", 3,
                                "max_length", 72,
                                "require_special_char", false,
                                "require_numbers", false,
                                "require_uppercase", false,
                                "require_lowercase", false,
                                "show_zxcvbn", false,
                                "min_zxcvbn_strength", 0),
                "passkey_settings", Fields.object("allow_autofill", false, "show_sign_in_button", false),
                "username_settings", Fields.object("min_length", 4, "max_length", 64),
                "attack_protection", Fields.object("enumeration_protection", Fields.object("enabled", false)));
    }

    /** @param factors how it is verified, and by what one signs in with it */
    private static JsonObject attribute(boolean enabled, boolean required, List<String> factors) {
        return Fields.object(
                "enabled",
                enabled,
                "required",
                required,
                "used_for_first_factor",
                !factors.isEmpty(),
                "first_factors",
                factors,
                "used_for_second_factor",
                false,
                "second_factors",
                List.of(),
                "verifications",
                factors,
                "verify_at_sign_up",
                !factors.isEmpty());
    }
}
