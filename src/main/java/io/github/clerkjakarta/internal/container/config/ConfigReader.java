package io.github.clerkjakarta.internal.container.config;

import static io.github.clerkjakarta.internal.config.ConfigProblems.quoted;

import io.github.clerkjakarta.internal.config.AddressSettings;
import io.github.clerkjakarta.internal.config.ApiSecret;
import io.github.clerkjakarta.internal.config.ApplicationConfig;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.ClerkConfig.UnauthenticatedStatus;
import io.github.clerkjakarta.internal.config.ConfigProblems;
import io.github.clerkjakarta.internal.config.Deployment;
import io.github.clerkjakarta.internal.config.EncryptionKey;
import io.github.clerkjakarta.internal.config.ForwardedHeader;
import io.github.clerkjakarta.internal.config.OrganizationPatterns;
import io.github.clerkjakarta.internal.config.OriginPattern;
import io.github.clerkjakarta.internal.config.PublicOrigin;
import io.github.clerkjakarta.internal.config.PublishableKey;
import io.github.clerkjakarta.internal.config.RedirectTargets;
import io.github.clerkjakarta.internal.config.SatelliteRules;
import io.github.clerkjakarta.internal.config.Setting;
import io.github.clerkjakarta.internal.token.PemKeys;
import io.github.clerkjakarta.internal.url.PageAddress;
import io.github.clerkjakarta.internal.url.Url;
import io.github.clerkjakarta.route.RouteMatcher;
import io.github.clerkjakarta.tenant.Options;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration and finds all that is wrong with it. Values are read as plain text: converters of MicroProfile
 * Config put what they cannot convert into their messages, secrets too.
 */
public final class ConfigReader {
    /** They are one instance's: none is of use with another's. */
    private static final Set<Setting> KEYS =
            EnumSet.of(Setting.PUBLISHABLE_KEY, Setting.SECRET_KEY, Setting.MACHINE_SECRET_KEY, Setting.JWT_KEY);

    private static final Set<String> PER_REQUEST = Stream.of(Setting.values())
            .filter(setting -> setting.scope() == Setting.Scope.INSTANCE)
            .map(Setting::property)
            .collect(Collectors.toSet());

    private final Config config;
    private final Map<String, String> options;
    private final ConfigProblems problems = new ConfigProblems();
    private final AddressSettings addresses = new AddressSettings(problems);

    public ConfigReader(Config config) {
        this(config, Options.configured());
    }

    /** @param options what is given for one request, and comes before the configuration */
    public ConfigReader(Config config, Options options) {
        this.config = config;
        this.options = options.toProperties();
    }

    /** @throws io.github.clerkjakarta.ClerkConfigurationException that names every mistake */
    public ClerkConfig read() {
        ClerkConfig clerk = instance(true);
        if (!problems.isEmpty() || clerk == null) {
            throw problems.exception();
        }
        return clerk;
    }

    /** @throws io.github.clerkjakarta.ClerkConfigurationException that names every mistake */
    public ApplicationConfig readApplication() {
        ApplicationConfig application = application();
        if (!problems.isEmpty()) {
            throw problems.exception();
        }
        return application;
    }

    /**
     * Finds the mistakes of all.
     *
     * @param keysMayBeMissing whether keys are given per request
     * @return the instance's part; null where keys are missing and may be
     * @throws io.github.clerkjakarta.ClerkConfigurationException that names every mistake
     */
    @Nullable
    public ClerkConfig check(boolean keysMayBeMissing) {
        ClerkConfig clerk = instance(!keysMayBeMissing);
        application();
        if (!problems.isEmpty()) {
            // A property that is missing may only be misspelled.
            ConfigNames.mistakes(config).forEach(problems::add);
            throw problems.exception();
        }
        return clerk;
    }

    private @Nullable ClerkConfig instance(boolean keysRequired) {
        options.keySet().stream()
                .filter(name -> !PER_REQUEST.contains(name))
                .forEach(name -> problems.wrong(
                        name, "given for one request", "That is possible for the settings of a Clerk instance only."));
        PublishableKey publishableKey = publishableKey(keysRequired);
        ApiSecret secretKey = secretKey(publishableKey, keysRequired);
        boolean development = publishableKey != null && publishableKey.isDevelopment();
        ApiSecret machineSecretKey = machineSecretKey();
        RSAPublicKey jwtKey = jwtKey();
        Url apiUrl = addresses.api(Setting.API_URL, textOr(Setting.API_URL, ClerkConfig.DEFAULT_API_URL));
        Duration clockSkew = clockSkew();
        PageAddress signInUrl = addresses.page(Setting.SIGN_IN_URL, text(Setting.SIGN_IN_URL));
        String signIn = text(Setting.SIGN_IN_URL);
        PageAddress signUpUrl = addresses.page(Setting.SIGN_UP_URL, text(Setting.SIGN_UP_URL));
        String proxyUrl = addresses.proxyUrl(text(Setting.PROXY_URL));
        Deployment deployment = deployment(publishableKey != null && !development);
        if (publishableKey != null) {
            SatelliteRules.check(deployment, development, proxyUrl, signIn, problems);
        }
        if (deployment instanceof Deployment.Satellite satellite && signIn != null) {
            checkSignIn(satellite, signIn);
        }
        boolean pending = flag(Setting.TREAT_PENDING_AS_SIGNED_OUT, false);
        UnauthenticatedStatus status = unauthenticatedStatus();
        List<String> audience = addresses.audience(text(Setting.AUDIENCE));
        List<String> parties = addresses.parties(text(Setting.AUTHORIZED_PARTIES));
        List<String> issuers = addresses.issuers(text(Setting.ISSUER));
        List<OriginPattern> redirectOrigins = addresses.redirectOrigins(text(Setting.ALLOWED_REDIRECT_ORIGINS));
        OrganizationPatterns organizationPatterns = new OrganizationPatterns(
                orNone(routes(Setting.ORGANIZATION_SYNC_ORGANIZATION_PATTERNS)),
                orNone(routes(Setting.ORGANIZATION_SYNC_PERSONAL_ACCOUNT_PATTERNS)));
        RedirectTargets afterSignIn = after(
                Setting.SIGN_IN_FORCE_REDIRECT_URL, Setting.SIGN_IN_FALLBACK_REDIRECT_URL, Setting.AFTER_SIGN_IN_URL);
        RedirectTargets afterSignUp = after(
                Setting.SIGN_UP_FORCE_REDIRECT_URL, Setting.SIGN_UP_FALLBACK_REDIRECT_URL, Setting.AFTER_SIGN_UP_URL);
        boolean debug = flag(Setting.DEBUG, false);
        boolean cspBilling = flag(Setting.CSP_BILLING, false);
        if (publishableKey == null || secretKey == null || apiUrl == null) {
            return null;
        }
        return new ClerkConfig(
                publishableKey,
                secretKey,
                machineSecretKey,
                jwtKey,
                apiUrl,
                audience,
                parties,
                issuers,
                clockSkew,
                signInUrl,
                signUpUrl,
                deployment,
                proxyUrl,
                pending,
                status,
                redirectOrigins,
                organizationPatterns,
                afterSignIn,
                afterSignUp,
                debug,
                cspBilling);
    }

    private ApplicationConfig application() {
        // Only checked here: AnnotationSettings reads them before there is an application.
        oneOf(Setting.DEFAULT, "allow", "deny");
        boolean everywhere = oneOf(Setting.ROUTES_SCOPE, "all", "jaxrs").equals("all");
        oneOf(Setting.ROLE_ANNOTATIONS, "clerk", "container");
        RouteMatcher ignored = routes(Setting.IGNORED);
        RouteMatcher protectedRoutes = routes(Setting.ROUTES_PROTECTED);
        RouteMatcher publicRoutes = routes(Setting.ROUTES_PUBLIC);
        boolean servletFilter = routes(Setting.SERVLET_FILTER_PATTERNS) != null;
        return new ApplicationConfig(
                new PublicOrigin(forwardedHeaders(), addresses.publicUrl(text(Setting.PUBLIC_URL))),
                ignored,
                protectedRoutes,
                publicRoutes,
                everywhere,
                oneOf(Setting.CSRF, "off", "same-site").equals("same-site"),
                addresses.hosts(text(Setting.ALLOWED_HOSTS)),
                encryptionKey(),
                servletFilter ? patterns(Setting.SERVLET_FILTER_PATTERNS) : null);
    }

    private @Nullable PublishableKey publishableKey(boolean required) {
        String text = text(Setting.PUBLISHABLE_KEY);
        String expected =
                "Set it to the publishable key of your instance, pk_test_... or pk_live_..., from the API keys"
                        + " page of Clerk's dashboard.";
        if (text == null) {
            if (required) {
                problems.missing(Setting.PUBLISHABLE_KEY.property(), expected);
            }
            return null;
        }
        PublishableKey key = PublishableKey.parse(text);
        if (key == null || Url.parse("https://" + key.frontendApi()) == null) {
            boolean secret = text.startsWith("sk_");
            problems.wrong(
                    Setting.PUBLISHABLE_KEY.property(), secret ? "a secret key" : "not a publishable key", expected);
            return null;
        }
        return key;
    }

    private @Nullable ApiSecret secretKey(@Nullable PublishableKey publishableKey, boolean required) {
        String text = text(Setting.SECRET_KEY);
        String expected =
                "Set it to the secret key of your instance, sk_test_... or sk_live_..., from the API keys page"
                        + " of Clerk's dashboard.";
        if (text == null) {
            if (required || publishableKey != null) {
                problems.missing(Setting.SECRET_KEY.property(), expected);
            }
            return null;
        }
        ApiSecret key = new ApiSecret(text);
        if ((!key.isDevelopment() && !key.isProduction()) || !text.matches("[\\x21-\\x7e]+")) {
            boolean publishable = text.startsWith("pk_");
            problems.wrong(
                    Setting.SECRET_KEY.property(),
                    publishable ? "a publishable key" : "not a secret key (the value is not shown)",
                    expected);
            return null;
        }
        if (publishableKey != null && publishableKey.isDevelopment() != key.isDevelopment()) {
            problems.wrong(
                    Setting.SECRET_KEY.property(),
                    key.isDevelopment() ? "of a development instance" : "of a production instance",
                    "clerk.publishable-key is of the other kind. Both must be of one instance.");
        }
        return key;
    }

    private @Nullable ApiSecret machineSecretKey() {
        String text = text(Setting.MACHINE_SECRET_KEY);
        if (text != null && !text.matches("(?![sp]k_)[\\x21-\\x7e]+")) {
            problems.wrong(
                    Setting.MACHINE_SECRET_KEY.property(),
                    "not the secret key of a machine (the value is not shown)",
                    "Set it to the machine's secret key, ak_..., from the machines page of Clerk's dashboard.");
            return null;
        }
        return text == null ? null : new ApiSecret(text);
    }

    private @Nullable RSAPublicKey jwtKey() {
        String text = text(Setting.JWT_KEY);
        RSAPublicKey key = text == null ? null : PemKeys.parse(text);
        if (text != null && key == null) {
            problems.wrong(
                    Setting.JWT_KEY.property(),
                    "not an RSA public key of 2048 to 8192 bits as PEM",
                    "Copy it from Clerk's dashboard, API keys, JWKS public key, with its BEGIN and END lines; line ends"
                            + " may be written as \\n.");
        }
        return key;
    }

    private Duration clockSkew() {
        String iso = text(Setting.CLOCK_SKEW);
        String millis = text(Setting.CLOCK_SKEW_IN_MS);
        if (iso != null && millis != null) {
            problems.wrong(
                    Setting.CLOCK_SKEW.property(),
                    "set, and so is " + Setting.CLOCK_SKEW_IN_MS.property(),
                    "Keep one of them.");
            return ClerkConfig.DEFAULT_CLOCK_SKEW;
        }
        if (iso != null) {
            return checkedSkew(Setting.CLOCK_SKEW, iso, parsedDuration(iso));
        }
        if (millis != null) {
            Duration skew = millis.matches("-?[0-9]{1,12}") ? Duration.ofMillis(Long.parseLong(millis)) : null;
            return checkedSkew(Setting.CLOCK_SKEW_IN_MS, millis, skew);
        }
        return ClerkConfig.DEFAULT_CLOCK_SKEW;
    }

    private Duration checkedSkew(Setting setting, String text, @Nullable Duration skew) {
        if (skew != null && !skew.isNegative()) {
            return skew;
        }
        problems.wrong(
                setting.property(),
                quoted(text),
                setting == Setting.CLOCK_SKEW
                        ? "An ISO-8601 duration >= 0 with its unit is expected, for example PT5S for five seconds;"
                                + " milliseconds go into clerk.clock-skew-in-ms."
                        : "A whole number of milliseconds >= 0 is expected, for example 5000.");
        return ClerkConfig.DEFAULT_CLOCK_SKEW;
    }

    private static @Nullable Duration parsedDuration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException notADuration) {
            return null;
        }
    }

    private Deployment deployment(boolean production) {
        boolean satellite = flag(Setting.IS_SATELLITE, false);
        boolean autoSync = flag(Setting.SATELLITE_AUTO_SYNC, true);
        String domain = addresses.domain(text(Setting.DOMAIN), production);
        return satellite ? new Deployment.Satellite(domain, autoSync) : new Deployment.Primary();
    }

    private void checkSignIn(Deployment.Satellite satellite, String signInUrl) {
        String origin = text(Setting.PUBLIC_URL);
        Url page = Url.parse(signInUrl);
        if (page == null || SatelliteRules.isOwn(page, satellite, origin == null ? null : Url.parse(origin))) {
            problems.wrong(
                    Setting.SIGN_IN_URL.property(),
                    quoted(signInUrl) + ", on this satellite's own origin",
                    "A satellite's sign-in page is its primary's, for example https://primary.example/sign-in.");
        }
    }

    private Set<ForwardedHeader> forwardedHeaders() {
        Set<ForwardedHeader> headers = EnumSet.noneOf(ForwardedHeader.class);
        for (String name : addresses.list(Setting.FORWARDED_HEADERS, text(Setting.FORWARDED_HEADERS))) {
            switch (name.toLowerCase(Locale.ROOT)) {
                case "none" -> {}
                case "host" -> headers.add(ForwardedHeader.HOST);
                case "proto" -> headers.add(ForwardedHeader.PROTO);
                default ->
                    problems.wrong(
                            Setting.FORWARDED_HEADERS.property(),
                            quoted(name),
                            "host, proto, both or none is expected.");
            }
        }
        return headers;
    }

    private UnauthenticatedStatus unauthenticatedStatus() {
        return oneOf(Setting.UNAUTHENTICATED_STATUS, "404", "401").equals("401")
                ? UnauthenticatedStatus.UNAUTHORIZED
                : UnauthenticatedStatus.NOT_FOUND;
    }

    private boolean flag(Setting setting, boolean otherwise) {
        return otherwise
                ? !oneOf(setting, "true", "false").equals("false")
                : oneOf(setting, "false", "true").equals("true");
    }

    /** @param usual what holds where the property is absent */
    private String oneOf(Setting setting, String usual, String other) {
        String text = textOr(setting, usual);
        if (!text.equals(usual) && !text.equals(other)) {
            String expected =
                    Stream.of(usual, other).sorted(Comparator.reverseOrder()).collect(Collectors.joining(" or "));
            problems.wrong(setting.property(), quoted(text), expected + " is expected.");
        }
        return text;
    }

    private RedirectTargets after(Setting force, Setting fallback, Setting deprecated) {
        PageAddress forced = addresses.page(force, text(force));
        PageAddress usual = addresses.page(fallback, text(fallback));
        PageAddress old = addresses.page(deprecated, text(deprecated));
        return new RedirectTargets(forced, usual != null ? usual : old);
    }

    private @Nullable EncryptionKey encryptionKey() {
        String text = text(Setting.ENCRYPTION_KEY);
        EncryptionKey key = text == null ? null : EncryptionKey.parse(text);
        if (text != null && key == null) {
            problems.wrong(
                    Setting.ENCRYPTION_KEY.property(),
                    "not 64 hexadecimal digits (the value is not shown)",
                    "32 random bytes are expected, as `openssl rand -hex 32` prints them.");
        }
        return key;
    }

    /** Null if the property is absent. */
    private @Nullable RouteMatcher routes(Setting setting) {
        List<String> patterns = patterns(setting);
        Map.Entry<String, String> ofJaxRs = PatternMistakes.ofJaxRs(textOr(setting, ""));
        if (ofJaxRs != null) {
            problems.wrong(setting.property(), "wrong: " + quoted(ofJaxRs.getKey()), ofJaxRs.getValue());
            return null;
        }
        List<String> good = patterns.stream().filter(it -> isGood(setting, it)).toList();
        return patterns.isEmpty() || good.size() < patterns.size()
                ? null
                : RouteMatcher.of(good.toArray(String[]::new));
    }

    private boolean isGood(Setting setting, String pattern) {
        String mistake = PatternMistakes.of(setting, pattern);
        if (mistake != null) {
            problems.wrong(setting.property(), quoted(pattern), mistake);
            return false;
        }
        try {
            RouteMatcher.of(pattern);
            return true;
        } catch (IllegalArgumentException noPattern) {
            problems.wrong(
                    setting.property(),
                    "wrong: " + String.valueOf(noPattern.getMessage()).replaceFirst("\\.$", ""),
                    "In a properties file a backslash must be written twice (\\\\d). " + PatternMistakes.SEPARATORS);
            return false;
        }
    }

    private static RouteMatcher orNone(@Nullable RouteMatcher routes) {
        return routes == null ? RouteMatcher.of(new String[0]) : routes;
    }

    /** As it stands: a list of MicroProfile Config would be split at the commas within a pattern. */
    List<String> patterns(Setting setting) {
        String text = text(setting);
        return text == null ? List.of() : List.of(text.split("\\s+"));
    }

    private String textOr(Setting setting, String otherwise) {
        String text = text(setting);
        return text == null ? otherwise : text;
    }

    /** An absent value and a blank one are the same. */
    private @Nullable String text(Setting setting) {
        String given = options.getOrDefault(setting.property(), "").strip();
        if (!given.isEmpty()) {
            return given;
        }
        if (isAnothers(setting)) {
            return null;
        }
        String text = config.getOptionalValue(setting.property(), String.class)
                .orElse("")
                .strip();
        return text.isEmpty() ? null : text;
    }

    /** Returns true if the configured value is of no use beside the values of the options. */
    private boolean isAnothers(Setting setting) {
        if (setting == Setting.CLOCK_SKEW || setting == Setting.CLOCK_SKEW_IN_MS) {
            return options.containsKey(Setting.CLOCK_SKEW.property());
        }
        return KEYS.contains(setting)
                && (options.containsKey(Setting.PUBLISHABLE_KEY.property())
                        || (setting == Setting.JWT_KEY && options.containsKey(Setting.SECRET_KEY.property())));
    }
}
