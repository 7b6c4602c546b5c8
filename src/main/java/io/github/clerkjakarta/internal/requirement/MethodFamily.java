package io.github.clerkjakarta.internal.requirement;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All declarations of one method in the hierarchy of a class: what it overrides and implements, what overrides it, and the bridge
 * methods between them. Two declarations belong together if they have the same name and the same parameters, either as they
 * are written or with the type variables replaced by what the class says they are.
 */
public final class MethodFamily {
    private record Parameters(List<Class<?>> types) {}

    private final Class<?> type;
    private final Method asked;
    private final Map<Class<?>, Set<Method>> members = new LinkedHashMap<>();

    private MethodFamily(Class<?> type, Method asked) {
        this.type = type;
        this.asked = asked;
    }

    /**
     * The family of a method in a class.
     *
     * @param type the class that runs, which may inherit the method
     */
    public static MethodFamily of(Class<?> type, Method method) {
        MethodFamily family = new MethodFamily(type, method);
        if (isInherited(method)) {
            family.collect();
        }
        if (family.members.isEmpty()) {
            family.members.put(method.getDeclaringClass(), Set.of(method));
        }
        return family;
    }

    /** Whether a subclass may replace it. */
    private static boolean isInherited(Method method) {
        return !Modifier.isPrivate(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
    }

    /** The declarations in one class or interface of the hierarchy, without bridges. */
    Set<Method> declaredBy(Class<?> holder) {
        return members.getOrDefault(holder, Set.of());
    }

    /** All declarations, without bridges. */
    public Stream<Method> declarations() {
        return members.values().stream().flatMap(Set::stream);
    }

    /** The declaration that runs when the class is called: its own, or the nearest that it inherits. */
    public Method mostSpecific() {
        for (Class<?> holder = type; holder != null; holder = holder.getSuperclass()) {
            for (Method declared : declaredBy(holder)) {
                if (!Modifier.isAbstract(declared.getModifiers())) {
                    return declared;
                }
            }
        }
        return declarations().filter(Method::isDefault).findFirst().orElse(asked);
    }

    private void collect() {
        Map<TypeVariable<?>, Type> variables = new HashMap<>();
        Set<Class<?>> hierarchy = new LinkedHashSet<>();
        addHierarchy(type, variables, hierarchy);
        Set<Method> candidates = new LinkedHashSet<>();
        for (Class<?> holder : hierarchy) {
            for (Method declared : holder.getDeclaredMethods()) {
                if (isInherited(declared)
                        && declared.getName().equals(asked.getName())
                        && declared.getParameterCount() == asked.getParameterCount()) {
                    candidates.add(declared);
                }
            }
        }
        Set<Parameters> known = new HashSet<>(parameters(asked, variables));
        Set<Method> related = new LinkedHashSet<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Method candidate : candidates) {
                Set<Parameters> own = parameters(candidate, variables);
                if (own.stream().anyMatch(known::contains) && related.add(candidate)) {
                    known.addAll(own);
                    grown = true;
                }
            }
        }
        for (Class<?> holder : hierarchy) {
            for (Method method : related) {
                if (method.getDeclaringClass() == holder && !method.isBridge()) {
                    members.computeIfAbsent(holder, it -> new LinkedHashSet<>()).add(method);
                }
            }
        }
    }

    private static void addHierarchy(
            @Nullable Class<?> holder, Map<TypeVariable<?>, Type> variables, Set<Class<?>> hierarchy) {
        if (holder == null || holder == Object.class || !hierarchy.add(holder)) {
            return;
        }
        Stream.concat(Stream.ofNullable(holder.getGenericSuperclass()), Stream.of(holder.getGenericInterfaces()))
                .filter(ParameterizedType.class::isInstance)
                .map(ParameterizedType.class::cast)
                .forEach(it -> bind(it, variables));
        addHierarchy(holder.getSuperclass(), variables, hierarchy);
        for (Class<?> implemented : holder.getInterfaces()) {
            addHierarchy(implemented, variables, hierarchy);
        }
    }

    private static void bind(ParameterizedType supertype, Map<TypeVariable<?>, Type> variables) {
        TypeVariable<?>[] declared = ((Class<?>) supertype.getRawType()).getTypeParameters();
        for (int i = 0; i < declared.length; i++) {
            variables.putIfAbsent(declared[i], supertype.getActualTypeArguments()[i]);
        }
    }

    /** As written, and with type variables replaced. */
    private static Set<Parameters> parameters(Method method, Map<TypeVariable<?>, Type> variables) {
        List<Class<?>> replaced = Stream.of(method.getGenericParameterTypes())
                .<Class<?>>map(it -> erased(it, variables))
                .toList();
        return Set.copyOf(List.of(new Parameters(List.of(method.getParameterTypes())), new Parameters(replaced)));
    }

    private static Class<?> erased(Type written, Map<TypeVariable<?>, Type> variables) {
        if (written instanceof Class<?> plain) {
            return plain;
        }
        if (written instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (written instanceof GenericArrayType array) {
            return erased(array.getGenericComponentType(), variables).arrayType();
        }
        if (written instanceof TypeVariable<?> variable) {
            Type bound = variables.get(variable);
            return erased(bound == null ? variable.getBounds()[0] : bound, variables);
        }
        return erased(((WildcardType) written).getUpperBounds()[0], variables);
    }
}
