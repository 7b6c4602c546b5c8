package io.github.clerkjakarta.internal.requirement;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which methods JAX-RS calls. Its annotations count where they are written first in the hierarchy; here they count wherever they
 * are written, so that a runtime which looks further than another finds no method that is overlooked.
 */
public final class JaxRsMethods {
    private JaxRsMethods() {}

    /** Whether the class or a supertype has a path of its own. */
    public static boolean isRoot(@Nullable Class<?> type) {
        return type != null
                && (type.isAnnotationPresent(Path.class)
                        || isRoot(type.getSuperclass())
                        || Stream.of(type.getInterfaces()).anyMatch(JaxRsMethods::isRoot));
    }

    /** Whether the method answers requests: it has {@code @GET} or another designator. */
    public static boolean isResourceMethod(Class<?> type, Method method) {
        return MethodFamily.of(type, method).declarations().anyMatch(JaxRsMethods::hasDesignator);
    }

    /** Whether the method leads to a sub-resource: it has a path and no designator, unless what overrides it has one. */
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
