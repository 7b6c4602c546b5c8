package io.github.clerkjakarta.internal.request;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The path that {@code ~} stands for, without a slash at the end; empty at the root.
 *
 * @param path the most likely one; URLs are built with it
 * @param possible every path that the context root may be. Rules are checked for each: a path is protected if it is
 * protected for any of them, and public only if it is public for all.
 */
public record ContextRoot(String path, List<String> possible) {

    public static ContextRoot known(String path) {
        return new ContextRoot(path, List.of(path));
    }

    /**
     * Returns the context root for a runtime that reports only the path of the JAX-RS application: the root may be that
     * path or any path above it.
     */
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
