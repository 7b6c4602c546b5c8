package io.github.clerkjakarta.servlet;

import io.github.clerkjakarta.internal.request.RequestFacts;
import io.github.clerkjakarta.internal.url.Url;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A servlet request as facts. */
final class ServletFacts implements RequestFacts {
    private final HttpServletRequest request;
    private final Url url;

    ServletFacts(HttpServletRequest request) {
        this.request = request;
        String name = request.getServerName();
        String host = name.indexOf(':') >= 0 && !name.startsWith("[") ? "[" + name + "]" : name;
        Url origin = Url.parse(request.getScheme() + "://" + host + ":" + request.getServerPort());
        if (origin == null) {
            throw new IllegalStateException("The server gives no http URL for this request.");
        }
        this.url = origin.at(request.getRequestURI(), request.getQueryString());
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public Url url() {
        return url;
    }

    @Override
    public String rawPath() {
        return request.getRequestURI();
    }

    @Override
    public String contextRoot() {
        return request.getContextPath();
    }

    @Override
    public @Nullable String rawHeader(String name) {
        List<String> values = Collections.list(request.getHeaders(name));
        return values.isEmpty() ? null : String.join(",", values);
    }

    @Override
    public String cookies() {
        return String.join("; ", Collections.list(request.getHeaders("Cookie")));
    }

    @Override
    public Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), it -> new ArrayList<>())
                    .addAll(Collections.list(request.getHeaders(name)));
        }
        return headers;
    }
}
