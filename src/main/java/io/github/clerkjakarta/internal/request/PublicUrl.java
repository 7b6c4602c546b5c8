package io.github.clerkjakarta.internal.request;

import io.github.clerkjakarta.internal.config.ForwardedHeader;
import io.github.clerkjakarta.internal.config.PublicOrigin;
import io.github.clerkjakarta.internal.url.Host;
import io.github.clerkjakarta.internal.url.Url;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The URL that the browser's address bar shows, which only a proxy in front of the server may know. */
public final class PublicUrl {
    private PublicUrl() {}

    /**
     * Origin: the configured public URL; else the headers that the application trusts, the first value of each; else the
     * Host header and the scheme that the server saw. Path and query: always what the server saw, appended as text, so that a path of two slashes stays a
     * path. Headers that make no http URL are ignored.
     */
    public static Url of(RequestFacts facts, PublicOrigin origin) {
        Url seen = facts.url();
        if (origin.fixed() != null) {
            return seen.withOrigin(origin.fixed());
        }
        String forwardedHost = trusted(facts, origin, ForwardedHeader.HOST, "x-forwarded-host");
        String forwardedScheme = trusted(facts, origin, ForwardedHeader.PROTO, "x-forwarded-proto");
        String host = forwardedHost != null ? forwardedHost : facts.host();
        if (forwardedScheme == null && seen.authority().equals(host)) {
            return seen;
        }
        String scheme = forwardedScheme != null ? forwardedScheme.toLowerCase(Locale.ROOT) : seen.scheme();
        boolean malformed = forwardedHost != null && Host.parse(forwardedHost) == null;
        if (host == null || malformed || !(scheme.equals("http") || scheme.equals("https"))) {
            return seen;
        }
        Url said = Url.parse(scheme + "://" + host);
        return said == null ? seen : seen.withOrigin(said);
    }

    private static @Nullable String trusted(
            RequestFacts facts, PublicOrigin origin, ForwardedHeader header, String name) {
        String value = origin.forwardedHeaders().contains(header) ? facts.rawHeader(name) : null;
        return value == null ? null : value.split(",", 2)[0].strip();
    }
}
