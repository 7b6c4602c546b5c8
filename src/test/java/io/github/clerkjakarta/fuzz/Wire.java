package io.github.clerkjakarta.fuzz;

import io.github.clerkjakarta.internal.request.ContextRoot;
import io.github.clerkjakarta.internal.request.ServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request as a server reports it that checks nothing: a first line {@code GET /path?query}, then headers. */
record Wire(String method, String scheme, String path, String query, Map<String, List<String>> headers)
        implements ServerRequest {

    static Wire of(String scheme, String text) {
        String[] lines = text.split("\n", -1);
        String[] first = lines[0].split(" ", 2);
        String[] target = (first.length == 1 ? "" : first[1]).split("\\?", 2);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            String[] header = lines[i].split(":", 2);
            if (header.length == 2) {
                headers.computeIfAbsent(header[0], name -> new ArrayList<>()).add(header[1].strip());
            }
        }
        return new Wire(first[0], scheme, target[0], target.length == 1 ? null : target[1], headers);
    }

    @Override
    public List<String> header(String name) {
        return headers.getOrDefault(name, List.of());
    }

    @Override
    public boolean isEncrypted() {
        return scheme.equals("https");
    }

    /** Returns the last Host header, or this server's own address. */
    @Override
    public String authority() {
        List<String> hosts = header("Host");
        return hosts.isEmpty() || hosts.get(hosts.size() - 1).isEmpty()
                ? "127.0.0.1:9080"
                : hosts.get(hosts.size() - 1);
    }

    @Override
    public boolean hasAuthority() {
        return false;
    }

    @Override
    public List<String> paths() {
        return List.of(path);
    }

    @Override
    public ContextRoot contextRoot() {
        return ContextRoot.known("/app");
    }
}
