package io.github.clerkjakarta.internal.config;

import java.util.Locale;

/**
 * Every property that the library reads. {@code docs/reference/configuration.md} and the doc comments of
 * {@link io.github.clerkjakarta.tenant.Options.Builder} are generated from this list.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/authenticate-request">Clerk: authenticateRequest() options</a>
 */
public enum Setting {
    PUBLISHABLE_KEY(
            Topic.KEYS,
            "required",
            "pk_test_...",
            "The publishable key of your Clerk instance, from Clerk's dashboard. It also names the instance's Frontend API."),
    SECRET_KEY(Topic.KEYS, "required", "sk_test_...", "The secret key of the same Clerk instance. Never logged."),
    MACHINE_SECRET_KEY(
            Topic.KEYS,
            "the secret key",
            "ak_...",
            "The secret key of this machine, from the list of machines in Clerk's dashboard. It is used to verify opaque M2M tokens; only tokens addressed to this machine are accepted. Never logged."),
    JWT_KEY(
            Topic.KEYS,
            "none",
            "-----BEGIN PUBLIC KEY-----\\n...",
            "The instance's public key in PEM format: RSA, 2048 to 8192 bits. With it, session tokens are verified without a call to Clerk. Line ends may be written as `\\n`."),
    API_URL(
            Topic.KEYS,
            "https://api.clerk.com",
            "https://api.clerk.com",
            "The URL of Clerk's Backend API. It receives the secret key, so it must use https or a loopback address."),
    AUTHORIZED_PARTIES(
            Topic.TOKENS,
            "not checked",
            "https://app.example.com",
            "The accepted values of a token's `azp`: origins exactly as in the browser's Origin header, `scheme://host[:port]` with any scheme (`chrome-extension://...`), without a path, a trailing slash or a wildcard. Separate several with commas or spaces. A token without `azp` is refused. Set it in production: it keeps out tokens that were issued for other subdomains."),
    AUDIENCE(
            Topic.TOKENS,
            "not checked",
            "https://api.example.com",
            "The accepted values of a token's `aud`, compared exactly. Separate several with commas or spaces. A session token without `aud` is accepted, because Clerk adds it only if you configure that; an OAuth access token without `aud` is refused."),
    ISSUER(
            Topic.TOKENS,
            "not checked",
            "https://clerk.example.com",
            "The accepted values of a token's `iss`: URLs without a trailing slash. Separate several with commas or spaces."),
    CLOCK_SKEW(
            Topic.TOKENS,
            "PT5S",
            "PT5S",
            "The tolerated difference between this server's clock and Clerk's, as an ISO-8601 duration."),
    CLOCK_SKEW_IN_MS(
            Topic.TOKENS,
            "none",
            "5000",
            "The tolerated difference between this server's clock and Clerk's, in milliseconds; Clerk's other SDKs use this name. It cannot be combined with `clerk.clock-skew`."),
    SIGN_IN_URL(
            Topic.PAGES,
            "Clerk's hosted page",
            "/sign-in",
            "The URL of your sign-in page: absolute, a path of this origin as the browser shows it, or `~/path` from the context root."),
    SIGN_UP_URL(
            Topic.PAGES,
            "`create` below the sign-in URL; Clerk's hosted page if there is no sign-in URL",
            "/sign-up",
            "The URL of your sign-up page: absolute, a path of this origin as the browser shows it, or `~/path` from the context root."),
    SIGN_IN_FORCE_REDIRECT_URL(
            Topic.PAGES,
            "none",
            "/welcome",
            "The page to which every visitor goes after signing in: an absolute URL, a path of this origin, or `~/path` from the context root."),
    SIGN_IN_FALLBACK_REDIRECT_URL(
            Topic.PAGES,
            "none: the sign-in page chooses `/`",
            "/dashboard",
            "The page to which a visitor goes after signing in if no page sent them to sign in: an absolute URL, a path of this origin, or `~/path` from the context root."),
    SIGN_UP_FORCE_REDIRECT_URL(
            Topic.PAGES,
            "none",
            "/onboarding",
            "The page to which every visitor goes after signing up: an absolute URL, a path of this origin, or `~/path` from the context root."),
    SIGN_UP_FALLBACK_REDIRECT_URL(
            Topic.PAGES,
            "none: the sign-up page chooses `/`",
            "/onboarding",
            "The page to which a visitor goes after signing up if no page sent them to sign up: an absolute URL, a path of this origin, or `~/path` from the context root."),
    AFTER_SIGN_IN_URL(
            Topic.PAGES, "none", "/dashboard", "Deprecated. Use `clerk.sign-in-fallback-redirect-url` instead."),
    AFTER_SIGN_UP_URL(
            Topic.PAGES, "none", "/onboarding", "Deprecated. Use `clerk.sign-up-fallback-redirect-url` instead."),
    IS_SATELLITE(
            Topic.DOMAINS,
            "false",
            "true",
            "`true` if this application is on a satellite domain, which shares the sessions of a primary domain."),
    DOMAIN(
            Topic.DOMAINS,
            "none",
            "satellite.example",
            "The satellite's own domain. In production it is a host name without scheme or path, and the satellite's Frontend API is `clerk.<domain>`."),
    SATELLITE_AUTO_SYNC(
            Topic.DOMAINS,
            "true",
            "false",
            "`true`: a satellite asks its primary domain for a session at a visitor's first request. `false`: it asks only after a sign-in at the primary domain."),
    PROXY_URL(
            Topic.DOMAINS,
            "none",
            "https://app.example.com/__clerk",
            "The URL of your proxy for the Frontend API, if browsers do not reach it directly: an absolute https URL (http only on loopback), or a path of this origin."),
    ALLOWED_REDIRECT_ORIGINS(
            Topic.DOMAINS,
            "this origin only",
            "https://*.example.com",
            "The origins of satellites to which a primary domain in development sends browsers back. Separate several with commas or spaces. `*` matches any part of a host's name, or any port."),
    ORGANIZATION_SYNC_ORGANIZATION_PATTERNS(
            Topic.ORGANIZATIONS,
            "none",
            "/orgs/:slug /orgs/:slug/(.*)",
            "Route patterns with a parameter `:slug` or `:id`. When a signed-in browser opens such a path, that organization becomes the active one. Separate several with spaces or line ends.",
            "organization-sync.organization-patterns"),
    ORGANIZATION_SYNC_PERSONAL_ACCOUNT_PATTERNS(
            Topic.ORGANIZATIONS,
            "none",
            "/me /me/(.*)",
            "Route patterns of personal pages. When a signed-in browser opens such a path, no organization stays active. Separate several with spaces or line ends.",
            "organization-sync.personal-account-patterns"),
    TREAT_PENDING_AS_SIGNED_OUT(
            Topic.RESPONSES,
            "false",
            "true",
            "`true`: `Auth` shows a pending session (the user still has a required task) as signed out. `protect()` and annotations never let a pending session pass, whatever the value."),
    UNAUTHENTICATED_STATUS(
            Topic.RESPONSES,
            "404",
            "401",
            "The response to a signed-out request that is not a page navigation: 404, or 401 with JSON that contains the sign-in URL."),
    CSP_BILLING(
            Topic.RESPONSES,
            "false",
            "true",
            "`true`: the Content-Security-Policy of `ClerkScript` also allows the sources of Clerk Billing's components: Stripe, and Google Maps for addresses."),
    DEBUG(
            Topic.RESPONSES,
            "false",
            "true",
            "`true`: the logger `io.github.clerkjakarta.debug` explains how each request was authenticated. No part of a token or secret is logged."),
    IGNORED(
            Topic.ROUTES,
            "none",
            "~/health ~/assets/(.*)",
            "Route patterns of requests that are not authenticated at all. For these requests, annotations refuse every caller, and using `Auth` is an error. Separate several with spaces or line ends."),
    ROUTES_PROTECTED(
            Topic.ROUTES,
            "none",
            "~/dashboard(.*)",
            "Route patterns of paths that require a signed-in user. Separate several with spaces or line ends.",
            "routes.protected"),
    ROUTES_PUBLIC(
            Topic.ROUTES,
            "all",
            "~/ ~/about",
            "Route patterns of public paths. If set, every other path requires a signed-in user. The sign-in and sign-up pages are always public. Separate several with spaces or line ends.",
            "routes.public"),
    ROUTES_SCOPE(
            Topic.ROUTES,
            "all",
            "jaxrs",
            "The paths to which `clerk.routes.protected` and `clerk.routes.public` apply. `all`: every path of the WAR; deployment fails if they name paths outside JAX-RS and the servlet filter is not installed. `jaxrs`: JAX-RS paths only; the two properties then apply to files, pages and servlets only if `clerk.servlet-filter.patterns` names these, too.",
            "routes.scope"),
    DEFAULT(
            Topic.ROUTES,
            "allow",
            "deny",
            "`deny`: every resource method needs an annotation, on itself or its class: one of the library's, `@RolesAllowed`, `@DenyAll` or `@PermitAll`. Deployment fails if a method has no annotation. If the library meets the method only at run time, its requests get 404."),
    ROLE_ANNOTATIONS(
            Topic.ROUTES,
            "clerk",
            "container",
            "`clerk`: this library enforces `@RolesAllowed` and `@DenyAll` on JAX-RS resources and CDI beans. `container`: it leaves them to the runtime; Open Liberty enforces them on JAX-RS resources only with `appSecurity-5.0`, and never on CDI beans. On EJBs the EJB container always enforces them."),
    CSRF(
            Topic.ROUTES,
            "off",
            "same-site",
            "`same-site`: a cross-site request (`Sec-Fetch-Site: cross-site`) with a session cookie and an unsafe method gets 403."),
    SERVLET_FILTER_PATTERNS(
            Topic.ROUTES,
            "none: no filter",
            "~/(.*)",
            "Route patterns of servlets, pages and static files whose requests are authenticated, too. `WEB-INF/web.xml` must name the library's listener. If set, the filter also handles all paths that `clerk.routes.protected` and `clerk.routes.public` protect, unless `clerk.routes.scope` is `jaxrs`. Separate several with spaces or line ends.",
            "servlet-filter.patterns"),
    ALLOWED_HOSTS(
            Topic.HOSTS,
            "any",
            "app.example.com app.example.org",
            "The hosts for which the application accepts requests; a request for another host gets 400. Write the port if URLs show it; wildcards are not supported. Separate several with commas or spaces. With `clerk.public-url`, every request counts as one for that origin. Required if an `OptionsResolver` takes a domain from the request."),
    PUBLIC_URL(
            Topic.HOSTS,
            "the request's own origin",
            "https://app.example.com",
            "This application's origin as browsers see it. It replaces the origin that requests state."),
    FORWARDED_HEADERS(
            Topic.HOSTS,
            "none",
            "host,proto",
            "The trusted proxy headers: `host` (X-Forwarded-Host), `proto` (X-Forwarded-Proto). Name one only if a proxy of yours always sets it: browsers can send it, too."),
    ENCRYPTION_KEY(
            Topic.HOSTS,
            "none",
            "64 hexadecimal digits",
            "A key of 32 bytes in hexadecimal digits, the same in all of your services. It encrypts the options that one of them forwards to another. Never logged.");

    /** The groups of settings in the documentation. */
    public enum Topic {
        KEYS("Keys", Scope.INSTANCE),
        TOKENS("Checks of tokens", Scope.INSTANCE),
        PAGES("Sign-in and sign-up pages", Scope.INSTANCE),
        DOMAINS("Satellite domains and the Frontend API's proxy", Scope.INSTANCE),
        ORGANIZATIONS("Organizations in URLs", Scope.INSTANCE),
        RESPONSES("Responses and logs", Scope.INSTANCE),
        ROUTES("Routes and annotations", Scope.APPLICATION),
        HOSTS("Hosts, reverse proxies and other services", Scope.APPLICATION);

        private final String title;
        private final Scope scope;

        Topic(String title, Scope scope) {
            this.title = title;
            this.scope = scope;
        }

        public String title() {
            return title;
        }

        public Scope scope() {
            return scope;
        }
    }

    /** The range of requests to which a setting applies. */
    public enum Scope {
        /** One Clerk instance: an {@code OptionsResolver} may choose another value for each request. */
        INSTANCE,
        /** All requests of the application. */
        APPLICATION
    }

    private final Topic topic;
    private final String defaultText;
    private final String example;
    private final String meaning;
    private final String property;

    Setting(Topic topic, String defaultText, String example, String meaning) {
        this(topic, defaultText, example, meaning, "");
    }

    /** @param property the name after {@code clerk.}, if it does not follow from the constant's name */
    Setting(Topic topic, String defaultText, String example, String meaning, String property) {
        this.topic = topic;
        this.defaultText = defaultText;
        this.example = example;
        this.meaning = meaning;
        this.property =
                "clerk." + (property.isEmpty() ? name().toLowerCase(Locale.ROOT).replace('_', '-') : property);
    }

    /** Returns the property's name, {@code clerk.publishable-key}. */
    public String property() {
        return property;
    }

    public Topic topic() {
        return topic;
    }

    public Scope scope() {
        return topic.scope();
    }

    /** Returns the environment variable's name, {@code CLERK_PUBLISHABLE_KEY}. */
    public String environmentName() {
        return "CLERK_" + name();
    }

    /** Describes the default, in Markdown. */
    public String defaultText() {
        return defaultText;
    }

    public String example() {
        return example;
    }

    /** Describes the setting, in Markdown. */
    public String meaning() {
        return meaning;
    }
}
