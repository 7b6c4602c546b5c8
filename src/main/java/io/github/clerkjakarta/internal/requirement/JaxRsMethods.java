package io.github.clerkjakarta.internal.requirement;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the methods that JAX-RS calls. To JAX-RS, its annotations count at the first place in the hierarchy that has
 * any. Here they count at every place: runtimes differ in how far they look, and no method may be overlooked.
 */
public final class JaxRsMethods {
    private JaxRsMethods() {}

    /** Returns true if the class or a supertype has a path of its own. */
    public static boolean isRoot(@Nullable Class<?> type) {
        return type != null
                && (type.isAnnotationPresent(Path.class)
                        || isRoot(type.getSuperclass())
                        || Stream.of(type.getInterfaces()).anyMatch(JaxRsMethods::isRoot));
    }

    /** Returns true if the method answers requests: it has {@code @GET} or another designator. */
    public static boolean isResourceMethod(Class<?> type, Method method) {
        return MethodFamily.of(type, method).declarations().anyMatch(JaxRsMethods::hasDesignator);
    }

    /**
     * Returns true if the method leads to a sub-resource: it has a path and no designator, and no overriding method has
     * one.
     */
    public static boolean isLocator(Class<?> type, Method method) {
        List<Method> declarations = MethodFamily.of(type, method).declarations().toList();
        return declarations.stream()
                .filter(it -> it.isAnnotationPresent(Path.class))
                .anyMatch(it -> declarations.stream()
                        .filter(other -> it.getDeclaringClass().isAssignableFrom(other.getDeclaringClass()))
                        .noneMatch(JaxRsMethods::hasDesignator));
    }

    private static boolean hasDesignator(Method method) {
        return Stream.of(method.getAnnotations())
                .anyMatch(it -> it.annotationType().isAnnotationPresent(HttpMethod.class));
    }
}
