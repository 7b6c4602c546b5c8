package io.github.clerkjakarta.internal.container.cdi;

import java.io.IOException;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a second copy of this library in an application: two versions in {@code WEB-INF/lib}, or one there and another
 * in an EAR's {@code lib} or in a shared library. CDI then finds each bean twice, and reports only that they are
 * ambiguous.
 */
final class Copies {
    private static final String MARKER = Copies.class.getName().replace('.', '/') + ".class";

    private Copies() {}

    /**
     * Searches the application's class loaders for this class.
     *
     * @return the mistake, or null if there is one copy
     */
    static @Nullable String mistake(Collection<ClassLoader> loaders) {
        for (ClassLoader loader : loaders) {
            Set<String> places = places(loader);
            // Two WARs of an EAR may have a copy each: neither sees the other's.
            if (places.size() > 1) {
                return "This application has " + places.size()
                        + " copies of clerk-jakarta, and CDI finds each of its beans more than once. Keep one of these"
                        + " files and remove the others: " + String.join(", ", places);
            }
        }
        return null;
    }

    private static Set<String> places(ClassLoader loader) {
        Set<String> places = new LinkedHashSet<>();
        try {
            Collections.list(loader.getResources(MARKER)).forEach(it -> places.add(place(it)));
        } catch (IOException unreadable) {
            // A class loader that cannot be searched is no reason to stop the application.
        }
        return places;
    }

    /** Returns the jar or folder without scheme and class: {@code jar:file:/a/b.jar!/x/Y.class} is {@code /a/b.jar}. */
    private static String place(URL url) {
        String text = url.toString();
        int end = text.lastIndexOf(MARKER);
        return (end < 0 ? text : text.substring(0, end))
                .replaceFirst("!?/*$", "")
                .replaceFirst("^([a-z]{2,}:)+", "")
                .replaceFirst("^/+", "/");
    }
}
