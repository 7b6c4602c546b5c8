package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.internal.decision.Accepted;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What each method requires, found by reflection over the method, its class, superclasses, interfaces, stereotypes and
 * bridge methods. CDI's own rules are no help: a method's interceptor binding replaces its class's, and bindings of
 * interfaces and overridden methods count for nothing. Guard and interceptors ask this one table, so they cannot disagree.
 *
 * <p>For each kind of annotation: the method's own; else what the methods it overrides or implements have; else, unless the
 * method has {@link PermitAll}, what the class has, itself or by a stereotype, or its superclasses and interfaces.
 */
final class RequirementTable {
    /** The bean's or resource's own class, which may inherit the method. */
    private record Key(Class<?> type, Method method) {}

    private final Map<Key, List<Protection>> known = new ConcurrentHashMap<>();

    /** What all must be met; empty where the method is open to all. */
    List<Protection> of(Class<?> type, Method method) {
        return known.computeIfAbsent(new Key(type, method), RequirementTable::find);
    }

    private static List<Protection> find(Key key) {
        Class<?> type = unwrapped(key.type);
        Method method = mostSpecific(type, key.method);
        List<Protection> protections = new ArrayList<>();
        for (Annotation annotation : annotations(type, method)) {
            protections.add(AnnotationReader.protection(annotation));
        }
        if (!Accepted.isPossible(protections)) {
            throw new IllegalArgumentException(
                    "its annotations accept different kinds of token (token = ...), so that nobody"
                            + " may call it. Name a kind that all of them accept.");
        }
        return List.copyOf(protections);
    }

    /** What a class requires of everything that is reached through it. */
    static List<Protection> ofClass(Class<?> type) {
        return AnnotationReader.KINDS.stream()
                .flatMap(kind -> onClass(unwrapped(type), kind).stream())
                .map(AnnotationReader::protection)
                .toList();
    }

    /** Whether neither our annotations nor {@link PermitAll} say who may call the method. */
    static boolean isSilent(Class<?> type, Method method) {
        Class<?> written = unwrapped(type);
        Method real = mostSpecific(written, method);
        return annotations(written, real).isEmpty()
                && onMethod(written, real, PermitAll.class).isEmpty()
                && !permitsAll(written);
    }

    static boolean permitsAll(Class<?> type) {
        return !onClass(unwrapped(type), PermitAll.class).isEmpty();
    }

    static List<Annotation> annotations(Class<?> type, Method method) {
        List<Annotation> found = new ArrayList<>();
        for (Class<? extends Annotation> kind : AnnotationReader.KINDS) {
            Set<Annotation> ofKind = onMethod(type, method, kind);
            if (ofKind.isEmpty() && !method.isAnnotationPresent(PermitAll.class)) {
                ofKind = onClass(type, kind);
            }
            found.addAll(ofKind);
        }
        return found;
    }

    private static Set<Annotation> onMethod(Class<?> type, Method method, Class<? extends Annotation> kind) {
        Annotation own = method.getAnnotation(kind);
        if (own != null) {
            return Set.of(own);
        }
        boolean overrides = !Modifier.isPrivate(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
        return overrides ? inherited(type, signatures(type, method), kind) : Set.of();
    }

    /** The nearest on each way up. */
    private static Set<Annotation> inherited(
            @Nullable Class<?> type, Set<Signature> signatures, Class<? extends Annotation> kind) {
        if (type == null || type == Object.class) {
            return Set.of();
        }
        for (Method declared : type.getDeclaredMethods()) {
            Annotation annotation = declared.isBridge() ? null : declared.getAnnotation(kind);
            if (annotation != null && signatures.contains(Signature.of(declared))) {
                return Set.of(annotation);
            }
        }
        Set<Annotation> found = new LinkedHashSet<>(inherited(type.getSuperclass(), signatures, kind));
        for (Class<?> implemented : type.getInterfaces()) {
            found.addAll(inherited(implemented, signatures, kind));
        }
        return found;
    }

    private static Set<Annotation> onClass(@Nullable Class<?> type, Class<? extends Annotation> kind) {
        if (type == null || type == Object.class) {
            return Set.of();
        }
        Annotation own = onElement(type, kind, new LinkedHashSet<>());
        if (own != null) {
            return Set.of(own);
        }
        Set<Annotation> found = new LinkedHashSet<>(onClass(type.getSuperclass(), kind));
        for (Class<?> implemented : type.getInterfaces()) {
            found.addAll(onClass(implemented, kind));
        }
        return found;
    }

    /** Its own, or that of one of its stereotypes. */
    private static @Nullable Annotation onElement(
            AnnotatedElement element, Class<? extends Annotation> kind, Set<Class<?>> seen) {
        Annotation own = element.getDeclaredAnnotation(kind);
        if (own != null) {
            return own;
        }
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (type.isAnnotationPresent(Stereotype.class) && seen.add(type)) {
                Annotation found = onElement(type, kind, seen);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private record Signature(String name, List<Class<?>> parameters) {
        static Signature of(Method method) {
            return new Signature(method.getName(), List.of(method.getParameterTypes()));
        }
    }

    /**
     * The method's own signature and those of the bridges that lead to it: a generic supertype's method has the erased
     * parameters of the bridge. Where a bridge could lead to several overloads it counts for each of them.
     */
    private static Set<Signature> signatures(Class<?> type, Method method) {
        Set<Signature> signatures = new LinkedHashSet<>();
        signatures.add(Signature.of(method));
        for (Class<?> holder = type; holder != null; holder = holder.getSuperclass()) {
            for (Method candidate : holder.getDeclaredMethods()) {
                if (candidate.isBridge() && leadsTo(candidate, method)) {
                    signatures.add(Signature.of(candidate));
                }
            }
        }
        return signatures;
    }

    private static boolean leadsTo(Method bridge, Method method) {
        if (!bridge.getName().equals(method.getName()) || bridge.getParameterCount() != method.getParameterCount()) {
            return false;
        }
        for (int i = 0; i < bridge.getParameterCount(); i++) {
            if (!bridge.getParameterTypes()[i].isAssignableFrom(method.getParameterTypes()[i])) {
                return false;
            }
        }
        return true;
    }

    /** What really runs: the class's own method for an interface's or an overridden one, the real one for a bridge. */
    static Method mostSpecific(Class<?> type, Method method) {
        if (Modifier.isPrivate(method.getModifiers()) || Modifier.isStatic(method.getModifiers())) {
            return method;
        }
        Method bridge = null;
        for (Class<?> holder = type; holder != null && holder != Object.class; holder = holder.getSuperclass()) {
            for (Method declared : holder.getDeclaredMethods()) {
                if (Signature.of(declared).equals(Signature.of(method))) {
                    if (!declared.isBridge()) {
                        return declared;
                    }
                    bridge = declared;
                }
            }
            if (bridge != null) {
                for (Method declared : holder.getDeclaredMethods()) {
                    if (!declared.isBridge() && leadsTo(bridge, declared)) {
                        return declared;
                    }
                }
            }
        }
        return method;
    }

    /**
     * The class that was written, for one that a container made from it: a proxy, an intercepted subclass. Generated
     * classes are known by their names; one that carries our annotations itself was written, whatever its name.
     */
    static Class<?> unwrapped(Class<?> type) {
        Class<?> written = type;
        while (written.getSuperclass() != null
                && written.getSuperclass() != Object.class
                && looksGenerated(written)
                && !carriesAnnotations(written)) {
            written = written.getSuperclass();
        }
        return written;
    }

    private static boolean looksGenerated(Class<?> type) {
        return type.isSynthetic()
                || type.getName().contains("$$")
                || type.getName().contains("$Proxy$")
                || type.getName().endsWith("_Subclass")
                || type.getName().endsWith("_ClientProxy");
    }

    private static boolean carriesAnnotations(Class<?> type) {
        return AnnotationReader.KINDS.stream()
                .anyMatch(kind -> type.getDeclaredAnnotation(kind) != null
                        || Stream.of(type.getDeclaredMethods()).anyMatch(method -> method.isAnnotationPresent(kind)));
    }
}
