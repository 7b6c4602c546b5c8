package io.github.clerkjakarta.surface;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes all of a class that other code can see, a line for each member. */
final class ClassText {
    private final Names names;
    private final TypeText types;
    private final AnnotationText annotations;
    private final MemberText members;

    ClassText(Names names) {
        this.names = names;
        this.types = new TypeText(names);
        this.annotations = new AnnotationText(names);
        this.members = new MemberText(names);
    }

    String of(Class<?> type) {
        Stream<String> lines = Stream.of(
                        // Constants have an order of their own, which compareTo shows.
                        fields(type).filter(Field::isEnumConstant).map(Field::getName),
                        sorted(fields(type).filter(field -> !field.isEnumConstant()), members::of),
                        sorted(constructors(type), members::of),
                        sorted(methods(type), members::of))
                .flatMap(Function.identity());
        return header(type) + lines.map(line -> "  " + line + "\n").collect(joining());
    }

    private static <M extends Member> Stream<String> sorted(Stream<M> members, Function<M, String> text) {
        return members.sorted(Comparator.<M, String>comparing(Member::getName).thenComparing(text))
                .map(text);
    }

    private String header(Class<?> type) {
        return annotations.of(type) + modifiers(type) + kind(type) + " " + names.of(type)
                + types.parameters(type.getTypeParameters()) + components(type) + supertypes(type) + permitted(type)
                + "\n";
    }

    private static String modifiers(Class<?> type) {
        boolean free = !type.isSealed() && !Modifier.isFinal(type.getModifiers());
        boolean aboveIsSealed = Stream.concat(
                        Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                .anyMatch(Class::isSealed);
        if (type.isEnum() || type.isRecord()) {
            return "";
        }
        return (!type.isInterface() ? MemberText.modifiers(type.getModifiers() & Modifier.classModifiers()) : "")
                + (type.isSealed() ? "sealed " : "")
                + (free && aboveIsSealed ? "non-sealed " : "");
    }

    private static String kind(Class<?> type) {
        return type.isAnnotation()
                ? "@interface"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    }

    private String components(Class<?> type) {
        if (!type.isRecord()) {
            return "";
        }
        return Arrays.stream(type.getRecordComponents())
                .map(component -> types.of(component.getAnnotatedType()) + " " + component.getName())
                .collect(joining(", ", "(", ")"));
    }

    private String supertypes(Class<?> type) {
        AnnotatedType superclass = type.getAnnotatedSuperclass();
        boolean tells = superclass != null
                && superclass.getType() != Object.class
                && superclass.getType() != Record.class
                && !type.isEnum();
        String interfaces = type.isAnnotation() ? "" : types.list(type.getAnnotatedInterfaces());
        return (tells ? " extends " + types.of(Objects.requireNonNull(superclass)) : "")
                + (interfaces.isEmpty() ? "" : (type.isInterface() ? " extends " : " implements ") + interfaces);
    }

    private String permitted(Class<?> type) {
        if (!type.isSealed() || type.isEnum()) {
            return "";
        }
        return Arrays.stream(type.getPermittedSubclasses())
                .map(names::of)
                .sorted()
                .collect(joining(", ", " permits ", ""));
    }

    private static Stream<Constructor<?>> constructors(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors()).filter(ClassText::isVisible);
    }

    private static Stream<Method> methods(Class<?> type) {
        Set<String> overridden = new HashSet<>();
        return selfAndHidden(type)
                .flatMap(declaring -> Arrays.stream(declaring.getDeclaredMethods()))
                .filter(ClassText::isVisible)
                .filter(method -> overridden.add(method.getName() + Arrays.toString(method.getParameterTypes())));
    }

    private static Stream<Field> fields(Class<?> type) {
        return selfAndHidden(type)
                .flatMap(declaring -> Arrays.stream(declaring.getDeclaredFields()))
                .filter(ClassText::isVisible);
    }

    /** Members of a superclass that other code cannot name are members of this class to that code. */
    private static Stream<Class<?>> selfAndHidden(Class<?> type) {
        Stream<Class<?>> hidden = Stream.<Class<?>>iterate(
                type.getSuperclass(), it -> it != null && !Modifier.isPublic(it.getModifiers()), Class::getSuperclass);
        return Stream.concat(Stream.of(type), hidden);
    }

    private static boolean isVisible(Member member) {
        return !member.isSynthetic() && (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    }
}
