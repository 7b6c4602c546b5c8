package io.github.clerkjakarta.internal.request;

import io.github.clerkjakarta.internal.config.ForwardedHeader;
import io.github.clerkjakarta.internal.config.PublicOrigin;
import io.github.clerkjakarta.internal.url.Host;
import io.github.clerkjakarta.internal.url.Url;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the URL in the browser's address bar, which only a proxy in front of the server may know. */
public final class PublicUrl {
    private PublicUrl() {}

    /**
     * Returns the configured public URL's origin, or else the first value of each trusted header, or else the Host
     * header and the server's scheme. Path and query are always those that the server saw. They are appended as text,
     * so a path that begins with two slashes stays a path. Malformed headers are ignored.
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
        boolean malformed = (forwardedHost != null && Host.parse(forwardedHost) == null)
                || (forwardedScheme != null && !forwardedScheme.matches("[A-Za-z][A-Za-z0-9+.-]*"));
        if (host == null || malformed) {
            return seen;
        }
        // An unusable scheme does not make the host unusable.
        boolean http = forwardedScheme != null
                && forwardedScheme.toLowerCase(Locale.ROOT).matches("https?");
        Url said = Url.parse((http ? forwardedScheme : seen.scheme()) + "://" + host);
        return said == null ? seen : seen.withOrigin(said);
    }

    private static @Nullable String trusted(
            RequestFacts facts, PublicOrigin origin, ForwardedHeader header, String name) {
        String value = origin.forwardedHeaders().contains(header) ? facts.rawHeader(name) : null;
        return value == null ? null : value.split(",", 2)[0].strip();
    }
}
