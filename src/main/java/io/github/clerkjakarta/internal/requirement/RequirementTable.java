package io.github.clerkjakarta.internal.requirement;

import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.internal.protection.AcceptedTokens;
import io.github.clerkjakarta.internal.protection.Requirements;
import io.github.clerkjakarta.internal.protection.RoleRule;
import jakarta.annotation.security.PermitAll;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The requirements of each method when it runs in a class. CDI's own rules do not help: a method's interceptor binding
 * replaces its class's, and bindings of interfaces and overridden methods do not count. Guard, interceptors and the
 * checks at deployment read this one table, so they cannot disagree.
 *
 * <p>For each of the library's annotations: the method's own; else those of the methods that it overrides or
 * implements; else, unless the method has {@link PermitAll}, the class's own; else those of its superclasses and
 * interfaces. The standard annotations are one more kind; {@link StandardAnnotations} has their rule.
 */
public final class RequirementTable {
    /** The bean's or resource's class, which may inherit the method. */
    private record Key(Class<?> type, Method method) {
        /** Asked for each request: the record's own methods were slower. */
        @Override
        public int hashCode() {
            return 31 * type.hashCode() + method.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && type == that.type && method.equals(that.method);
        }
    }

    /** A summary of all locators of a class, because JAX-RS does not tell which of them ran. */
    private record Locators(boolean anyRequires, boolean allDecide) {}

    private final Map<Key, Requirements> requirements = new ConcurrentHashMap<>();
    private final Map<Key, Boolean> silent = new ConcurrentHashMap<>();
    private final Map<Class<?>, Locators> locators = new ConcurrentHashMap<>();
    private final boolean withStandardAnnotations;

    /**
     * @param withStandardAnnotations true if {@code @RolesAllowed} and {@code @DenyAll} are enforced here, false if
     * they are left to the runtime
     */
    public RequirementTable(boolean withStandardAnnotations) {
        this.withStandardAnnotations = withStandardAnnotations;
    }

    /** Returns true if the EJB container makes the class's instances, and enforces the standard annotations on them. */
    public static boolean isEnterpriseBean(Class<?> type) {
        return StandardAnnotations.isEnterpriseBean(type);
    }

    /** Returns true if the class is an EJB with standard annotations, which its container enforces. */
    public boolean leavesToEnterpriseBeans(Class<?> type) {
        return withStandardAnnotations && isEnterpriseBean(type) && StandardAnnotations.areOn(type);
    }

    public boolean isWithStandardAnnotations() {
        return withStandardAnnotations;
    }

    /** Returns true for the library's annotations, and for standard ones that are enforced here. */
    public boolean isKind(Class<? extends Annotation> annotation) {
        return kinds().anyMatch(annotation::equals);
    }

    /** Returns true if an annotation of this type requires something, itself or by an annotation that it carries. */
    public boolean isRequirement(Class<? extends Annotation> annotation) {
        return isKind(annotation) || carries(annotation);
    }

    /** Returns true if the element itself requires something, by an annotation written there or carried by one. */
    public boolean carries(AnnotatedElement element) {
        return kinds().anyMatch(kind -> !CarriedAnnotations.of(element, kind).isEmpty());
    }

    /**
     * Returns the method's requirements; empty if every caller may call it.
     *
     * @param type the class of the instance; a container's proxy will do
     * @throws IllegalArgumentException with a message that says what is wrong with an annotation's members
     */
    public Requirements of(Class<?> type, Method method) {
        // One object for each method: a request remembers by identity what it has passed.
        Key key = new Key(type, method);
        // Asked first, because computeIfAbsent may take a lock.
        Requirements known = requirements.get(key);
        return known != null ? known : requirements.computeIfAbsent(key, it -> find(WrittenClass.of(type), method));
    }

    private Requirements find(Class<?> type, Method method) {
        MethodFamily family = MethodFamily.of(type, method);
        List<Protection> protections = new ArrayList<>();
        for (Class<? extends Annotation> kind : AnnotationReader.KINDS) {
            ours(type, family, kind).forEach(it -> protections.add(AnnotationReader.protection(it)));
        }
        if (!AcceptedTokens.isPossible(protections)) {
            throw new IllegalArgumentException("its annotations accept different kinds of token (token = ...), so every"
                    + " caller is refused. Name a kind that all of them accept.");
        }
        List<RoleRule> roles = withStandardAnnotations ? StandardAnnotations.of(type, family) : List.of();
        return protections.isEmpty() && roles.isEmpty() ? Requirements.NONE : new Requirements(protections, roles);
    }

    private static Set<? extends Annotation> ours(
            Class<?> type, MethodFamily family, Class<? extends Annotation> kind) {
        Set<? extends Annotation> found = onMethod(type, family, kind);
        boolean lifted =
                !CarriedAnnotations.of(family.mostSpecific(), PermitAll.class).isEmpty();
        return !found.isEmpty() || lifted ? found : onClass(type, kind);
    }

    /** Returns true if the method itself, or one that it overrides or implements, has a restricting annotation. */
    public boolean isRequiredByMethod(Class<?> type, Method method) {
        MethodFamily family = MethodFamily.of(type, method);
        return kinds().anyMatch(kind -> !onMethod(type, family, kind).isEmpty());
    }

    /** Returns true if the class, a superclass or an interface has one of the library's annotations. */
    public boolean isProtectedClass(Class<?> type) {
        return AnnotationReader.KINDS.stream()
                .anyMatch(kind -> !onClass(type, kind).isEmpty());
    }

    /** Returns true if the class, a superclass or an interface has a standard annotation that is enforced here. */
    public boolean isRestrictedClass(Class<?> type) {
        return withStandardAnnotations && StandardAnnotations.restrict(type);
    }

    private Stream<Class<? extends Annotation>> kinds() {
        boolean standard = withStandardAnnotations;
        return Stream.concat(
                AnnotationReader.KINDS.stream(), standard ? StandardAnnotations.RESTRICTING.stream() : Stream.empty());
    }

    /** Returns a sentence for a method without an annotation. */
    public String advice() {
        return "Annotate it or its class with one of the library's annotations"
                + (withStandardAnnotations ? ", @RolesAllowed, @DenyAll or @PermitAll." : " or with @PermitAll.");
    }

    /**
     * Returns true if no annotation decides who may call the method: neither ours, nor a standard one that is enforced,
     * nor {@link PermitAll}.
     */
    public boolean isSilent(Class<?> type, Method method) {
        return silent.computeIfAbsent(new Key(type, method), key -> {
            Class<?> written = WrittenClass.of(type);
            return of(type, method).isEmpty()
                    && onMethod(written, MethodFamily.of(written, method), PermitAll.class)
                            .isEmpty()
                    && onClass(written, PermitAll.class).isEmpty();
        });
    }

    /** Returns true if a locator of the class requires something, so the class's instances must be intercepted. */
    public boolean hasProtectedLocators(Class<?> type) {
        return locators(type).anyRequires;
    }

    /** Returns true if every locator of the class has an annotation that decides, so sub-resources need none. */
    public boolean allLocatorsDecide(Class<?> type) {
        return locators(type).allDecide;
    }

    private Locators locators(Class<?> type) {
        return locators.computeIfAbsent(type, it -> {
            Class<?> written = WrittenClass.of(it);
            List<Method> all = Stream.of(written.getMethods())
                    .filter(method -> !method.isBridge() && JaxRsMethods.isLocator(written, method))
                    .toList();
            return new Locators(
                    all.stream().anyMatch(method -> !of(written, method).isEmpty()),
                    !all.isEmpty() && all.stream().noneMatch(method -> isSilent(written, method)));
        });
    }

    static <A extends Annotation> Set<A> onMethod(Class<?> type, MethodFamily family, Class<A> kind) {
        return onMethod(type, family, element -> CarriedAnnotations.of(element, kind));
    }

    /** Returns the nearest annotations on each way up, starting at the class that runs. */
    static <A> Set<A> onMethod(Class<?> type, MethodFamily family, Function<AnnotatedElement, Set<A>> read) {
        Set<A> found = nearest(type, holder -> {
            Set<A> declared = new LinkedHashSet<>();
            family.declaredBy(holder).forEach(it -> declared.addAll(read.apply(it)));
            return declared;
        });
        // A runtime may pass a method that the class does not have, such as a handler's.
        return found.isEmpty() ? read.apply(family.mostSpecific()) : found;
    }

    private static <A extends Annotation> Set<A> onClass(Class<?> type, Class<A> kind) {
        return nearest(type, holder -> CarriedAnnotations.of(holder, kind));
    }

    static <A> Set<A> nearest(@Nullable Class<?> type, Function<? super Class<?>, Set<A>> own) {
        if (type == null || type == Object.class) {
            return Set.of();
        }
        Set<A> found = own.apply(type);
        if (!found.isEmpty()) {
            return found;
        }
        Set<A> above = new LinkedHashSet<>(nearest(type.getSuperclass(), own));
        for (Class<?> implemented : type.getInterfaces()) {
            above.addAll(nearest(implemented, own));
        }
        return above;
    }
}
