package io.github.clerkjakarta.internal.request;

import io.github.clerkjakarta.internal.url.Url;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What authentication needs to know of a request, whatever server it came through. */
public interface RequestFacts {

    String method();

    /** The URL as the server sees it, the path before any decoding. */
    Url url();

    /** The path as it came, before any decoding or tidying. */
    String rawPath();

    /** The header's value as it came, perhaps empty, or null where it is absent; several are joined with a comma. */
    @Nullable
    String rawHeader(String name);

    /** The header's value, or null where it is absent or empty. */
    default @Nullable String header(String name) {
        String value = rawHeader(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** All Cookie headers, joined with {@code "; "}; empty where there is none. */
    String cookies();

    /** The path that {@code ~} stands for, without a slash at the end; empty at the root. */
    String contextRoot();

    /** All headers, names in lower case. */
    Map<String, List<String>> headers();
}
