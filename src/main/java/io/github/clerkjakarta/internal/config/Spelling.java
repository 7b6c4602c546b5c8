package io.github.clerkjakarta.internal.config;

import io.github.clerkjakarta.internal.url.Host;
import io.github.clerkjakarta.internal.url.PageAddress;
import io.github.clerkjakarta.internal.url.Url;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the right spelling of addresses in properties. Tokens and requests name origins and hosts as browsers write
 * them, and are compared with the property as text: another spelling of the same origin would sign every user out. Each
 * method returns the text to write, or null if it cannot be derived.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454#section-6.2">RFC 6454: ASCII serialization of an origin</a>
 */
public final class Spelling {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)", Pattern.DOTALL);

    /** A host with a port or path but no scheme. In {@code javascript:alert(1)} the colon ends a scheme. */
    private static final Pattern WITHOUT_SCHEME = Pattern.compile(
            "(?://)?((?:[A-Za-z0-9_-]+\\.)+[A-Za-z0-9_-]+|localhost|\\[[0-9A-Fa-f:.]+])(:[0-9]+)?([/?#].*)?");

    private static final Pattern HALF_A_SCHEME = Pattern.compile("(?i)(https?):/?([^/].*)");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*\\.?");
    private static final Pattern OPAQUE_NAME = Pattern.compile("[A-Za-z0-9._~-]+");

    private Spelling() {}

    /** Spells an origin of any scheme. */
    public static @Nullable String origin(String text) {
        String complete = withScheme(text);
        Matcher parts = SCHEME.matcher(complete);
        if (!parts.matches() || complete.contains("*")) {
            return null;
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        return isHttp(scheme) ? httpOrigin(complete) : opaqueOrigin(scheme, parts.group(2));
    }

    /** Spells an origin of http or https. */
    public static @Nullable String httpOrigin(String text) {
        Url url = url(text);
        return url == null ? null : url.origin();
    }

    /** Spells an issuer: an origin of http or https, or the address of a proxy. */
    public static @Nullable String issuer(String text) {
        Url url = text.matches("(?s).*[*(].*") ? null : url(text);
        return url == null ? null : (url.origin() + url.path()).replaceFirst("/+$", "");
    }

    /** Spells a host with an optional port. */
    public static @Nullable String host(String text) {
        String bare = text.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*") ? "[" + text + "]" : text;
        Url url = url(SCHEME.matcher(bare).matches() ? bare : "https://" + bare.replaceFirst("^//", ""));
        return url == null ? null : url.authority();
    }

    /** Spells an absolute URL or a path. */
    public static @Nullable String page(String text) {
        String page = text.replaceFirst("^~(?=[A-Za-z0-9])", "~/");
        if (PageAddress.isPath(page) || page.startsWith("~/")) {
            // The rest belongs to a route pattern.
            return page.replaceFirst("(?<=[^~/])/?[*(:{<\\s].*$", "");
        }
        String complete = withScheme(page);
        Url url = url(complete);
        if (url != null) {
            return url.origin() + complete.replaceFirst("^[^/]+//[^/?#]*", "");
        }
        return page.matches("[A-Za-z0-9_-][A-Za-z0-9_./-]*") ? "/" + page : null;
    }

    /**
     * Reads an absolute URL of http or https without a user, whose host is an address or a name as browsers write it.
     * Returns null for all others.
     */
    public static @Nullable Url url(String text) {
        Matcher parts = SCHEME.matcher(withScheme(text));
        if (!parts.matches() || !isHttp(parts.group(1).toLowerCase(Locale.ROOT))) {
            return null;
        }
        String authority = parts.group(2).replaceFirst("(?s)[/?#].*$", "");
        if (authority.contains("\\") || authority.contains("%") || !isAscii(authority)) {
            return null;
        }
        Url url = Url.parse(parts.group());
        return url != null && isHost(url.host()) && Host.parse(url.authority()) != null ? url : null;
    }

    /** Returns true if the text names its host in letters that are not ASCII. */
    public static boolean isInternational(String text) {
        Matcher parts = SCHEME.matcher(text);
        String rest = parts.matches() ? parts.group(2) : text;
        return !PageAddress.isPath(text) && !isAscii(rest.replaceFirst("(?s)[/?#].*$", ""));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static boolean isHttp(String scheme) {
        return scheme.equals("https") || scheme.equals("http");
    }

    private static boolean isHost(String name) {
        return name.startsWith("[") || NAME.matcher(name).matches();
    }

    private static @Nullable String opaqueOrigin(String scheme, String rest) {
        String authority = rest.replaceFirst("(?s)[/?#].*$", "");
        authority = authority.substring(authority.lastIndexOf('@') + 1);
        Host host = Host.parse(authority);
        boolean good = host != null
                && (authority.startsWith("[")
                        || OPAQUE_NAME
                                .matcher(authority.replaceFirst(":[0-9]+$", ""))
                                .matches());
        return good ? scheme + "://" + authority : null;
    }

    private static String withScheme(String text) {
        Matcher half = HALF_A_SCHEME.matcher(text);
        if (half.matches()) {
            return half.group(1) + "://" + half.group(2);
        }
        Matcher host = WITHOUT_SCHEME.matcher(text);
        if (!host.matches()) {
            return text;
        }
        String address = text.replaceFirst("^//", "");
        Url url = Url.parse("http://" + address);
        return (url != null && url.isLoopback() ? "http://" : "https://") + address;
    }
}
