package io.github.clerkjakarta.internal.request;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The path that {@code ~} stands for, without a slash at the end; empty at the root.
 *
 * @param path the likeliest, for URLs that are made
 * @param possible all that it could be. Rules are asked about each: a path is protected if one of them says so, and public only
 *     if all do.
 */
public record ContextRoot(String path, List<String> possible) {

    public static ContextRoot known(String path) {
        return new ContextRoot(path, List.of(path));
    }

    /** If only the path of the JAX-RS application is known: each path above it may be the root of the web application. */
    public static ContextRoot above(String likeliest, String base) {
        Set<String> possible = new LinkedHashSet<>();
        possible.add(likeliest);
        possible.add("");
        for (int slash = base.indexOf('/', 1); slash > 0; slash = base.indexOf('/', slash + 1)) {
            possible.add(base.substring(0, slash));
        }
        possible.add(base);
        return new ContextRoot(likeliest, List.copyOf(possible));
    }
}
