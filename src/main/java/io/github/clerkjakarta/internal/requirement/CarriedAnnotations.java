package io.github.clerkjakarta.internal.requirement;

import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The annotations of one type on an element: those written there, and those that annotations written there carry in turn, to
 * any depth. Whether such a composed annotation is a stereotype or an interceptor binding makes no difference.
 */
final class CarriedAnnotations {
    private CarriedAnnotations() {}

    static <A extends Annotation> Set<A> of(AnnotatedElement element, Class<A> wanted) {
        Set<A> found = new LinkedHashSet<>();
        collect(List.of(element.getDeclaredAnnotations()), wanted, found, new HashSet<>());
        return found;
    }

    /** @param seen annotation types already visited: they may carry one another */
    private static <A extends Annotation> void collect(
            List<Annotation> annotations, Class<A> wanted, Set<A> found, Set<Class<?>> seen) {
        for (Annotation annotation : annotations) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (wanted.isInstance(annotation)) {
                found.add(wanted.cast(annotation));
            } else if (seen.add(type)) {
                collect(List.of(type.getDeclaredAnnotations()), wanted, found, seen);
                collect(repeated(annotation), wanted, found, seen);
            }
        }
    }

    /**
     * Returns the annotations within a container annotation, which the compiler adds for two composed annotations of
     * one type.
     */
    private static List<Annotation> repeated(Annotation annotation) {
        try {
            Method value = annotation.annotationType().getDeclaredMethod("value");
            Class<?> element = value.getReturnType().getComponentType();
            Repeatable repeatable = element == null ? null : element.getAnnotation(Repeatable.class);
            if (repeatable == null || repeatable.value() != annotation.annotationType()) {
                return List.of();
            }
            value.setAccessible(true);
            return List.of((Annotation[]) value.invoke(annotation));
        } catch (NoSuchMethodException none) {
            return List.of();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The annotations in " + annotation.annotationType() + " cannot be read.", e);
        }
    }
}
