package io.github.clerkjakarta.internal.requirement;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Collections;
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
 * All declarations of one method in the hierarchy of a class: the methods that it overrides and implements, those that
 * override it, and the bridge methods between them. Two declarations belong together if they have the same name and the
 * same parameters, either as written or with the class's own types in place of type variables.
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
     * Returns the family of a method in a class.
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

    /** Returns true if a subclass may override the method. */
    private static boolean isInherited(Method method) {
        return !Modifier.isPrivate(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
    }

    /** Returns the declarations in one class or interface of the hierarchy, without bridges. */
    Set<Method> declaredBy(Class<?> holder) {
        return members.getOrDefault(holder, Set.of());
    }

    /** Returns all declarations, without bridges. */
    public Stream<Method> declarations() {
        return members.values().stream().flatMap(Set::stream);
    }

    /** Returns the declaration that runs when the class is called: its own, or the nearest that it inherits. */
    public Method mostSpecific() {
        for (Class<?> holder = type; holder != null; holder = holder.getSuperclass()) {
            for (Method declared : declaredBy(holder)) {
                if (!Modifier.isAbstract(declared.getModifiers())) {
                    return declared;
                }
            }
        }
        List<Method> defaults = declarations().filter(Method::isDefault).toList();
        return defaults.stream()
                .filter(it -> defaults.stream().noneMatch(other -> isOverriddenBy(it, other)))
                .findFirst()
                .orElse(asked);
    }

    private static boolean isOverriddenBy(Method method, Method other) {
        return other != method && method.getDeclaringClass().isAssignableFrom(other.getDeclaringClass());
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
        Set<Method> related = new LinkedHashSet<>(Set.of(asked));
        Map<Method, List<Method>> lost = lostBridges(candidates, variables);
        while (growByParameters(related, candidates, variables) || growByBridges(related, lost)) {
            // Each new declaration may lead to more.
        }
        for (Class<?> holder : hierarchy) {
            for (Method method : related) {
                if (method.getDeclaringClass() == holder && !method.isBridge()) {
                    members.computeIfAbsent(holder, it -> new LinkedHashSet<>()).add(method);
                }
            }
        }
    }

    private static boolean growByParameters(
            Set<Method> related, Set<Method> candidates, Map<TypeVariable<?>, Type> variables) {
        boolean grown = false;
        for (Method candidate : candidates) {
            grown |= !related.contains(candidate)
                    && related.stream().anyMatch(it -> isSameMethod(it, candidate, variables))
                    && related.add(candidate);
        }
        return grown;
    }

    /**
     * Returns the bridges that no type variable explains, each with the methods that it may lead to: the compiler knew
     * more than we see here.
     */
    private static Map<Method, List<Method>> lostBridges(Set<Method> candidates, Map<TypeVariable<?>, Type> variables) {
        Map<Method, List<Method>> lost = new LinkedHashMap<>();
        for (Method bridge : candidates) {
            Class<?> holder = bridge.getDeclaringClass();
            Set<Method> own = new LinkedHashSet<>(Set.of(bridge));
            while (bridge.isBridge() && growByParameters(own, candidates, variables)) {
                // Each new declaration may lead to more.
            }
            if (bridge.isBridge() && own.stream().noneMatch(it -> !it.isBridge() && it.getDeclaringClass() == holder)) {
                lost.put(
                        bridge,
                        candidates.stream()
                                .filter(it -> !it.isBridge() && it.getDeclaringClass() == holder && leadsTo(bridge, it))
                                .toList());
            }
        }
        return lost;
    }

    /** Grows in both directions: a member of the family may be above the bridge or below it. */
    private static boolean growByBridges(Set<Method> related, Map<Method, List<Method>> lost) {
        boolean grown = false;
        for (Map.Entry<Method, List<Method>> entry : lost.entrySet()) {
            if (related.contains(entry.getKey())) {
                grown |= related.addAll(entry.getValue());
            } else if (!Collections.disjoint(related, entry.getValue())) {
                grown |= related.add(entry.getKey());
            }
        }
        return grown;
    }

    private static boolean leadsTo(Method bridge, Method target) {
        for (int i = 0; i < bridge.getParameterCount(); i++) {
            if (!bridge.getParameterTypes()[i].isAssignableFrom(target.getParameterTypes()[i])) {
                return false;
            }
        }
        return bridge.getReturnType().isAssignableFrom(target.getReturnType());
    }

    private static boolean isSameMethod(Method one, Method other, Map<TypeVariable<?>, Type> variables) {
        return mayOverride(one, other)
                && !Collections.disjoint(parameters(one, variables), parameters(other, variables));
    }

    /** Returns true if one may override the other. A package-private method is overridden only in its own package. */
    private static boolean mayOverride(Method one, Method other) {
        return (!isPackagePrivate(one) && !isPackagePrivate(other))
                || isSamePackage(one.getDeclaringClass(), other.getDeclaringClass());
    }

    /**
     * Returns true for the same package. To the JVM, packages with one name differ if two class loaders define them.
     */
    public static boolean isSamePackage(Class<?> one, Class<?> other) {
        return one.getPackageName().equals(other.getPackageName()) && one.getClassLoader() == other.getClassLoader();
    }

    /** Returns true if the method can be called only from its package. */
    public static boolean isPackagePrivate(Method method) {
        return (method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE)) == 0;
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
        // An inner class uses the variables of the class around it.
        if (supertype.getOwnerType() instanceof ParameterizedType outer) {
            bind(outer, variables);
        }
    }

    /** Returns the parameters as written, and with type variables replaced. */
    private static Set<Parameters> parameters(Method method, Map<TypeVariable<?>, Type> variables) {
        List<Class<?>> replaced = Stream.of(method.getGenericParameterTypes())
                .<Class<?>>map(it -> erased(it, variables))
                .toList();
        return Set.copyOf(List.of(new Parameters(List.of(method.getParameterTypes())), new Parameters(replaced)));
    }

    private static Class<?> erased(Type written, Map<TypeVariable<?>, Type> variables) {
        return erased(written, variables, new HashSet<>());
    }

    /**
     * @param seen variables already replaced: an inner class may extend its outer class with the outer class's own
     * variable
     */
    private static Class<?> erased(Type written, Map<TypeVariable<?>, Type> variables, Set<Type> seen) {
        if (written instanceof Class<?> plain) {
            return plain;
        }
        if (written instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (written instanceof GenericArrayType array) {
            return erased(array.getGenericComponentType(), variables, seen).arrayType();
        }
        if (written instanceof TypeVariable<?> variable) {
            Type bound = seen.add(variable) ? variables.get(variable) : null;
            return erased(bound == null ? variable.getBounds()[0] : bound, variables, seen);
        }
        return erased(((WildcardType) written).getUpperBounds()[0], variables, seen);
    }
}
