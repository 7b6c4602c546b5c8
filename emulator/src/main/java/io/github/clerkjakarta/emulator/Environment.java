package io.github.clerkjakarta.emulator;

import jakarta.json.JsonObject;
import java.util.List;

/** The instance's settings, by which ClerkJS's components decide what to show. */
final class Environment {
    private Environment() {}

    /** @param pages the origin of the hosted pages */
    static JsonObject of(Seed seed, String pages) {
        return Fields.of("object", "environment")
                .and("id", "env_emulator")
                .and("maintenance_mode", false)
                .and(
                        "auth_config",
                        Fields.of("object", "auth_config")
                                .and("id", "aconf_emulator")
                                .and("single_session_mode", !seed.multiSession())
                                .and("claimed_at", null)
                                .and("reverification", false)
                                .json())
                .and("display_config", display(seed, pages))
                .and("user_settings", userSettings())
                .and(
                        "organization_settings",
                        Fields.of("enabled", true)
                                .and("max_allowed_memberships", 0)
                                .and("force_organization_selection", false)
                                .and("actions", Fields.object("admin_delete", false))
                                .and(
                                        "domains",
                                        Fields.object(
                                                "enabled", false, "enrollment_modes", List.of(), "default_role", null))
                                .and("slug", Fields.object("disabled", false))
                                .and("organization_creation_defaults", Fields.object("enabled", false))
                                .json())
                .and(
                        "commerce_settings",
                        Fields.object(
                                "object",
                                "commerce_settings",
                                "billing",
                                Fields.object(
                                        "stripe_publishable_key", null,
                                        "organization", Fields.object("enabled", false, "has_paid_plans", false),
                                        "user", Fields.object("enabled", false, "has_paid_plans", false))))
                .and("api_keys_settings", Fields.object("user_api_keys_enabled", false, "orgs_api_keys_enabled", false))
                .and("protect_config", Fields.object("object", "protect_config", "id", "", "loaders", List.of()))
                .json();
    }

    private static JsonObject display(Seed seed, String pages) {
        Fields display = Fields.of("object", "display_config")
                .and("id", "display_config_emulator")
                .and("instance_environment_type", seed.isDevelopment() ? "development" : "production")
                .and("application_name", "Offline Clerk")
                .and("preferred_sign_in_strategy", "password")
                .and("branded", false)
                .and("show_devmode_warning", false)
                .and("theme", theme())
                .and("captcha_provider", "turnstile")
                .and("captcha_oauth_bypass", List.of())
                .and("captcha_public_key", null)
                .and("captcha_public_key_invisible", null)
                .and("captcha_widget_type", null)
                .and("sign_in_url", pages + "/sign-in")
                .and("sign_up_url", pages + "/sign-up");
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
            display.and(page, pages + "/");
        }
        for (String unset :
                List.of("logo_image_url", "favicon_image_url", "support_email", "terms_url", "privacy_policy_url")) {
            display.and(unset, "");
        }
        return display.json();
    }

    private static JsonObject theme() {
        return Fields.object(
                "buttons", Fields.object("font_color", "#ffffff", "font_family", "inherit", "font_weight", "600"),
                "general",
                        Fields.of("color", "#5b5bd6")
                                .and("padding", "1em")
                                .and("box_shadow", "0 2px 8px rgba(0, 0, 0, 0.2)")
                                .and("font_color", "#151515")
                                .and("font_family", "inherit")
                                .and("border_radius", "0.5em")
                                .and("background_color", "#ffffff")
                                .and("label_font_weight", "600")
                                .json(),
                "accounts", Fields.object("background_color", "#ffffff"));
    }

    private static JsonObject userSettings() {
        Fields attributes = Fields.of("email_address", attribute(true, true, List.of("email_code")))
                .and("password", attribute(true, true, List.of()))
                .and("first_name", attribute(true, false, List.of()))
                .and("last_name", attribute(true, false, List.of()));
        for (String unused :
                List.of("phone_number", "username", "web3_wallet", "authenticator_app", "backup_code", "passkey")) {
            attributes.and(unused, attribute(false, false, List.of()));
        }
        return Fields.of("attributes", attributes.json())
                .and("social", Fields.object())
                .and("saml", Fields.object("enabled", false))
                .and("enterprise_sso", Fields.object("enabled", false, "self_serve_directory_sync", false))
                .and("actions", Fields.object("delete_self", false, "create_organization", true))
                .and("sign_in", Fields.object("second_factor", Fields.object("required", false, "enabled", false)))
                .and(
                        "sign_up",
                        Fields.of("mode", "public")
                                .and("captcha_enabled", false)
                                .and("progressive", true)
                                .and("allowlist_only", false)
                                .and("legal_consent_enabled", false)
                                .json())
                .and(
                        "password_settings",
                        Fields.of("allowed_special_characters", "")
                                .and("disable_hibp", true)
                                .and("min_length", 3)
                                .and("max_length", 72)
                                .and("require_special_char", false)
                                .and("require_numbers", false)
                                .and("require_uppercase", false)
                                .and("require_lowercase", false)
                                .and("show_zxcvbn", false)
                                .and("min_zxcvbn_strength", 0)
                                .json())
                .and("passkey_settings", Fields.object("allow_autofill", false, "show_sign_in_button", false))
                .and("username_settings", Fields.object("min_length", 4, "max_length", 64))
                .and("attack_protection", Fields.object("enumeration_protection", Fields.object("enabled", false)))
                .json();
    }

    /** @param factors the ways to verify it, and to sign in with it */
    private static JsonObject attribute(boolean enabled, boolean required, List<String> factors) {
        return Fields.of("enabled", enabled)
                .and("required", required)
                .and("used_for_first_factor", !factors.isEmpty())
                .and("first_factors", factors)
                .and("used_for_second_factor", false)
                .and("second_factors", List.of())
                .and("verifications", factors)
                .and("verify_at_sign_up", !factors.isEmpty())
                .json();
    }
}
