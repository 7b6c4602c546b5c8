package io.github.clerkjakarta.internal.config;

import io.github.clerkjakarta.internal.url.PageAddress;
import io.github.clerkjakarta.internal.url.PageAddress.Absolute;
import io.github.clerkjakarta.internal.url.Url;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Checks properties that hold origins, hosts and URLs. For a wrong value it suggests the right spelling. */
final class AddressSettings {
    private static final String NO_WILDCARD = " Wildcards are not supported: list each one.";

    private final SettingTexts settings;
    private final ConfigProblems problems;

    AddressSettings(SettingTexts settings, ConfigProblems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /** Splits a list. A property that is set but empty is a mistake: otherwise it would switch a check off. */
    List<String> list(Setting setting) {
        return list(setting, UnaryOperator.identity());
    }

    private List<String> list(Setting setting, UnaryOperator<@Nullable String> spelling) {
        String text = settings.text(setting);
        ValueList list = ValueList.of(text == null ? "" : text);
        if (text == null || list.rightText() == null) {
            return list.values();
        }
        List<String> right = new ArrayList<>();
        for (String value : ValueList.of(list.rightText()).values()) {
            String spelled = spelling.apply(value);
            right.add(spelled == null ? value : spelled);
        }
        problems.misspelled(
                setting,
                text,
                "Separate values by blanks or commas, without brackets, quotes or empty values.",
                right.isEmpty() ? null : String.join(" ", right));
        return List.of();
    }

    /** Reads {@code clerk.authorized-parties}: origins of any scheme, as in the browser's Origin header. */
    List<String> parties() {
        return same(
                Setting.AUTHORIZED_PARTIES,
                Spelling::origin,
                "Origins are expected as in the browser's Origin header: scheme://host[:port] with nothing after it, for"
                        + " example " + Setting.AUTHORIZED_PARTIES.example() + "." + NO_WILDCARD);
    }

    /** Reads {@code clerk.issuer}. */
    List<String> issuers() {
        return same(
                Setting.ISSUER,
                Spelling::issuer,
                "Issuers are expected as tokens name them: the URL of the instance's Frontend API without a slash at the"
                        + " end, for example " + Setting.ISSUER.example() + "." + NO_WILDCARD);
    }

    /** Reads {@code clerk.audience}: texts without quotes, brackets, semicolons and bars. */
    List<String> audience() {
        return same(
                Setting.AUDIENCE,
                value -> value.contains("*") ? null : value,
                "Values are expected as tokens name them, for example " + Setting.AUDIENCE.example() + "."
                        + NO_WILDCARD);
    }

    private List<String> same(Setting setting, UnaryOperator<@Nullable String> spelling, String expected) {
        List<String> values = list(setting, spelling);
        for (String value : values) {
            String right = spelling.apply(value);
            if (!value.equals(right)) {
                problems.misspelled(setting, value, expected, right);
            }
        }
        return values;
    }

    /**
     * Reads {@code clerk.allowed-hosts} in the form of a request's URL. Port 80 is left out there if the scheme is
     * http.
     */
    Set<String> hosts() {
        Set<String> hosts = new LinkedHashSet<>();
        for (String value : list(Setting.ALLOWED_HOSTS, Spelling::host)) {
            String right = Spelling.host(value);
            if (right == null || !isSameHost(value, right)) {
                problems.misspelled(
                        Setting.ALLOWED_HOSTS,
                        value,
                        "Hosts are expected, without scheme and path, for example " + Setting.ALLOWED_HOSTS.example()
                                + "." + NO_WILDCARD,
                        right);
            } else {
                hosts.add(right);
                hosts.add(right.replaceFirst(":80$", ""));
            }
        }
        return hosts;
    }

    private static boolean isSameHost(String value, String right) {
        return value.toLowerCase(Locale.ROOT)
                .replaceFirst("/$", "")
                .replaceFirst(":443$", "")
                .equals(right);
    }

    /** Reads {@code clerk.allowed-redirect-origins}. */
    List<OriginPattern> redirectOrigins() {
        List<OriginPattern> origins = new ArrayList<>();
        for (String value : list(Setting.ALLOWED_REDIRECT_ORIGINS, OriginPattern::spelling)) {
            OriginPattern origin = OriginPattern.parse(value);
            if (origin == null) {
                problems.misspelled(
                        Setting.ALLOWED_REDIRECT_ORIGINS,
                        value,
                        "Origins are expected: scheme and host with nothing after them, for example"
                                + " https://satellite.example or https://*.example.com.",
                        OriginPattern.spelling(value));
            } else {
                origins.add(origin);
            }
        }
        return origins;
    }

    /** Reads {@code clerk.public-url}. */
    @Nullable
    Url publicUrl() {
        String text = settings.text(Setting.PUBLIC_URL);
        String right = text == null ? null : Spelling.httpOrigin(ValueList.bare(text));
        if (text != null && (right == null || !isSameOrigin(text, right))) {
            problems.misspelled(
                    Setting.PUBLIC_URL,
                    text,
                    "An origin is expected, scheme and host and nothing after them, for example "
                            + Setting.PUBLIC_URL.example() + ".",
                    right);
            return null;
        }
        return right == null ? null : Url.parse(right);
    }

    /** Returns true if the text is the origin, perhaps with the scheme's port and a slash. */
    private static boolean isSameOrigin(String text, String origin) {
        Url url = Url.parse(text);
        return text.contains("://")
                && !text.contains("@")
                && url != null
                && url.toString().equals(origin + "/");
    }

    /** Reads an address that keys or tokens are sent to. */
    @Nullable
    Url api(Setting setting, String otherwise) {
        String given = settings.text(setting);
        String text = given == null ? otherwise : given;
        Url url = Spelling.url(ValueList.bare(text));
        String expected =
                "An absolute https URL is expected (http for a loopback address only), without query and without"
                        + " version, for example " + setting.example() + ".";
        String right = url == null ? null : (url.origin() + url.path()).replaceFirst("(/v1)?/*$", "");
        boolean same = url != null && url.toString().replaceFirst("/+$", "").equals(right);
        if (url == null || !same || !isAddress(text)) {
            problems.misspelled(setting, text, expected, right);
            return null;
        }
        return isEncrypted(setting, text, url, expected) ? url : null;
    }

    /** Reads {@code clerk.proxy-url}: an absolute URL or a path. */
    @Nullable
    String proxyUrl() {
        String text = settings.text(Setting.PROXY_URL);
        if (text == null) {
            return null;
        }
        String expected =
                "An absolute https URL is expected (http for a loopback address only), or a path of this origin,"
                        + " without query, for example " + Setting.PROXY_URL.example() + ".";
        String right = Spelling.page(ValueList.bare(text));
        right = right == null ? null : right.replaceFirst("[?#].*$", "").replaceFirst("^~", "");
        if (!text.equals(right) || !isAddress(text)) {
            problems.misspelled(Setting.PROXY_URL, text, expected, right);
            return null;
        }
        Url url = PageAddress.isPath(text) ? null : Spelling.url(text);
        return url == null || isEncrypted(Setting.PROXY_URL, text, url, expected) ? text : null;
    }

    private boolean isEncrypted(Setting setting, String text, Url url, String expected) {
        if (url.scheme().equals("https") || url.isLoopback()) {
            return true;
        }
        problems.wrong(
                setting.property(),
                ConfigProblems.quoted(text) + ", and secrets would be sent there unencrypted",
                expected);
        return false;
    }

    /** Reads the address of a page: an absolute URL, a path of this origin or one from the context root. */
    @Nullable
    PageAddress page(Setting setting) {
        String text = settings.text(setting);
        if (text == null) {
            return null;
        }
        if (!isAddress(text)) {
            problems.misspelled(
                    setting,
                    text,
                    "An absolute URL (https://accounts.example.com/sign-in), a path of this origin ("
                            + setting.example() + ") or a path from the context root (~" + setting.example()
                            + ") is expected.",
                    Spelling.page(ValueList.bare(text)));
            return null;
        }
        return PageAddress.parse(text);
    }

    /**
     * Returns true for the address of a page without the characters of patterns, whose host is spelled as browsers
     * spell it.
     */
    private static boolean isAddress(String text) {
        String path = text.replaceFirst("^[A-Za-z]+://[^/?#]*", "").replaceFirst("[?#].*$", "");
        if (text.matches("(?s).*[\\s\"'<>`\\\\].*") || path.matches(".*([*({]|/:).*|.*[,;]")) {
            return false;
        }
        PageAddress page = PageAddress.parse(text);
        return page instanceof Absolute
                ? Spelling.url(text) != null && !text.matches("(?is)[a-z]+://[^/?#]*@.*")
                : page != null;
    }

    /** Reads {@code clerk.domain}. In development it may have a scheme and a port. */
    @Nullable
    String domain(boolean production) {
        String text = settings.text(Setting.DOMAIN);
        if (text == null) {
            return null;
        }
        String host = Spelling.host(ValueList.bare(text));
        String origin = text.contains("://") ? Spelling.httpOrigin(text) : null;
        String right = host == null ? null : production ? host.replaceFirst(":[0-9]+$", "") : host;
        if (!text.equals(right) && (production || !text.equals(origin))) {
            problems.misspelled(
                    Setting.DOMAIN,
                    text,
                    production
                            ? "A domain without scheme, port and path is expected, for example satellite.example: its Frontend"
                                    + " API is clerk.<domain>."
                            : "A domain is expected, for example satellite.example, in development also with scheme and port:"
                                    + " http://localhost:3001.",
                    right);
        }
        return text;
    }
}
