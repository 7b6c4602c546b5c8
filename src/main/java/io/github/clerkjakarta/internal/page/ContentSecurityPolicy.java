package io.github.clerkjakarta.internal.page;

import io.github.clerkjakarta.internal.authentication.AccountPortal;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.Pages.Page;
import io.github.clerkjakarta.internal.url.Url;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Content-Security-Policy of a page with {@link ClerkJsTags}. Its sources are those of {@code @clerk/nextjs}; a test
 * compares them and names each difference.
 *
 * @see <a href="https://clerk.com/docs/guides/secure/best-practices/csp-headers">Clerk: CSP headers</a>
 */
final class ContentSecurityPolicy {
    private static final String SELF = "'self'";
    private static final String CAPTCHA = "https://challenges.cloudflare.com";
    private static final String IMAGES = "https://img.clerk.com";

    /**
     * Clerk's protection against abuse and fraud. A source without a port means only 443, and it is called on others,
     * too.
     */
    private static final String PROTECTION = "https://*.protect.clerk.com";

    private static final List<String> STRIPE = List.of("https://js.stripe.com", "https://*.js.stripe.com");
    private static final String ADDRESSES = "https://maps.googleapis.com";

    private final Map<String, Set<String>> directives = new LinkedHashMap<>();

    private ContentSecurityPolicy() {}

    /** @param nonce base64, so that nothing in it ends a source */
    static String of(ClerkConfig config, String nonce) {
        ContentSecurityPolicy policy = new ContentSecurityPolicy();
        List<String> api = origins(config.frontendApiUrl(""));
        policy.allow("default-src", SELF);
        // With 'strict-dynamic' browsers ignore 'self', and every script of the application would need the nonce.
        policy.allow("script-src", SELF, "'nonce-" + nonce + "'");
        policy.allow("script-src", api);
        policy.allow("script-src", CAPTCHA, PROTECTION);
        policy.allow("connect-src", SELF);
        policy.allow("connect-src", api);
        policy.allow("connect-src", IMAGES, PROTECTION + ":*");
        policy.allow("img-src", SELF, "data:", IMAGES);
        policy.allow("style-src", SELF, "'unsafe-inline'");
        policy.allow("worker-src", SELF, "blob:");
        policy.allow("frame-src", SELF, CAPTCHA, PROTECTION);
        policy.allow("form-action", SELF);
        policy.allow("form-action", formTargets(config));
        policy.allow("base-uri", SELF);
        policy.allow("object-src", "'none'");
        if (config.pages().cspBilling()) {
            policy.allow("script-src", STRIPE);
            policy.allow("script-src", ADDRESSES);
            policy.allow("connect-src", "https://api.stripe.com", ADDRESSES);
            policy.allow("frame-src", STRIPE);
            policy.allow("frame-src", "https://hooks.stripe.com");
        }
        return policy.text();
    }

    /**
     * Returns the targets of forms. A form may end in a handshake or at sign-in, and Chromium checks the redirects of a
     * form against this list. A satellite's form may pass by the primary's Frontend API, which is the one in the key.
     */
    private static List<String> formTargets(ClerkConfig config) {
        String named = "https://" + config.publishableKey().frontendApi();
        String hosted = AccountPortal.of(config.publishableKey().frontendApi());
        return Stream.of(
                        config.frontendApiUrl(""),
                        config.domains().proxyUrl() == null ? named : null,
                        addressOf(config.pages().signIn(), hosted),
                        addressOf(config.pages().signUp(), hosted))
                .filter(Objects::nonNull)
                .flatMap(address -> origins(address).stream())
                .toList();
    }

    private static String addressOf(Page page, String hosted) {
        return page.address() == null ? hosted : page.address().text();
    }

    /** Returns the origin of an address; empty for a path, which is on this origin. */
    private static List<String> origins(String address) {
        Url url = Url.parse(address);
        return url == null ? List.of() : List.of(url.origin());
    }

    private void allow(String directive, String... sources) {
        allow(directive, List.of(sources));
    }

    private void allow(String directive, List<String> sources) {
        directives.computeIfAbsent(directive, name -> new LinkedHashSet<>()).addAll(sources);
    }

    private String text() {
        return directives.entrySet().stream()
                .map(it -> it.getKey() + " " + String.join(" ", it.getValue()))
                .collect(Collectors.joining("; "));
    }
}
