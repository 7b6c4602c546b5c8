package io.github.clerkjakarta.internal.deployment;

import io.github.clerkjakarta.internal.requirement.JaxRsMethods;
import io.github.clerkjakarta.internal.requirement.RequirementTable;
import io.github.clerkjakarta.internal.url.PageAddress;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Paths for which annotations protect every method that answers GET. If sign-in is at such a path, a signed-out visitor is redirected to it
 * again and again. Paths with parameters are left out, because another method may answer.
 *
 * @param byPath a protected method by its path from the context root
 */
public record ProtectedPages(Map<String, String> byPath) {
    public static final ProtectedPages NONE = new ProtectedPages(Map.of());

    /**
     * Looks at an application's resources.
     *
     * @param applications the JAX-RS applications: if there are several, we cannot know which of them serves a resource
     */
    static ProtectedPages of(
            Collection<? extends Class<?>> applications,
            Collection<? extends Class<?>> resources,
            RequirementTable table) {
        List<ApplicationPath> prefixes = applications.stream()
                .map(it -> it.getAnnotation(ApplicationPath.class))
                .toList();
        if (prefixes.size() != 1 || prefixes.get(0) == null) {
            return NONE;
        }
        Map<String, String> closed = new LinkedHashMap<>();
        Set<String> open = new LinkedHashSet<>();
        for (Class<?> resource : resources) {
            Path path = resource.getAnnotation(Path.class);
            if (path != null) {
                String root = prefixes.get(0).value() + "/" + path.value();
                pages(resource).forEach(method -> {
                    Path own = method.getAnnotation(Path.class);
                    String page = plain(root + "/" + (own == null ? "" : own.value()));
                    if (table.of(resource, method).isEmpty()) {
                        open.add(page);
                    } else {
                        closed.putIfAbsent(page, resource.getName() + "." + method.getName());
                    }
                });
            }
        }
        closed.keySet().removeAll(open);
        return new ProtectedPages(Map.copyOf(closed));
    }

    private static Stream<Method> pages(Class<?> resource) {
        return Stream.of(resource.getMethods())
                .filter(it -> !it.isBridge()
                        && it.isAnnotationPresent(GET.class)
                        && JaxRsMethods.isResourceMethod(resource, it));
    }

    /** Returns the path with one slash between its parts and none at its end. */
    private static String plain(String path) {
        return ("/" + path).replaceAll("/+", "/").replaceFirst("(?<=.)/$", "");
    }

    /**
     * Returns what is wrong with a sign-in or sign-up page, or null.
     *
     * @param property the name of the property
     * @param page its value
     * @param contextPath of the web application; null if it is not known: then only pages from the context root on are found
     */
    public @Nullable String problem(String property, PageAddress page, @Nullable String contextPath) {
        String path = page.within(contextPath);
        String method = path == null ? null : byPath.get(plain(path.replaceFirst("[?#].*", "")));
        return method == null
                ? null
                : property + " is " + page.text() + ", and an annotation protects that page (" + method
                        + "): signed-out visitors could not open it. Remove the annotation, or give the"
                        + " method @PermitAll if its class is protected.";
    }
}
