package io.github.clerkjakarta.internal.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An absolute URL of http, https or another scheme with the same syntax. It is read and written as browsers do, so a
 * redirect goes to the address that a browser would read, and {@code redirect_url} is byte for byte what Clerk's own
 * SDK writes. {@code java.net.URI} does neither: it refuses much that browsers send and keeps dot segments.
 *
 * @see <a href="https://url.spec.whatwg.org/">URL Standard</a>: the part of it that is about these
 */
public final class Url {
    private static final String PATH_ESCAPED = " \"#<>?`{}";
    private static final String QUERY_ESCAPED = " \"#<>'";
    private static final String FRAGMENT_ESCAPED = " \"<>`";
    private static final String HOST_FORBIDDEN = "#/:<>?@[\\]^|%";

    /** RFC 2606 reserves {@code .invalid}: no site has this name. */
    private static final String NOWHERE = "unknown.invalid";

    private final String scheme;
    private final String host;
    private final int port;
    private final String path;
    private final @Nullable String query;
    private final @Nullable String fragment;

    private Url(String scheme, String host, int port, String path, @Nullable String query, @Nullable String fragment) {
        this.scheme = scheme;
        this.host = host;
        this.port = port;
        this.path = path;
        this.query = query;
        this.fragment = fragment;
    }

    /** Returns the URL that the text names, or null if it is not one of these. */
    public static @Nullable Url parse(String text) {
        String url = cleaned(text);
        int colon = url.indexOf(':');
        if (colon < 0) {
            return null;
        }
        String scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
        if (defaultPort(scheme) < 0) {
            return null;
        }
        return afterScheme(scheme, url.substring(colon + 1));
    }

    /** Returns a URL for a request without a host, which HTTP/1.0 allows. It has a path, but no browser can be redirected to it. */
    public static Url nowhere(String scheme) {
        return new Url(scheme, NOWHERE, defaultPort(scheme), "/", null, null);
    }

    /** Returns true if the request named no host. */
    public boolean isNowhere() {
        return host.equals(NOWHERE);
    }

    /** Returns this origin with another path and query, joined as text: a path can never become a host. */
    public Url at(String newPath, @Nullable String newQuery) {
        String normal = normalPath(newPath.startsWith("/") ? newPath : "/" + newPath);
        return new Url(scheme, host, port, normal, escapedQuery(newQuery), null);
    }

    /** Returns the target of a link with this text on a page of this URL, or null if it is not one of these. */
    public @Nullable Url resolve(String reference) {
        String text = cleaned(reference);
        int colon = text.indexOf(':');
        if (colon <= 0 || !isScheme(text.substring(0, colon))) {
            return relative(text);
        }
        // To browsers, https:/x on a page of https is a path of the same host.
        boolean sameScheme = text.substring(0, colon).toLowerCase(Locale.ROOT).equals(scheme);
        return sameScheme ? relative(text.substring(colon + 1)) : parse(text);
    }

    private @Nullable Url relative(String text) {
        if (text.isEmpty()) {
            return new Url(scheme, host, port, path, query, null);
        }
        if (isSlash(text.charAt(0))) {
            return text.length() > 1 && isSlash(text.charAt(1)) ? afterScheme(scheme, text) : withRest(text);
        }
        return switch (text.charAt(0)) {
            case '?' -> withRest(path + text);
            case '#' -> new Url(scheme, host, port, path, query, escaped(text.substring(1), FRAGMENT_ESCAPED));
            default -> withRest(path.substring(0, path.lastIndexOf('/') + 1) + text);
        };
    }

    private static @Nullable Url afterScheme(String scheme, String rest) {
        int start = 0;
        while (start < rest.length() && isSlash(rest.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < rest.length() && "/\\?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(start, end);
        authority = authority.substring(authority.lastIndexOf('@') + 1);
        String name = authority;
        int port = defaultPort(scheme);
        int colon = authority.lastIndexOf(':');
        if (colon >= 0 && authority.indexOf(']', colon) < 0) {
            name = authority.substring(0, colon);
            String digits = authority.substring(colon + 1);
            if (!digits.isEmpty()) {
                port = portOf(digits);
            }
        }
        String host = hostOf(name);
        if (host == null || port < 0) {
            return null;
        }
        return new Url(scheme, host, port, "/", null, null).withRest(rest.substring(end));
    }

    /** Returns this origin with another path, query and fragment, given as one text. */
    private Url withRest(String rest) {
        String text = rest;
        String newFragment = null;
        int hash = text.indexOf('#');
        if (hash >= 0) {
            newFragment = escaped(text.substring(hash + 1), FRAGMENT_ESCAPED);
            text = text.substring(0, hash);
        }
        String newQuery = null;
        int question = text.indexOf('?');
        if (question >= 0) {
            newQuery = escapedQuery(text.substring(question + 1));
            text = text.substring(0, question);
        }
        return new Url(scheme, host, port, normalPath(text), newQuery, newFragment);
    }

    public String scheme() {
        return scheme;
    }

    public String host() {
        return host;
    }

    public String path() {
        return path;
    }

    /** Returns scheme, host and port, without the port if it is the scheme's own. */
    public String origin() {
        return scheme + "://" + authority();
    }

    public boolean isSameOrigin(Url other) {
        return scheme.equals(other.scheme) && isSameHostAndPort(other);
    }

    /** Returns true if host and port are the same, as Clerk compares them: a default port counts as absent, and schemes do not count. */
    public boolean isSameHostAndPort(Url other) {
        return authority().equals(other.authority());
    }

    /** Returns this path and query at another origin, or this URL if the origin is its own. */
    public Url withOrigin(Url other) {
        return isSameOrigin(other) ? this : new Url(other.scheme, other.host, other.port, path, query, null);
    }

    /** Returns the host, with the port if it is not the scheme's own. */
    public String authority() {
        return port == defaultPort(scheme) ? host : host + ":" + port;
    }

    public boolean isHttp() {
        return scheme.equals("http") || scheme.equals("https");
    }

    /** Returns true if the host is an IP address. */
    public boolean isAddress() {
        return host.startsWith("[") || IpAddress.isAddress(host);
    }

    /** Returns true if a request to this URL stays on this machine. */
    public boolean isLoopback() {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || (host.startsWith("127.") && isAddress())
                || host.equals("[::1]");
    }

    public Url withPath(String newPath) {
        return new Url(scheme, host, port, normalPath(newPath), query, fragment);
    }

    /** Returns the first value of the query parameter, or null. */
    public @Nullable String parameter(String name) {
        if (query == null || !query.contains(name)) {
            return null;
        }
        for (Parameter parameter : parameters()) {
            if (parameter.name.equals(name)) {
                return parameter.value;
            }
        }
        return null;
    }

    /**
     * Returns the URL with the parameter set: the first of that name takes the value and later ones go. A new one comes
     * last.
     */
    public Url withParameter(String name, String value) {
        List<Parameter> changed = new ArrayList<>();
        boolean placed = false;
        for (Parameter parameter : parameters()) {
            if (!parameter.name.equals(name)) {
                changed.add(parameter);
            } else if (!placed) {
                changed.add(new Parameter(name, value));
                placed = true;
            }
        }
        if (!placed) {
            changed.add(new Parameter(name, value));
        }
        return withParameters(changed);
    }

    /** Returns the URL with one more parameter, whether or not it has one of that name. */
    public Url plusParameter(String name, String value) {
        List<Parameter> changed = parameters();
        changed.add(new Parameter(name, value));
        return withParameters(changed);
    }

    /** Returns the URL without these parameters. As in browsers, the rest of the query is written anew. */
    public Url withoutParameters(List<String> names) {
        List<Parameter> changed = parameters();
        changed.removeIf(parameter -> names.contains(parameter.name));
        return withParameters(changed);
    }

    /** Returns the names in the query, each once. */
    public List<String> parameterNames() {
        return parameters().stream().map(Parameter::name).distinct().toList();
    }

    private Url withParameters(List<Parameter> parameters) {
        StringBuilder text = new StringBuilder();
        for (Parameter parameter : parameters) {
            text.append(text.isEmpty() ? "" : "&");
            formEncode(parameter.name, text);
            formEncode(parameter.value, text.append('='));
        }
        return new Url(scheme, host, port, path, text.isEmpty() ? null : text.toString(), fragment);
    }

    private List<Parameter> parameters() {
        List<Parameter> found = new ArrayList<>();
        if (query == null) {
            return found;
        }
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                found.add(new Parameter(formDecoded(name), equals < 0 ? "" : formDecoded(pair.substring(equals + 1))));
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return origin() + path + (query == null ? "" : "?" + query) + (fragment == null ? "" : "#" + fragment);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Url url && url.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return Objects.hash(toString());
    }

    private record Parameter(String name, String value) {}

    /**
     * Cleans the text as browsers clean a link: no control characters or spaces around it, no tabs or line ends within.
     */
    private static String cleaned(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        String trimmed = text.substring(start, end);
        boolean clean = trimmed.indexOf('\t') < 0 && trimmed.indexOf('\n') < 0 && trimmed.indexOf('\r') < 0;
        return clean ? trimmed : trimmed.replaceAll("[\t\n\r]", "");
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    private static boolean isScheme(String text) {
        return text.matches("[A-Za-z][A-Za-z0-9+.-]*");
    }

    private static int defaultPort(String scheme) {
        return switch (scheme) {
            case "http", "ws" -> 80;
            case "https", "wss" -> 443;
            case "ftp" -> 21;
            default -> -1;
        };
    }

    /** Returns -1 if the text is not a port. */
    private static int portOf(String digits) {
        int port = 0;
        for (int i = 0; i < digits.length() && port >= 0; i++) {
            char c = digits.charAt(i);
            port = c < '0' || c > '9' ? -1 : 10 * port + c - '0';
            port = port > 65535 ? -1 : port;
        }
        return port;
    }

    private static @Nullable String hostOf(String name) {
        if (name.startsWith("[")) {
            return IpAddress.ofVersion6(name);
        }
        String host = isPlainHost(name) ? name : decodedHost(name);
        if (host == null || host.length() > Host.LONGEST) {
            return null;
        }
        return IpAddress.isAddress(host) ? IpAddress.ofVersion4(host) : host;
    }

    /**
     * Returns null if the name is not ASCII. Browsers turn such names into {@code xn--} names. Java does so by an older standard, which
     * makes {@code strasse} of {@code straße}: another site.
     */
    private static @Nullable String decodedHost(String name) {
        String decoded = PercentEncoding.decodedLeniently(name);
        boolean forbidden = decoded.chars().anyMatch(c -> c <= ' ' || c >= 0x7F || HOST_FORBIDDEN.indexOf(c) >= 0);
        return forbidden || decoded.isEmpty() ? null : decoded.toLowerCase(Locale.ROOT);
    }

    private static boolean isPlainHost(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '.' && c != '-') {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static @Nullable String escapedQuery(@Nullable String query) {
        return query == null ? null : escaped(query, QUERY_ESCAPED);
    }

    private static String normalPath(String path) {
        if (path.isEmpty()) {
            return "/";
        }
        if (isNormalPath(path)) {
            return path;
        }
        return escaped(DotSegments.resolved(path, false), PATH_ESCAPED);
    }

    /** Returns true if the path needs no change. Most paths do not. */
    private static boolean isNormalPath(String path) {
        if (path.charAt(0) != '/' || path.contains("/.") || path.contains("/%2")) {
            return false;
        }
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '\\' || !isKept(path.charAt(i), PATH_ESCAPED)) {
                return false;
            }
        }
        return true;
    }

    private static String escaped(String text, String alsoEscaped) {
        int first = 0;
        while (first < text.length() && isKept(text.charAt(first), alsoEscaped)) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (c < 0x7F && isKept((char) c, alsoEscaped)) {
                out.append((char) c);
            } else {
                PercentEncoding.appendEscapedCharacter(c, out);
            }
        });
        return out.toString();
    }

    private static boolean isKept(char c, String alsoEscaped) {
        return c >= ' ' && c < 0x7F && alsoEscaped.indexOf(c) < 0;
    }

    private static void formEncode(String text, StringBuilder out) {
        text.codePoints().forEach(c -> {
            boolean plain = c < 0x7F && (Character.isLetterOrDigit(c) || "*-._".indexOf(c) >= 0);
            if (plain) {
                out.append((char) c);
            } else if (c == ' ') {
                out.append('+');
            } else {
                PercentEncoding.appendEscapedCharacter(c, out);
            }
        });
    }

    private static String formDecoded(String text) {
        return PercentEncoding.decodedLeniently(text.replace('+', ' '));
    }
}
