package io.github.clerkjakarta.surface;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Objects;

/** Writes a member of a class in one line, without what goes without saying: {@code public}, and what its class makes it. */
final class MemberText {
    private final Names names;
    private final TypeText types;
    private final AnnotationText annotations;

    MemberText(Names names) {
        this.names = names;
        this.types = new TypeText(names);
        this.annotations = new AnnotationText(names);
    }

    String of(Field field) {
        return annotations.of(field) + modifiers(field.getModifiers()) + types.of(field.getAnnotatedType()) + " "
                + field.getName() + constant(field);
    }

    /** The compiler copies constants into the classes that read them: their values are part of the surface. */
    private String constant(Field field) {
        int modifiers = field.getModifiers();
        boolean copied = Modifier.isStatic(modifiers)
                && Modifier.isFinal(modifiers)
                && (field.getType().isPrimitive() || field.getType() == String.class);
        if (!copied) {
            return "";
        }
        try {
            field.setAccessible(true);
            return " = " + annotations.value(Objects.requireNonNull(field.get(null)));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    String of(Constructor<?> constructor) {
        return line(constructor, names.of(constructor.getDeclaringClass()));
    }

    String of(Method method) {
        Object standard = method.getDefaultValue();
        return line(method, types.of(method.getAnnotatedReturnType()) + " " + method.getName())
                + (standard == null ? "" : " default " + annotations.value(standard));
    }

    private String line(Executable executable, String name) {
        Class<?> type = executable.getDeclaringClass();
        int modifiers = executable.getModifiers() & Modifier.methodModifiers();
        if (type.isInterface()) {
            modifiers &= ~Modifier.ABSTRACT;
        }
        if (Modifier.isFinal(type.getModifiers())) {
            modifiers &= ~Modifier.FINAL;
        }
        String parameters = types.list(executable.getAnnotatedParameterTypes());
        if (executable.isVarArgs()) {
            parameters = parameters.replaceFirst("\\[]$", "...");
        }
        String generic = types.parameters(executable.getTypeParameters());
        String thrown = types.list(executable.getAnnotatedExceptionTypes());
        return annotations.of(executable)
                + (executable instanceof Method method && method.isDefault() ? "default " : "")
                + modifiers(modifiers)
                + (generic.isEmpty() ? "" : generic + " ")
                + name + "(" + parameters + ")"
                + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    static String modifiers(int modifiers) {
        int shown = modifiers & ~(Modifier.PUBLIC | Modifier.SYNCHRONIZED | Modifier.NATIVE | Modifier.STRICT);
        return shown == 0 ? "" : Modifier.toString(shown) + " ";
    }
}
