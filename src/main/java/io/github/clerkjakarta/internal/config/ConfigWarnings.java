package io.github.clerkjakarta.internal.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds settings that are valid but probably unintended. */
final class ConfigWarnings {
    private ConfigWarnings() {}

    static List<String> of(SettingTexts settings, @Nullable ClerkConfig clerk) {
        List<String> warnings = new ArrayList<>(UnknownNames.mistakes(settings));
        for (Setting deprecated : List.of(Setting.AFTER_SIGN_IN_URL, Setting.AFTER_SIGN_UP_URL)) {
            if (settings.isSet(deprecated)) {
                warnings.add(deprecated.property() + " is deprecated, as in Clerk's other SDKs. Set "
                        + (deprecated == Setting.AFTER_SIGN_IN_URL
                                        ? Setting.SIGN_IN_FALLBACK_REDIRECT_URL
                                        : Setting.SIGN_UP_FALLBACK_REDIRECT_URL)
                                .property()
                        + " instead.");
            }
        }
        if (clerk == null) {
            return warnings;
        }
        if (clerk.isDevelopment()
                && clerk.deployment().isSatellite()
                && clerk.pages().signUp().address() == null) {
            warnings.add("clerk.sign-up-url is not set. A development satellite needs the absolute sign-up URL of its"
                    + " primary, for example https://primary.example/sign-up, to send visitors there.");
        }
        List<String> issuers = clerk.tokens().issuers();
        String issuer = "://" + clerk.issuerHost();
        if (!issuers.isEmpty()
                && clerk.domains().proxyUrl() == null
                && issuers.stream().noneMatch(it -> it.endsWith(issuer))) {
            warnings.add("clerk.issuer does not name https" + issuer
                    + ", the issuer that follows from clerk.publishable-key."
                    + " If session tokens are refused because of their issuer, add it.");
        }
        if (!clerk.isDevelopment() && clerk.tokens().authorizedParties().isEmpty()) {
            warnings.add(
                    "clerk.authorized-parties is not set. In production, name the origins whose tokens are accepted,"
                            + " for example " + Setting.AUTHORIZED_PARTIES.example()
                            + ": otherwise a token taken on another subdomain works here too.");
        }
        return warnings;
    }
}
