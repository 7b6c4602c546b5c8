package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.ClerkConfig.UnauthenticatedStatus;
import io.github.clerkjakarta.internal.config.ConfigProblems;
import io.github.clerkjakarta.internal.config.Deployment;
import io.github.clerkjakarta.internal.config.ForwardedHeader;
import io.github.clerkjakarta.internal.config.PublishableKey;
import io.github.clerkjakarta.internal.config.SatelliteRules;
import io.github.clerkjakarta.internal.config.SecretKey;
import io.github.clerkjakarta.internal.config.Setting;
import io.github.clerkjakarta.internal.config.Url;
import io.github.clerkjakarta.internal.token.PemKeys;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration and finds all that is wrong with it. Values are read as plain text: converters of MicroProfile
 * Config put what they cannot convert into their messages, secrets too.
 */
final class ConfigReader {
    private final Config config;
    private final ConfigProblems problems = new ConfigProblems();

    ConfigReader(Config config) {
        this.config = config;
    }

    /** @throws io.github.clerkjakarta.ClerkConfigurationException that names every mistake */
    ClerkConfig read() {
        PublishableKey publishableKey = publishableKey();
        SecretKey secretKey = secretKey(publishableKey);
        boolean development = publishableKey != null && publishableKey.isDevelopment();
        RSAPublicKey jwtKey = jwtKey();
        Url apiUrl = apiUrl();
        Duration clockSkew = clockSkew();
        String signInUrl = page(Setting.SIGN_IN_URL);
        String signUpUrl = page(Setting.SIGN_UP_URL);
        String proxyUrl = proxyUrl();
        Deployment deployment = deployment(development);
        SatelliteRules.check(deployment, development, proxyUrl, signInUrl, problems);
        boolean pending = flag(Setting.TREAT_PENDING_AS_SIGNED_OUT, false);
        Set<ForwardedHeader> forwardedHeaders = forwardedHeaders();
        Url publicUrl = publicUrl();
        UnauthenticatedStatus status = unauthenticatedStatus();
        if (!problems.isEmpty() || publishableKey == null || secretKey == null || apiUrl == null) {
            throw problems.exception();
        }
        return new ClerkConfig(
                publishableKey,
                secretKey,
                jwtKey,
                apiUrl,
                list(Setting.AUDIENCE),
                list(Setting.AUTHORIZED_PARTIES),
                list(Setting.ISSUER),
                clockSkew,
                signInUrl,
                signUpUrl,
                deployment,
                proxyUrl,
                pending,
                forwardedHeaders,
                publicUrl,
                status);
    }

    private @Nullable PublishableKey publishableKey() {
        String text = text(Setting.PUBLISHABLE_KEY);
        String expected =
                "Set it to the publishable key of your instance, pk_test_... or pk_live_..., from the API keys"
                        + " page of Clerk's dashboard.";
        if (text == null) {
            problems.missing(Setting.PUBLISHABLE_KEY.property(), expected);
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

    private @Nullable SecretKey secretKey(@Nullable PublishableKey publishableKey) {
        String text = text(Setting.SECRET_KEY);
        String expected =
                "Set it to the secret key of your instance, sk_test_... or sk_live_..., from the API keys page"
                        + " of Clerk's dashboard.";
        if (text == null) {
            problems.missing(Setting.SECRET_KEY.property(), expected);
            return null;
        }
        SecretKey key = new SecretKey(text);
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

    private @Nullable Url apiUrl() {
        String text = textOr(Setting.API_URL, ClerkConfig.DEFAULT_API_URL);
        return carriesSecrets(Setting.API_URL, text);
    }

    private @Nullable String proxyUrl() {
        String text = text(Setting.PROXY_URL);
        if (text == null || isPath(text)) {
            return text;
        }
        Url url = carriesSecrets(Setting.PROXY_URL, text);
        return url == null ? null : text;
    }

    /** An address that keys or tokens are sent to. */
    private @Nullable Url carriesSecrets(Setting setting, String text) {
        Url url = Url.parse(text);
        String expected = "An absolute https URL is expected (http for a loopback address only), for example "
                + setting.example() + ".";
        if (url == null || !url.isHttp()) {
            problems.wrong(setting.property(), quoted(text), expected);
            return null;
        }
        if (url.scheme().equals("http") && !url.isLoopback()) {
            problems.wrong(
                    setting.property(), quoted(text) + ", and secrets would be sent there unencrypted", expected);
            return null;
        }
        return url;
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

    private @Nullable String page(Setting setting) {
        String text = text(setting);
        if (text == null || isPath(text) || text.startsWith("~/")) {
            return text;
        }
        Url url = Url.parse(text);
        if (url == null || !url.isHttp()) {
            problems.wrong(
                    setting.property(),
                    quoted(text),
                    "An absolute URL (https://accounts.example.com/sign-in), a path of this origin ("
                            + setting.example() + ") or a path from the context root (~" + setting.example()
                            + ") is expected.");
        }
        return text;
    }

    private Deployment deployment(boolean development) {
        boolean satellite = flag(Setting.IS_SATELLITE, false);
        boolean autoSync = flag(Setting.SATELLITE_AUTO_SYNC, true);
        String domain = text(Setting.DOMAIN);
        if (domain != null && !development && (domain.contains("/") || domain.contains(":"))) {
            problems.wrong(
                    Setting.DOMAIN.property(),
                    quoted(domain),
                    "A domain without scheme, port and path is expected, for example satellite.example: its Frontend API"
                            + " is clerk.<domain>.");
        }
        return satellite ? new Deployment.Satellite(domain, autoSync) : new Deployment.Primary();
    }

    private Set<ForwardedHeader> forwardedHeaders() {
        Set<ForwardedHeader> headers = EnumSet.noneOf(ForwardedHeader.class);
        for (String name : list(Setting.FORWARDED_HEADERS)) {
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

    private @Nullable Url publicUrl() {
        String text = text(Setting.PUBLIC_URL);
        Url url = text == null ? null : Url.parse(text);
        if (text != null && (url == null || !url.isHttp() || !url.toString().equals(url.origin() + "/"))) {
            problems.wrong(
                    Setting.PUBLIC_URL.property(),
                    quoted(text),
                    "An origin is expected, scheme and host and nothing after them, for example "
                            + Setting.PUBLIC_URL.example() + ".");
        }
        return url;
    }

    private UnauthenticatedStatus unauthenticatedStatus() {
        String text = textOr(Setting.UNAUTHENTICATED_STATUS, "404");
        if (!text.equals("404") && !text.equals("401")) {
            problems.wrong(Setting.UNAUTHENTICATED_STATUS.property(), quoted(text), "404 or 401 is expected.");
        }
        return text.equals("401") ? UnauthenticatedStatus.UNAUTHORIZED : UnauthenticatedStatus.NOT_FOUND;
    }

    private boolean flag(Setting setting, boolean otherwise) {
        String text = textOr(setting, String.valueOf(otherwise));
        if (!text.equals("true") && !text.equals("false")) {
            problems.wrong(setting.property(), quoted(text), "true or false is expected.");
        }
        return text.equals("true");
    }

    private List<String> list(Setting setting) {
        String text = text(setting);
        return text == null
                ? List.of()
                : Stream.of(text.split("[,\\s]+")).filter(it -> !it.isEmpty()).toList();
    }

    private String textOr(Setting setting, String otherwise) {
        String text = text(setting);
        return text == null ? otherwise : text;
    }

    /** An absent value and a blank one are the same. */
    private @Nullable String text(Setting setting) {
        String text = config.getOptionalValue(setting.property(), String.class)
                .orElse("")
                .strip();
        return text.isEmpty() ? null : text;
    }

    private static boolean isPath(String text) {
        return text.startsWith("/") && !text.startsWith("//") && !text.startsWith("/\\");
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
