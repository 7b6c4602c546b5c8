package io.github.clerkjakarta.internal.request;

import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.ForwardedHeader;
import io.github.clerkjakarta.internal.config.Url;
import org.jspecify.annotations.Nullable;

/** The URL that the browser's address bar shows, which only a proxy in front of the server may know. */
public final class PublicUrl {
    private PublicUrl() {}

    /**
     * Origin: the configured public URL; else the headers that the application trusts, the first value of each; else the
     * Host header and the scheme that the server saw. Path and query: always what the server saw, appended as text, so that a path of two slashes stays a
     * path. Headers that make no URL are ignored.
     */
    public static Url of(RequestFacts facts, ClerkConfig config) {
        Url seen = facts.url();
        if (config.publicUrl() != null) {
            return seen.withOrigin(config.publicUrl());
        }
        String forwardedHost = trusted(facts, config, ForwardedHeader.HOST, "x-forwarded-host");
        String forwardedScheme = trusted(facts, config, ForwardedHeader.PROTO, "x-forwarded-proto");
        String host = forwardedHost != null ? forwardedHost : facts.header("host");
        if (forwardedScheme == null && seen.authority().equals(host)) {
            return seen;
        }
        String scheme = forwardedScheme != null ? forwardedScheme : seen.scheme();
        if (host == null || host.isEmpty() || scheme.isEmpty()) {
            return seen;
        }
        Url origin = Url.parse(scheme + "://" + host);
        return origin == null ? seen : seen.withOrigin(origin);
    }

    private static @Nullable String trusted(
            RequestFacts facts, ClerkConfig config, ForwardedHeader header, String name) {
        String value = config.forwardedHeaders().contains(header) ? facts.rawHeader(name) : null;
        if (value == null) {
            return null;
        }
        int comma = value.indexOf(',');
        return comma < 0 ? value : value.substring(0, comma);
    }
}
