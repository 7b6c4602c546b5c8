package io.github.clerkjakarta.internal.request;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as its server tells it, before any of it is believed. */
public interface ServerRequest {

    String method();

    /** The values of all headers of that name; empty: there is none. */
    List<String> header(String name);

    /** All headers, names in lower case. */
    Map<String, List<String>> headers();

    /** Whatever the server takes for the scheme: some copy it from the target or from {@code X-Forwarded-Proto}. */
    String scheme();

    /** Whether the connection to this server is encrypted. */
    boolean isEncrypted();

    /** Host and port as the server sees them: of the target, of {@code :authority}, of the Host header, or its own. */
    String authority();

    /** HTTP/2 and later have {@code :authority} in place of a Host header. */
    boolean hasAuthority();

    /**
     * The paths that the request may be dispatched on, before any decoding; the first is the one that came.
     *
     * @return empty if the server contradicts itself
     */
    List<String> paths();

    /** Before any decoding; null: none. */
    @Nullable
    String query();

    ContextRoot contextRoot();
}
