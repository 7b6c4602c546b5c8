package io.github.clerkjakarta.internal.request;

import io.github.clerkjakarta.internal.url.Host;
import io.github.clerkjakarta.internal.url.Url;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts of a request, the same way on every server. Host and target come first: servers build URLs of them, and a
 * {@code Host} of {@code localhost?} would hide the path from every rule.
 */
public final class FactsReader {
    private static final String HOST = "Host";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";
    private static final String FORWARDED_HOST = "X-Forwarded-Host";

    /** Nearly all requests of an application have the same one; it need not be read anew for each. */
    private static volatile @Nullable Named last;

    private FactsReader() {}

    /** What came of reading. */
    public sealed interface Reading {
        record Read(RequestFacts facts) implements Reading {}

        /** To be answered 400, with this text. */
        record Malformed(String message) implements Reading {}
    }

    /** A host as a header names it, and the URL of its root. */
    private record Named(String scheme, String text, Host host, Url origin) {}

    public static Reading read(ServerRequest request) {
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
                return new Reading.Malformed("The request's Host is malformed, or there are several.");
            }
            named = one;
        }
        Named served = named(scheme, request.authority());
        if (served == null || (named != null && !isFor(named.host, served.host, request))) {
            return new Reading.Malformed(
                    "The request's target is for another host than its Host header, or is malformed.");
        }
        List<String> paths = request.paths();
        if (paths.isEmpty()) {
            return new Reading.Malformed("This address can be read in two ways.");
        }
        if (named == null && request.hasAuthority()) {
            named = served;
        }
        Url origin = named == null ? Url.nowhere(scheme) : named.origin;
        String query = request.query();
        Url url = origin.at(escapedBytes(paths.get(0)), query == null ? null : escapedBytes(query));
        String host = named == null ? null : named.text;
        return new Reading.Read(new Facts(request, request.method(), url, host, paths, request.contextRoot()));
    }

    /** Servers hand out a character for each byte that a client did not escape. */
    private static String escapedBytes(String text) {
        if (text.chars().noneMatch(c -> c >= 0x80) || text.chars().anyMatch(c -> c > 0xFF)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(c < 0x80 ? String.valueOf((char) c) : String.format("%%%02X", c)));
        return escaped.toString();
    }

    /** The same request after a filter of the application has changed what it is dispatched on. */
    public static RequestFacts changed(RequestFacts before, String method, String path) {
        return new Changed(before, method, before.url().at(path, null), List.of(path));
    }

    /** Null if the target has a scheme of its own that is none of ours. */
    private static @Nullable String scheme(ServerRequest request) {
        String scheme = request.scheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("http") || scheme.equals("https")) {
            return scheme;
        }
        // Open Liberty takes whatever a proxy, or a stranger, writes there.
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

    /** Servers may take a proxy's word for the host; one that is well-formed leads no path astray. */
    private static boolean isFor(Host named, Host served, ServerRequest request) {
        if (served.isSame(named)) {
            return true;
        }
        return request.header(FORWARDED_HOST).stream()
                .map(value -> Host.parse(value.split(",", 2)[0].strip()))
                .anyMatch(forwarded -> forwarded != null && forwarded.name().equals(served.name()));
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
            return values.isEmpty() ? null : String.join(",", values);
        }

        @Override
        public String cookies() {
            return String.join("; ", request.header("Cookie"));
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
