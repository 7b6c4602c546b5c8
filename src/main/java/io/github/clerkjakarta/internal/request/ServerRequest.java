package io.github.clerkjakarta.internal.request;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as the server reports it, before anything is checked. */
public interface ServerRequest {

    String method();

    /** The values of all headers of that name; empty if the header is absent. */
    List<String> header(String name);

    /**
     * Returns no less than the characters of all header values together. If they can only be read one by one, this is
     * {@link Long#MAX_VALUE}, and each header that matters is checked by itself.
     */
    default long headerCharacters() {
        return Long.MAX_VALUE;
    }

    /** All headers, names in lower case. */
    Map<String, List<String>> headers();

    /** The scheme as the server reports it. Some servers copy it from the target or from {@code X-Forwarded-Proto}. */
    String scheme();

    /** Returns true if the connection to this server is encrypted. */
    boolean isEncrypted();

    /**
     * Host and port as the server reports them: from the target, {@code :authority} or the Host header, or its own address. Empty if
     * the server cannot parse them.
     */
    String authority();

    /** Returns true for HTTP/2 and later, which send {@code :authority} in place of a Host header. */
    boolean hasAuthority();

    /**
     * The paths that the request may be dispatched on, before any decoding; the first is the one that came.
     *
     * @return empty if servlets and JAX-RS disagree
     */
    List<String> paths();

    /** The query before decoding, or null. */
    @Nullable
    String query();

    ContextRoot contextRoot();
}
