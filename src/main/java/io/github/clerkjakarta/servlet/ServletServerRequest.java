package io.github.clerkjakarta.servlet;

import io.github.clerkjakarta.internal.container.jaxrs.ServletRequestLine;
import io.github.clerkjakarta.internal.request.ContextRoot;
import io.github.clerkjakarta.internal.request.ServerRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request for a servlet, a page or a file. */
record ServletServerRequest(HttpServletRequest request, ServletRequestLine line) implements ServerRequest {

    static ServletServerRequest of(HttpServletRequest request) {
        return new ServletServerRequest(request, ServletRequestLine.of(HttpServletRequest.class, request));
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public List<String> header(String name) {
        return Collections.list(request.getHeaders(name));
    }

    @Override
    public Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), it -> new ArrayList<>())
                    .addAll(header(name));
        }
        return headers;
    }

    @Override
    public String scheme() {
        return line.scheme();
    }

    @Override
    public boolean isEncrypted() {
        return line.isEncrypted();
    }

    @Override
    public String authority() {
        return line.authority();
    }

    @Override
    public boolean hasAuthority() {
        return line.hasAuthority();
    }

    @Override
    public List<String> paths() {
        return List.of(line.uri());
    }

    @Override
    public @Nullable String query() {
        return line.query();
    }

    @Override
    public ContextRoot contextRoot() {
        return line.contextRoot();
    }
}
