package io.github.clerkjakarta.internal.url;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host and perhaps a port, as a request names them. Stricter than servers are: a {@code Host} of {@code localhost?} turns the
 * path of a URL that a server builds from it into a query.
 *
 * @param name in lower case; an IPv6 address in brackets
 * @param port -1: none given
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2">RFC 3986: host</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.2">RFC 9110: Host and :authority</a>
 */
public record Host(String name, int port) {
    /** Of a domain name, in DNS. */
    private static final int LONGEST = 255;

    /** Without the comma: a server that joins two Host headers into one would make a third host of them. */
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9._~!$&'()*+;=-]|%[0-9A-Fa-f]{2})+");

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1,4}");

    /** The host that the text names, or null if it is malformed or longer than 255 characters. */
    public static @Nullable Host parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        int colon = text.indexOf(':', text.indexOf(']') + 1);
        String name = colon < 0 ? text : text.substring(0, colon);
        int port = colon < 0 || colon == text.length() - 1 ? -1 : port(text.substring(colon + 1));
        return port == 0 || !isName(name) ? null : new Host(name.toLowerCase(Locale.ROOT), port);
    }

    /** Whether it is the same host and port; the usual ports may be left out, for TLS may end at a proxy. */
    public boolean isSame(Host other) {
        return name.equals(other.name) && usual(port) == usual(other.port);
    }

    private static int usual(int port) {
        return port == 80 || port == 443 ? -1 : port;
    }

    /** 0 if it is none. */
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
            return name.endsWith("]") && isIpv6(name.substring(1, name.length() - 1));
        }
        // An escaped slash, or a letter that is not ASCII, is a host for some readers and none for others.
        return NAME.matcher(name).matches() && (name.indexOf('%') < 0 || isPlain(PercentEncoding.decoded(name)));
    }

    private static boolean isPlain(@Nullable String decoded) {
        return decoded != null
                && decoded.indexOf('%') < 0
                && NAME.matcher(decoded).matches();
    }

    /** Eight groups, or fewer and one gap; the last two may be written as an IPv4 address. */
    private static boolean isIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == 8;
        }
        int before = groups(text.substring(0, gap), false);
        int after = groups(text.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after <= 7;
    }

    /** How many groups; -1 if something else is among them. */
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

    /** As in a URL. */
    @Override
    public String toString() {
        return port < 0 ? name : name + ":" + port;
    }
}
