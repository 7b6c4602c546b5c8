package io.github.clerkjakarta.internal.container.config;

import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.Setting;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Finds settings that work but are probably not meant so. */
final class ConfigWarnings {
    private ConfigWarnings() {}

    static List<String> of(Config config, @Nullable ClerkConfig clerk) {
        List<String> warnings = new ArrayList<>(ConfigNames.mistakes(config));
        for (Setting deprecated : List.of(Setting.AFTER_SIGN_IN_URL, Setting.AFTER_SIGN_UP_URL)) {
            if (ConfigNames.isSet(config, deprecated)) {
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
        if (clerk.isDevelopment() && clerk.deployment().isSatellite() && clerk.signUpUrl() == null) {
            warnings.add("clerk.sign-up-url is not set. A development satellite needs the absolute sign-up URL of its"
                    + " primary, for example https://primary.example/sign-up, to send visitors there.");
        }
        String issuer = "://" + clerk.issuerHost();
        if (!clerk.issuers().isEmpty()
                && clerk.proxyUrl() == null
                && clerk.issuers().stream().noneMatch(it -> it.endsWith(issuer))) {
            warnings.add(
                    "clerk.issuer does not name https" + issuer + ", the issuer that clerk.publishable-key tells of."
                            + " If session tokens are refused for their issuer, name it.");
        }
        if (!clerk.isDevelopment() && clerk.authorizedParties().isEmpty()) {
            warnings.add(
                    "clerk.authorized-parties is not set. In production, name the origins whose tokens are accepted,"
                            + " for example " + Setting.AUTHORIZED_PARTIES.example()
                            + ": otherwise a token taken on another subdomain works here too.");
        }
        return warnings;
    }
}
