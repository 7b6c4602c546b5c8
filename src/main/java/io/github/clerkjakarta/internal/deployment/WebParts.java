package io.github.clerkjakarta.internal.deployment;

import java.util.List;
import java.util.Set;

/**
 * What the classes of an application say about its servlets.
 *
 * @param applications JAX-RS applications
 * @param servlets classes that are annotated as servlets
 * @param listeners names of the classes that start the library's servlet filter: its own, and those that extend it
 * @param annotatedListeners those of them that the servlet container finds by an annotation
 * @param fragments the {@code web-fragment.xml} files of libraries
 */
public record WebParts(
        List<Class<?>> applications,
        List<Class<?>> servlets,
        Set<String> listeners,
        Set<String> annotatedListeners,
        List<byte[]> fragments) {
    public static final WebParts NONE = new WebParts(List.of(), List.of(), Set.of(), Set.of(), List.of());
}
