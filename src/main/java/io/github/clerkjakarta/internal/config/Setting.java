package io.github.clerkjakarta.internal.config;

import java.util.Locale;

/**
 * Every property that the library reads; {@code docs/reference/configuration.md} is this list.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/authenticate-request">Clerk: authenticateRequest() options</a>
 */
public enum Setting {
    PUBLISHABLE_KEY(
            "required",
            "pk_test_...",
            "The publishable key of your Clerk instance. It names the instance's Frontend API."),
    SECRET_KEY("required", "sk_test_...", "The secret key of the same instance. Never logged."),
    JWT_KEY(
            "none",
            "-----BEGIN PUBLIC KEY-----\\n...",
            "The instance's public key as PEM (RSA, 2048 to 8192 bits). With it, verifying a session token needs no network. Line ends may be written as `\\n`."),
    API_URL(
            "https://api.clerk.com",
            "https://api.clerk.com",
            "Clerk's Backend API. It receives the secret key: https, or a loopback address."),
    AUTHORIZED_PARTIES(
            "none: not checked",
            "https://app.example.com",
            "Origins, separated by commas or spaces, that a token's `azp` must be one of. Set it in production: it keeps tokens of other subdomains out. A token without `azp` is refused."),
    AUDIENCE(
            "none: not checked",
            "https://api.example.com",
            "Values, separated by commas or spaces, of which a token's `aud` must name one. A token without `aud` is not checked: Clerk's session tokens have none unless you add it."),
    ISSUER(
            "none: not checked",
            "https://clerk.example.com",
            "Values, separated by commas or spaces, of which a token's `iss` must be one."),
    CLOCK_SKEW("PT5S", "PT5S", "How far this server's clock and Clerk's may differ: an ISO-8601 duration."),
    CLOCK_SKEW_IN_MS("none", "5000", "The same in milliseconds, as Clerk's other SDKs have it. Not both."),
    SIGN_IN_URL(
            "Clerk's hosted page",
            "/sign-in",
            "Your sign-in page: an absolute URL, a path of this origin as the browser shows it, or `~/path` from the context root."),
    SIGN_UP_URL(
            "`create` under the sign-in URL, else Clerk's hosted page",
            "/sign-up",
            "Your sign-up page; kinds of URL as above."),
    IS_SATELLITE(
            "false",
            "true",
            "Whether this application is on a satellite domain, which shares the sessions of a primary one."),
    DOMAIN(
            "none",
            "satellite.example",
            "A satellite's own domain. In production a name without scheme or path: its Frontend API is `clerk.<domain>`."),
    SATELLITE_AUTO_SYNC(
            "true",
            "false",
            "Whether a satellite asks its primary on the first visit already; otherwise only after a sign-in there."),
    PROXY_URL(
            "none",
            "https://app.example.com/__clerk",
            "Where browsers reach the Frontend API, if not directly: an absolute https URL (http on loopback), or a path of this origin."),
    TREAT_PENDING_AS_SIGNED_OUT(
            "false",
            "true",
            "Whether `Auth` shows a pending session as signed out. `protect()` and annotations never let a pending session pass."),
    UNAUTHENTICATED_STATUS(
            "404",
            "401",
            "What a signed-out request is answered that is not for a document: 404, or 401 with JSON that names the sign-in URL."),
    FORWARDED_HEADERS(
            "none",
            "host,proto",
            "Which headers of a proxy are believed: `host` (X-Forwarded-Host), `proto` (X-Forwarded-Proto). Only where a proxy of yours sets them: a browser can send them too."),
    PUBLIC_URL(
            "the request's own",
            "https://app.example.com",
            "This application's origin as browsers see it. It replaces what requests say.");

    private final String otherwise;
    private final String example;
    private final String meaning;

    Setting(String otherwise, String example, String meaning) {
        this.otherwise = otherwise;
        this.example = example;
        this.meaning = meaning;
    }

    /** {@code clerk.publishable-key}. */
    public String property() {
        return "clerk." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code CLERK_PUBLISHABLE_KEY}. */
    public String environmentName() {
        return "CLERK_" + name();
    }

    /** What holds where the property is absent. */
    public String otherwise() {
        return otherwise;
    }

    public String example() {
        return example;
    }

    public String meaning() {
        return meaning;
    }
}
