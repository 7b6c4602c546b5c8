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
    MACHINE_SECRET_KEY(
            "none: the secret key",
            "ak_...",
            "The secret key of this machine, as Clerk's dashboard shows it among the machines: opaque M2M tokens are verified with it, and only those that this machine may receive are good. Never logged."),
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
            "Origins, separated by commas or spaces, that a token's `azp` must be one of: `scheme://host[:port]` as the browser's Origin header has it, of any scheme (`chrome-extension://...`), without a path, a slash at the end or a wildcard. Set it in production: it keeps tokens of other subdomains out. A token without `azp` is refused."),
    AUDIENCE(
            "none: not checked",
            "https://api.example.com",
            "Values, separated by commas or spaces, of which a token's `aud` must name one, letter by letter. A token without `aud` is not checked: Clerk's session tokens have none unless you add it."),
    ISSUER(
            "none: not checked",
            "https://clerk.example.com",
            "URLs, separated by commas or spaces, of which a token's `iss` must be one, without a slash at the end."),
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
    ALLOWED_REDIRECT_ORIGINS(
            "this origin only",
            "https://*.example.com",
            "Origins of satellites, separated by commas or spaces, that a development primary sends browsers back to. A `*` stands for any part of a host's name, or for any port."),
    ORGANIZATION_SYNC_ORGANIZATION_PATTERNS(
            "none",
            "/orgs/:slug /orgs/:slug/(.*)",
            "Route patterns, separated by blanks or line ends, with a parameter `:slug` or `:id`: a signed-in browser on such a path gets that organization as its active one.",
            "organization-sync.organization-patterns"),
    ORGANIZATION_SYNC_PERSONAL_ACCOUNT_PATTERNS(
            "none",
            "/me /me/(.*)",
            "Route patterns, separated likewise, of paths where no organization is active.",
            "organization-sync.personal-account-patterns"),
    SIGN_IN_FORCE_REDIRECT_URL(
            "none", "/welcome", "Where visitors always go after signing in. Kinds of URL as for the sign-in page."),
    SIGN_IN_FALLBACK_REDIRECT_URL(
            "`/`, by the sign-in page",
            "/dashboard",
            "Where visitors go after signing in who came from nowhere in particular."),
    SIGN_UP_FORCE_REDIRECT_URL("none", "/onboarding", "Where visitors always go after signing up."),
    SIGN_UP_FALLBACK_REDIRECT_URL(
            "`/`, by the sign-up page",
            "/onboarding",
            "Where visitors go after signing up who came from nowhere in particular."),
    AFTER_SIGN_IN_URL("none", "/dashboard", "Deprecated: `clerk.sign-in-fallback-redirect-url`."),
    AFTER_SIGN_UP_URL("none", "/onboarding", "Deprecated: `clerk.sign-up-fallback-redirect-url`."),
    TREAT_PENDING_AS_SIGNED_OUT(
            "false",
            "true",
            "Whether `Auth` shows a pending session as signed out. `protect()` and annotations never let a pending session pass."),
    UNAUTHENTICATED_STATUS(
            "404",
            "401",
            "The response to a signed-out request that is not a page navigation: 404, or 401 with JSON that names the sign-in URL."),
    CSP_BILLING(
            "false",
            "true",
            "Whether `ClerkScript`'s Content-Security-Policy allows what Clerk Billing's components load: Stripe, and Google Maps for addresses."),
    DEBUG(
            "false",
            "true",
            "Whether the log gets a readable account of each request's authentication, without any part of a token or secret, on the logger `io.github.clerkjakarta.debug`."),
    IGNORED(
            "none",
            "~/health ~/assets/(.*)",
            "Route patterns, separated by blanks or line ends, of requests that are not authenticated at all. There, annotations refuse every caller, and using `Auth` is an error.",
            Scope.APPLICATION),
    ROUTES_PROTECTED(
            "none",
            "~/dashboard(.*)",
            "Route patterns, separated by blanks or line ends, of paths that require a signed-in user.",
            Scope.APPLICATION,
            "routes.protected"),
    ROUTES_PUBLIC(
            "all",
            "~/ ~/about",
            "Route patterns of public paths, separated by blanks or line ends. If set, every other path requires a signed-in user. The sign-in and sign-up pages are always public.",
            Scope.APPLICATION,
            "routes.public"),
    ROUTES_SCOPE(
            "all",
            "jaxrs",
            "The paths to which `clerk.routes.protected` and `clerk.routes.public` apply. `all`: every path of the WAR; the deployment fails if they name paths outside JAX-RS and the servlet filter is not installed. `jaxrs`: those of JAX-RS; they hold for files, pages and servlets only if `clerk.servlet-filter.patterns` names these, too.",
            Scope.APPLICATION,
            "routes.scope"),
    DEFAULT(
            "allow",
            "deny",
            "`deny`: a resource method needs an annotation, on itself or its class: one of the library's, `@RolesAllowed`, `@DenyAll` or `@PermitAll`. Without one the deployment fails, or, if the library meets the method only at run time, its requests are answered 404.",
            Scope.APPLICATION),
    ROLE_ANNOTATIONS(
            "clerk",
            "container",
            "`clerk`: this library enforces `@RolesAllowed` and `@DenyAll` on JAX-RS resources and CDI beans. `container`: it ignores them and leaves them to the runtime; Open Liberty enforces them on JAX-RS resources only with `appSecurity-5.0`, and never on CDI beans. On EJBs they are always the EJB container's.",
            Scope.APPLICATION),
    CSRF(
            "off",
            "same-site",
            "`same-site`: cross-site requests (`Sec-Fetch-Site: cross-site`) with a session cookie and an unsafe method are answered 403.",
            Scope.APPLICATION),
    SERVLET_FILTER_PATTERNS(
            "none: off",
            "~/(.*)",
            "Route patterns, separated by blanks or line ends, of servlets, pages and static files whose requests are authenticated too. `WEB-INF/web.xml` must name the library's listener. Once set, the filter also handles all paths that `clerk.routes.protected` and `clerk.routes.public` protect, unless `clerk.routes.scope` is `jaxrs`.",
            Scope.APPLICATION,
            "servlet-filter.patterns"),
    ALLOWED_HOSTS(
            "any",
            "app.example.com app.example.org",
            "Hosts, separated by commas or spaces, with the port if the URL shows one, without wildcards, that requests may be for; others are answered 400. With `clerk.public-url` every request counts as one for that origin. Required if an `OptionsResolver` takes a domain from the request.",
            Scope.APPLICATION),
    ENCRYPTION_KEY(
            "none",
            "64 hexadecimal digits",
            "32 bytes in hexadecimal digits, the same in all services of one owner: options given per request travel under it. Never logged.",
            Scope.APPLICATION),
    FORWARDED_HEADERS(
            "none",
            "host,proto",
            "The proxy headers to trust: `host` (X-Forwarded-Host), `proto` (X-Forwarded-Proto). Name them only if a proxy of yours sets them: a browser can send them too.",
            Scope.APPLICATION),
    PUBLIC_URL(
            "the request's own",
            "https://app.example.com",
            "This application's origin as browsers see it. It replaces what requests say.",
            Scope.APPLICATION);

    /** Whom a setting is for. */
    public enum Scope {
        /** One Clerk instance: it can be given per request too. */
        INSTANCE,
        /** All requests of the application. */
        APPLICATION
    }

    private final String otherwise;
    private final String example;
    private final String meaning;

    private final Scope scope;
    private final String property;

    Setting(String otherwise, String example, String meaning) {
        this(otherwise, example, meaning, Scope.INSTANCE, "");
    }

    Setting(String otherwise, String example, String meaning, Scope scope) {
        this(otherwise, example, meaning, scope, "");
    }

    Setting(String otherwise, String example, String meaning, String property) {
        this(otherwise, example, meaning, Scope.INSTANCE, property);
    }

    /** @param property its name after {@code clerk.}, where that does not follow from the constant's */
    Setting(String otherwise, String example, String meaning, Scope scope, String property) {
        this.otherwise = otherwise;
        this.example = example;
        this.meaning = meaning;
        this.scope = scope;
        this.property =
                "clerk." + (property.isEmpty() ? name().toLowerCase(Locale.ROOT).replace('_', '-') : property);
    }

    /** {@code clerk.publishable-key}. */
    public String property() {
        return property;
    }

    public Scope scope() {
        return scope;
    }

    /** {@code CLERK_PUBLISHABLE_KEY}. */
    public String environmentName() {
        return "CLERK_" + name();
    }

    /** Returns the default. */
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
