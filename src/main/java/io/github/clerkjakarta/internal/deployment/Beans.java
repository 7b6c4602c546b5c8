package io.github.clerkjakarta.internal.deployment;

import io.github.clerkjakarta.internal.requirement.RequirementTable;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Specializes;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.Vetoed;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The beans of the application, as CDI announced them. */
public final class Beans {
    /** A list for each class, because an extension may make several beans of one class. */
    private final Map<Class<?>, List<AnnotatedType<?>>> intercepted = new LinkedHashMap<>();

    private final List<AnnotatedMember<?>> producers = new ArrayList<>();
    private final List<Bean<?>> synthetic = new ArrayList<>();
    private final Predicate<Annotation> isBinding;
    private Predicate<String> isInDescriptor = name -> false;

    /** @param isBinding true if the annotation makes CDI call one of the library's interceptors */
    public Beans(Predicate<Annotation> isBinding) {
        this.isBinding = isBinding;
    }

    /** Adds a managed bean or an EJB. */
    public void addIntercepted(AnnotatedType<?> type) {
        intercepted
                .computeIfAbsent(type.getJavaClass(), it -> new ArrayList<>())
                .add(type);
    }

    /** Adds a producer method or field, which makes instances itself. */
    public void addProducer(AnnotatedMember<?> producer) {
        producers.add(producer);
    }

    /** Adds a bean whose instances an extension makes itself. */
    public void addSynthetic(Bean<?> bean) {
        synthetic.add(bean);
    }

    List<AnnotatedMember<?>> producers() {
        return producers;
    }

    List<Bean<?>> synthetic() {
        return synthetic;
    }

    boolean contain(Class<?> type) {
        return intercepted.containsKey(type);
    }

    /**
     * Returns true if one of the library's interceptors runs when the method is called. Another extension may have
     * removed it.
     */
    boolean intercept(Class<?> type, Method method) {
        List<AnnotatedType<?>> types = intercepted.get(type);
        return types != null && types.stream().allMatch(it -> isBound(it, method));
    }

    private boolean isBound(AnnotatedType<?> bean, Method method) {
        return bean.getAnnotations().stream().anyMatch(isBinding)
                || bean.getMethods().stream()
                        .filter(it -> it.getJavaMember().equals(method))
                        .anyMatch(it -> it.getAnnotations().stream().anyMatch(isBinding));
    }

    /**
     * Returns the annotations that an extension has added to beans. Reflection does not show them, so we could not read
     * what they require.
     */
    List<String> addedAnnotations(Predicate<Annotation> wanted) {
        List<String> added = new ArrayList<>();
        for (List<AnnotatedType<?>> types : intercepted.values()) {
            for (AnnotatedType<?> type : types) {
                String name = type.getJavaClass().getName();
                addMissing(type, type.getJavaClass(), name, wanted, added);
                type.getMethods()
                        .forEach(it -> addMissing(
                                it,
                                it.getJavaMember(),
                                name + "." + it.getJavaMember().getName(),
                                wanted,
                                added));
            }
        }
        return added;
    }

    private static void addMissing(
            Annotated seen, AnnotatedElement written, String name, Predicate<Annotation> wanted, List<String> added) {
        for (Annotation annotation : seen.getAnnotations()) {
            if (wanted.test(annotation) && !annotation.equals(written.getAnnotation(annotation.annotationType()))) {
                added.add(name + " has @" + annotation.annotationType().getSimpleName()
                        + " by a CDI extension, and the library cannot read it there. Write it into the class.");
            }
        }
    }

    /** Returns true if the class is not a bean on purpose, so CDI never makes an instance. */
    boolean leaveOut(Class<?> type) {
        return !contain(type)
                && !isEnterpriseBean(type)
                && (type.isAnnotationPresent(Vetoed.class)
                        || isVetoed(type.getPackage())
                        || isAlternative(type)
                        || isSpecialized(type));
    }

    /** Returns true if the EJB container manages the class, even if CDI does not. */
    private boolean isEnterpriseBean(Class<?> type) {
        return RequirementTable.isEnterpriseBean(type) || isInDescriptor.test(type.getName());
    }

    /** Returns true for an EJB that CDI has announced and then replaced by another. */
    boolean isHiddenFromCdi(Class<?> type) {
        return isEnterpriseBean(type) && isSpecialized(type);
    }

    private boolean isSpecialized(Class<?> type) {
        return intercepted.keySet().stream().anyMatch(it -> specializes(it, type));
    }

    /** @param named returns true if a deployment descriptor makes the class with that name an EJB */
    void setEnterpriseBeans(Predicate<String> named) {
        isInDescriptor = named;
    }

    private static boolean isVetoed(@Nullable Package declared) {
        return declared != null && declared.isAnnotationPresent(Vetoed.class);
    }

    private static boolean isAlternative(Class<?> type) {
        return isAlternative(type, new HashSet<>());
    }

    /** Returns true if the class, or one of its stereotypes to any depth, is an alternative. */
    private static boolean isAlternative(Class<?> type, Set<Class<?>> seen) {
        return type.isAnnotationPresent(Alternative.class)
                || Stream.of(type.getAnnotations())
                        .map(Annotation::annotationType)
                        .anyMatch(it ->
                                it.isAnnotationPresent(Stereotype.class) && seen.add(it) && isAlternative(it, seen));
    }

    private static boolean specializes(Class<?> bean, Class<?> type) {
        return bean.isAnnotationPresent(Specializes.class)
                && (bean.getSuperclass() == type || specializes(bean.getSuperclass(), type));
    }
}
