package io.github.clerkjakarta.surface;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes types as in source code, with their type arguments and with {@code @Nullable} wherever it stands. */
final class TypeText {
    private final Names names;

    TypeText(Names names) {
        this.names = names;
    }

    String of(AnnotatedType type) {
        if (type instanceof AnnotatedArrayType array) {
            String nullable = nullable(array);
            return of(array.getAnnotatedGenericComponentType()) + (nullable.isEmpty() ? "" : " " + nullable) + "[]";
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            return wildcard.getAnnotatedLowerBounds().length > 0
                    ? "? super " + of(wildcard.getAnnotatedLowerBounds()[0])
                    : "?" + bounds(wildcard.getAnnotatedUpperBounds());
        }
        if (type instanceof AnnotatedTypeVariable) {
            return nullable(type) + type.getType().getTypeName();
        }
        String arguments = type instanceof AnnotatedParameterizedType parameterized
                ? "<" + list(parameterized.getAnnotatedActualTypeArguments()) + ">"
                : "";
        return nullable(type) + names.of(raw(type.getType())) + arguments;
    }

    String list(AnnotatedType... types) {
        return Arrays.stream(types).map(this::of).collect(joining(", "));
    }

    /** Returns {@code <T extends Foo>}, or nothing if there are no type parameters. */
    String parameters(TypeVariable<?>... variables) {
        String all = Arrays.stream(variables)
                .map(variable -> variable.getName() + bounds(variable.getAnnotatedBounds()))
                .collect(joining(", "));
        return all.isEmpty() ? "" : "<" + all + ">";
    }

    private String bounds(AnnotatedType... bounds) {
        String all = Arrays.stream(bounds).map(this::of).collect(joining(" & "));
        return all.equals("Object") ? "" : " extends " + all;
    }

    private static String nullable(AnnotatedElement element) {
        return element.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type);
    }
}
