package io.github.clerkjakarta.internal.request;

import io.github.clerkjakarta.internal.url.Host;
import io.github.clerkjakarta.internal.url.PercentEncoding;
import io.github.clerkjakarta.internal.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts of a request, the same way on every server. It checks Host and target first, because servers build
 * URLs from them: {@code Host: localhost?} would hide the path from every rule.
 */
public final class FactsReader {
    private static final String HOST = "Host";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

    /** RFC 6585: Request Header Fields Too Large. */
    private static final int TOO_LARGE = 431;

    /** With one of these headers, a server may report another port than the Host header. */
    static final List<String> FORWARDED_PORTS = List.of("X-Forwarded-Port", FORWARDED_PROTO, "$WSSP");

    /** From one of these headers, a server may take another host. */
    static final List<String> FORWARDED_HOSTS = List.of("X-Forwarded-Host", "Forwarded", "$WSSN");

    static final Pattern FORWARDED_HOST =
            Pattern.compile("(?:host=\"?|(?:^|, *)(?!host=))([^,;\"\\s=]+)", Pattern.CASE_INSENSITIVE);

    /** The last host that was parsed. Nearly all requests of an application name the same one. */
    private static volatile @Nullable Named last;

    private FactsReader() {}

    /** The outcome of reading a request. */
    public sealed interface Reading {
        <T> T match(
                Function<? super RequestFacts, ? extends T> read, Function<? super Malformed, ? extends T> malformed);

        record Read(RequestFacts facts) implements Reading {
            @Override
            public <T> T match(
                    Function<? super RequestFacts, ? extends T> read,
                    Function<? super Malformed, ? extends T> malformed) {
                return read.apply(facts);
            }
        }

        /** The request is refused with this status and message. */
        record Malformed(int status, String message) implements Reading {
            public Malformed(String message) {
                this(400, message);
            }

            @Override
            public <T> T match(
                    Function<? super RequestFacts, ? extends T> read,
                    Function<? super Malformed, ? extends T> malformed) {
                return malformed.apply(this);
            }
        }
    }

    /** A host as a header names it, and the URL of its root. */
    private record Named(String scheme, String text, Host host, Url origin) {}

    public static Reading read(ServerRequest request) {
        String broken = Limits.violation(request);
        if (broken != null) {
            return new Reading.Malformed(TOO_LARGE, broken);
        }
        String scheme = scheme(request);
        if (scheme == null) {
            return new Reading.Malformed("The request's target is not an http or https URL.");
        }
        List<String> hosts = request.header(HOST);
        Named named = null;
        for (String text : hosts) {
            Named one = text.isBlank() ? null : named(scheme, text.strip());
            boolean empty = text.isBlank() && hosts.size() == 1;
            if (!empty && (one == null || (named != null && !one.host.equals(named.host)))) {
                return new Reading.Malformed(
                        "The Host header is malformed or longer than 253 characters, or there are several that differ.");
            }
            named = one;
        }
        Named served = named(scheme, request.authority());
        if (served == null || (named != null && !isFor(named.host, served.host, request))) {
            return new Reading.Malformed(
                    "The request's target names another host than the Host header, or is malformed.");
        }
        List<String> paths = escapedBytes(request.paths());
        if (paths.isEmpty()) {
            return new Reading.Malformed("The server and JAX-RS disagree about the path of this request.");
        }
        if (named == null && request.hasAuthority()) {
            named = served;
        }
        Url origin = named == null ? Url.nowhere(scheme) : named.origin;
        String query = request.query();
        Url url = origin.at(paths.get(0), query == null ? null : escapedBytes(query));
        String host = named == null ? null : named.text;
        return new Reading.Read(new Facts(request, request.method(), url, host, paths, request.contextRoot()));
    }

    private static List<String> escapedBytes(List<String> paths) {
        List<String> escaped = new ArrayList<>(paths.size());
        for (String path : paths) {
            escaped.add(escapedBytes(path));
        }
        return List.copyOf(escaped);
    }

    /** Escapes bytes that the client did not escape. Servers return each as one character. */
    private static String escapedBytes(String text) {
        int greatest = 0;
        for (int i = 0; i < text.length(); i++) {
            greatest = Math.max(greatest, text.charAt(i));
        }
        if (greatest < 0x80 || greatest > 0xFF) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                escaped.append(c);
            } else {
                PercentEncoding.appendEscaped(c, escaped);
            }
        }
        return escaped.toString();
    }

    /**
     * Returns the same request after a filter of the application has changed its method or path.
     *
     * @param path the path that JAX-RS matches now; if only the method has changed, all readings of the path stay
     */
    public static RequestFacts changed(RequestFacts before, String method, String path) {
        List<String> paths = before.paths().contains(escapedBytes(path)) ? before.paths() : List.of(path);
        return new Changed(before, method, before.url().withPath(paths.get(0)), paths);
    }

    /** Returns null if the target's scheme is not http or https. */
    private static @Nullable String scheme(ServerRequest request) {
        String scheme = request.scheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("http") || scheme.equals("https")) {
            return scheme;
        }
        // Open Liberty returns X-Forwarded-Proto unchecked, whoever sent it.
        if (request.header(FORWARDED_PROTO).isEmpty()) {
            return null;
        }
        return request.isEncrypted() ? "https" : "http";
    }

    private static @Nullable Named named(String scheme, String text) {
        Named known = last;
        if (known != null && known.text.equals(text) && known.scheme.equals(scheme)) {
            return known;
        }
        Host host = Host.parse(text);
        Url origin = host == null ? null : Url.parse(scheme + "://" + text);
        if (host == null || origin == null) {
            return null;
        }
        Named read = new Named(scheme, text, host, origin);
        last = read;
        return read;
    }

    /**
     * Returns true if the server reports the host of the Host header, or one that a proxy's header names. That is harmless if it is
     * well-formed: it cannot move the point at which the path begins.
     */
    private static boolean isFor(Host named, Host served, ServerRequest request) {
        if (served.name().equals(named.name())) {
            return served.isSame(named)
                    || FORWARDED_PORTS.stream()
                            .anyMatch(it -> !request.header(it).isEmpty());
        }
        return FORWARDED_HOSTS.stream()
                .flatMap(it -> request.header(it).stream())
                .flatMap(it -> FORWARDED_HOST.matcher(it).results())
                .map(it -> Host.parse(it.group(1)))
                .anyMatch(it -> it != null && it.name().equals(served.name()));
    }

    /** Copies nothing if there is one value: it may be a long token. */
    private static String joined(String separator, List<String> values) {
        return values.size() == 1 ? values.get(0) : String.join(separator, values);
    }

    private record Facts(
            ServerRequest request,
            String method,
            Url url,
            @Nullable String host,
            List<String> paths,
            ContextRoot contextRoot)
            implements RequestFacts {
        @Override
        public @Nullable String rawHeader(String name) {
            List<String> values = request.header(name);
            return values.isEmpty() ? null : joined(",", values);
        }

        @Override
        public String cookies() {
            return joined("; ", request.header("Cookie"));
        }

        @Override
        public Map<String, List<String>> headers() {
            return request.headers();
        }
    }

    private record Changed(RequestFacts before, String method, Url url, List<String> paths) implements RequestFacts {
        @Override
        public @Nullable String host() {
            return before.host();
        }

        @Override
        public ContextRoot contextRoot() {
            return before.contextRoot();
        }

        @Override
        public @Nullable String rawHeader(String name) {
            return before.rawHeader(name);
        }

        @Override
        public String cookies() {
            return before.cookies();
        }

        @Override
        public Map<String, List<String>> headers() {
            return before.headers();
        }
    }
}
