package io.github.clerkjakarta.internal.requirement;

import io.github.clerkjakarta.internal.protection.RoleRule;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the requirements of {@code @RolesAllowed} and {@code @DenyAll}.
 *
 * <p>The method's own standard annotation decides alone. Else those of the methods that it overrides or implements;
 * else the class's, and that of the class which declares the method, if it is another: Jakarta Annotations names the
 * latter, JAX-RS implementations read the former, so both must be met. On one element the strictest counts.
 *
 * @see <a
 * href="https://jakarta.ee/specifications/annotations/2.1/annotations-spec-2.1#jakarta-annotation-security-rolesallowed">Jakarta
 * Annotations: RolesAllowed</a>
 */
final class StandardAnnotations {
    static final List<Class<? extends Annotation>> RESTRICTING = List.of(RolesAllowed.class, DenyAll.class);
    private static final List<Class<? extends Annotation>> ALL =
            List.of(RolesAllowed.class, DenyAll.class, PermitAll.class);

    /** The EJB annotations, by name: the types are not on every class path. */
    private static final Set<String> ENTERPRISE_BEANS = Set.of(
            "jakarta.ejb.Stateless", "jakarta.ejb.Stateful", "jakarta.ejb.Singleton", "jakarta.ejb.MessageDriven");

    private StandardAnnotations() {}

    static List<RoleRule> of(Class<?> type, MethodFamily family) {
        if (isEnterpriseBean(type)) {
            // The EJB container enforces them itself, for a caller of its own.
            return List.of();
        }
        Set<Annotation> own = on(family.mostSpecific());
        if (!own.isEmpty()) {
            return rules(own);
        }
        Set<Annotation> inherited = RequirementTable.onMethod(type, family, StandardAnnotations::on);
        if (inherited.stream().anyMatch(StandardAnnotations::isRestricting)) {
            return rules(inherited);
        }
        Set<Annotation> ofClass = new LinkedHashSet<>(on(family.mostSpecific().getDeclaringClass()));
        ofClass.addAll(RequirementTable.nearest(type, StandardAnnotations::on));
        return rules(ofClass);
    }

    /** Returns true if the class itself is restricted, regardless of its methods. */
    static boolean restrict(Class<?> type) {
        return !isEnterpriseBean(type)
                && RequirementTable.nearest(type, StandardAnnotations::on).stream()
                        .anyMatch(StandardAnnotations::isRestricting);
    }

    /** Returns true if the class or one of its methods has a restricting annotation. */
    static boolean areOn(Class<?> type) {
        return Stream.concat(
                        RequirementTable.nearest(type, StandardAnnotations::on).stream(),
                        Stream.of(type.getMethods()).flatMap(it -> on(it).stream()))
                .anyMatch(StandardAnnotations::isRestricting);
    }

    private static Set<Annotation> on(AnnotatedElement element) {
        Set<Annotation> found = new LinkedHashSet<>();
        ALL.forEach(kind -> found.addAll(CarriedAnnotations.of(element, kind)));
        return found;
    }

    private static boolean isRestricting(Annotation annotation) {
        return !(annotation instanceof PermitAll);
    }

    private static List<RoleRule> rules(Set<Annotation> annotations) {
        return annotations.stream()
                .filter(StandardAnnotations::isRestricting)
                .map(it -> new RoleRule(
                        it instanceof RolesAllowed allowed ? Set.copyOf(List.of(allowed.value())) : Set.of()))
                .distinct()
                .toList();
    }

    static boolean isEnterpriseBean(Class<?> type) {
        return Stream.of(type.getDeclaredAnnotations())
                .anyMatch(it -> ENTERPRISE_BEANS.contains(it.annotationType().getName()));
    }
}
