package io.github.clerkjakarta.surface;

import static java.util.stream.Collectors.joining;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Writes annotations and constant values as in source code. */
final class AnnotationText {
    /** {@link TypeText} writes nullness next to the type, and every package is null-marked. */
    private static final Set<Class<?>> ELSEWHERE = Set.of(Nullable.class, NullMarked.class);

    private final Names names;

    AnnotationText(Names names) {
        this.names = names;
    }

    String of(AnnotatedElement element) {
        return Arrays.stream(element.getDeclaredAnnotations())
                .filter(annotation -> !ELSEWHERE.contains(annotation.annotationType()))
                .map(this::of)
                .sorted()
                .collect(joining());
    }

    private String of(Annotation annotation) {
        String members = Arrays.stream(annotation.annotationType().getDeclaredMethods())
                .map(member -> member.getName() + " = " + value(value(annotation, member)))
                .sorted()
                .collect(joining(", "))
                .replaceFirst("^value = ", "");
        return "@" + names.of(annotation.annotationType()) + (members.isEmpty() ? "" : "(" + members + ")") + " ";
    }

    private static Object value(Annotation annotation, Method member) {
        try {
            return member.invoke(annotation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param value a constant, or the value of an annotation's member */
    String value(Object value) {
        if (value.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(value))
                    .mapToObj(i -> value(Array.get(value, i)))
                    .collect(joining(", ", "{", "}"));
        }
        if (value instanceof Class<?> type) {
            return names.of(type) + ".class";
        }
        return value instanceof String text ? "\"" + text + "\"" : value.toString();
    }
}
