package io.github.clerkjakarta.internal.deployment;

import java.util.List;
import java.util.Set;

/**
 * The classes of an application that decide about its servlets.
 *
 * @param applications JAX-RS applications
 * @param served classes annotated to serve paths: servlets, WebSocket endpoints, web services
 * @param listeners names of the classes that start the library's servlet filter: its own, and those that extend it
 * @param annotatedListeners those of them with {@code @WebListener}, which the servlet container finds
 */
public record WebParts(
        List<Part> applications, List<Part> served, Set<String> listeners, List<Part> annotatedListeners) {
    /** The listener that starts the servlet filter. */
    public static final String LISTENER = "io.github.clerkjakarta.servlet.ClerkServletListener";

    public static final WebParts NONE = new WebParts(List.of(), List.of(), Set.of(), List.of());

    /**
     * A class of the application.
     *
     * @param ofLibrary true if it comes from a jar
     */
    public record Part(Class<?> type, boolean ofLibrary) {}
}
