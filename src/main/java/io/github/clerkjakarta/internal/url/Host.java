package io.github.clerkjakarta.internal.url;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host and optional port that a request names. Parsing is stricter than servers are: from {@code Host: localhost?}, a server
 * builds a URL whose path has become a query.
 *
 * @param name in lower case; an IPv6 address in brackets
 * @param port -1 if absent
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2">RFC 3986: host</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.2">RFC 9110: Host and :authority</a>
 */
public record Host(String name, int port) {
    /** The longest domain name in DNS, written as text. */
    static final int LONGEST = 253;

    private static final int LONGEST_PORT = ":65535".length();

    /** RFC 3986 also allows commas. We refuse them: a server that joins two Host headers with a comma would create a third host. */
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9._~!$&'()*+;=-]|%[0-9A-Fa-f]{2})+");

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1,4}");

    /** Returns null if the text is malformed or the name is longer than 253 characters. */
    public static @Nullable Host parse(String text) {
        if (text.length() > LONGEST + LONGEST_PORT) {
            return null;
        }
        int colon = text.indexOf(':', text.indexOf(']') + 1);
        String name = colon < 0 ? text : text.substring(0, colon);
        int port = colon < 0 || colon == text.length() - 1 ? -1 : port(text.substring(colon + 1));
        return port == 0 || name.length() > LONGEST || !isName(name)
                ? null
                : new Host(name.toLowerCase(Locale.ROOT), port);
    }

    /** Returns true if host and port are the same. Ports 80 and 443 count as absent, because TLS may end at a proxy. */
    public boolean isSame(Host other) {
        return name.equals(other.name) && usual(port) == usual(other.port);
    }

    private static int usual(int port) {
        return port == 80 || port == 443 ? -1 : port;
    }

    /** Returns 0 if the text is not a port. */
    private static int port(String text) {
        String digits = text.replaceFirst("^0+", "");
        if (!digits.matches("[0-9]{1,5}")) {
            return 0;
        }
        int port = Integer.parseInt(digits);
        return port <= 65535 ? port : 0;
    }

    private static boolean isName(String name) {
        if (name.startsWith("[")) {
            return isIpv6(name);
        }
        // Servers disagree about escaped slashes and escaped letters outside ASCII.
        return NAME.matcher(name).matches() && (name.indexOf('%') < 0 || isPlain(PercentEncoding.decoded(name)));
    }

    private static boolean isPlain(@Nullable String decoded) {
        return decoded != null
                && decoded.indexOf('%') < 0
                && NAME.matcher(decoded).matches();
    }

    /**
     * Returns true for eight groups in brackets, or fewer and one gap. The last two groups may be written as an IPv4 address.
     */
    static boolean isIpv6(String name) {
        if (!name.startsWith("[") || !name.endsWith("]")) {
            return false;
        }
        String text = name.substring(1, name.length() - 1);
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == 8;
        }
        int before = groups(text.substring(0, gap), false);
        int after = groups(text.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after <= 7;
    }

    /** Returns the number of groups, or -1 if one of them is malformed. */
    private static int groups(String text, boolean mayEndInIpv4) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int groups = parts.length;
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (last && mayEndInIpv4 && IPV4.matcher(parts[i]).matches()) {
                groups++;
            } else if (!HEX.matcher(parts[i]).matches()) {
                return -1;
            }
        }
        return groups;
    }

    /** Returns host and port as they are written in a URL. */
    @Override
    public String toString() {
        return port < 0 ? name : name + ":" + port;
    }
}
