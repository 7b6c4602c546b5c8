package io.github.clerkjakarta.internal.config;

import io.github.clerkjakarta.internal.url.Url;
import java.security.interfaces.RSAPublicKey;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one Clerk instance.
 *
 * @param machineSecretKey verifies M2M tokens; null for the secret key
 * @param jwtKey the instance's public key; with it no JWT needs the network
 * @param apiUrl the Backend API, which gets the secret keys
 */
public record Keys(
        PublishableKey publishableKey,
        ApiSecret secretKey,
        @Nullable ApiSecret machineSecretKey,
        @Nullable RSAPublicKey jwtKey,
        Url apiUrl) {

    /** The address of Clerk's Backend API. */
    public static final String DEFAULT_API_URL = "https://api.clerk.com";

    /** Returns the keys, or null if they are wrong or missing. */
    static @Nullable Keys read(SettingReader settings, @Nullable PublishableKey publishableKey, boolean required) {
        ApiSecret secretKey = secretKey(settings, publishableKey, required);
        ApiSecret machineSecretKey = machineSecretKey(settings);
        RSAPublicKey jwtKey = jwtKey(settings);
        Url apiUrl = settings.addresses().api(Setting.API_URL, DEFAULT_API_URL);
        return publishableKey == null || secretKey == null || apiUrl == null
                ? null
                : new Keys(publishableKey, secretKey, machineSecretKey, jwtKey, apiUrl);
    }

    static @Nullable PublishableKey publishableKey(SettingReader settings, boolean required) {
        String text = settings.text(Setting.PUBLISHABLE_KEY);
        String expected =
                "Set it to the publishable key of your instance, pk_test_... or pk_live_..., from the API keys"
                        + " page of Clerk's dashboard.";
        if (text == null) {
            if (required) {
                settings.problems().missing(Setting.PUBLISHABLE_KEY.property(), expected);
            }
            return null;
        }
        PublishableKey key = PublishableKey.parse(text);
        if (key == null || Url.parse("https://" + key.frontendApi()) == null) {
            String found = text.startsWith("sk_") ? "a secret key" : "not a publishable key";
            settings.problems().wrong(Setting.PUBLISHABLE_KEY.property(), found, expected);
            return null;
        }
        return key;
    }

    private static @Nullable ApiSecret secretKey(
            SettingReader settings, @Nullable PublishableKey publishableKey, boolean required) {
        String text = settings.text(Setting.SECRET_KEY);
        String expected =
                "Set it to the secret key of your instance, sk_test_... or sk_live_..., from the API keys page"
                        + " of Clerk's dashboard.";
        if (text == null) {
            if (required || publishableKey != null) {
                settings.problems().missing(Setting.SECRET_KEY.property(), expected);
            }
            return null;
        }
        ApiSecret key = ApiSecret.parse(text);
        if (key == null) {
            String found = text.startsWith("pk_") ? "a publishable key" : "not a secret key (the value is not shown)";
            settings.problems().wrong(Setting.SECRET_KEY.property(), found, expected);
        } else if (publishableKey != null && publishableKey.isDevelopment() != key.isDevelopment()) {
            settings.problems()
                    .wrong(
                            Setting.SECRET_KEY.property(),
                            key.isDevelopment() ? "of a development instance" : "of a production instance",
                            "clerk.publishable-key is of the other kind. Both must be of one instance.");
        }
        return key;
    }

    private static @Nullable ApiSecret machineSecretKey(SettingReader settings) {
        String text = settings.text(Setting.MACHINE_SECRET_KEY);
        ApiSecret key = text == null ? null : ApiSecret.parseMachines(text);
        if (text != null && key == null) {
            settings.problems()
                    .wrong(
                            Setting.MACHINE_SECRET_KEY.property(),
                            "not the secret key of a machine (the value is not shown)",
                            "Set it to the machine's secret key, ak_..., from the machines page of Clerk's dashboard.");
        }
        return key;
    }

    private static @Nullable RSAPublicKey jwtKey(SettingReader settings) {
        String text = settings.text(Setting.JWT_KEY);
        RSAPublicKey key = text == null ? null : RsaKeys.parse(text);
        if (text != null && key == null) {
            settings.problems()
                    .wrong(
                            Setting.JWT_KEY.property(),
                            "not an RSA public key of 2048 to 8192 bits as PEM",
                            "Copy it from Clerk's dashboard, API keys, JWKS public key, with its BEGIN and END lines; line ends"
                                    + " may be written as \\n.");
        }
        return key;
    }
}
