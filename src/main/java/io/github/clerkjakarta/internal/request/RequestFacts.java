package io.github.clerkjakarta.internal.request;

import io.github.clerkjakarta.internal.url.Url;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts of a request that authentication needs, the same for every server. */
public interface RequestFacts {

    String method();

    /** The URL as this server sees it, the path before any decoding; {@link Url#isNowhere()} if the request names no host. */
    Url url();

    /** The paths that a server may dispatch on, before any decoding or tidying; the first is the one that came. */
    List<String> paths();

    /** The header's value as it came, perhaps empty, or null if it is absent; several are joined with a comma. */
    @Nullable
    String rawHeader(String name);

    /** The header's value, or null if it is absent or empty. */
    default @Nullable String header(String name) {
        String value = rawHeader(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** Host and optional port, from the Host header or HTTP/2's {@code :authority}; null if the request names none. */
    default @Nullable String host() {
        return header("host");
    }

    /** All Cookie headers, joined with {@code "; "}; empty if it has no cookies. */
    String cookies();

    ContextRoot contextRoot();

    /** All headers, names in lower case. */
    Map<String, List<String>> headers();
}
