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
    /** An extension may make several beans of one class. */
    private final Map<Class<?>, List<AnnotatedType<?>>> intercepted = new LinkedHashMap<>();

    private final List<AnnotatedMember<?>> producers = new ArrayList<>();
    private final List<Bean<?>> synthetic = new ArrayList<>();
    private final Predicate<Annotation> isBinding;
    private Predicate<String> isInDescriptor = name -> false;

    /** @param isBinding whether the annotation makes CDI call one of the library's interceptors */
    public Beans(Predicate<Annotation> isBinding) {
        this.isBinding = isBinding;
    }

    /** A managed bean or an EJB. */
    public void addIntercepted(AnnotatedType<?> type) {
        intercepted
                .computeIfAbsent(type.getJavaClass(), it -> new ArrayList<>())
                .add(type);
    }

    /** A method or field that makes instances by itself. */
    public void addProducer(AnnotatedMember<?> producer) {
        producers.add(producer);
    }

    /** A bean that an extension makes by itself. */
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

    /** Whether one of the library's interceptors runs when the method is called; other extensions may have removed it. */
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

    /** Annotations that an extension has added to beans. Reflection does not show them, so that nobody reads what they require. */
    List<String> added(Predicate<Annotation> wanted) {
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
                        + " by a CDI extension, where the library cannot read it. Write it into the class.");
            }
        }
    }

    /** Whether it is no bean on purpose, so that CDI never makes an instance. */
    boolean leaveOut(Class<?> type) {
        return !contain(type)
                && !isEnterpriseBean(type)
                && (type.isAnnotationPresent(Vetoed.class)
                        || isVetoed(type.getPackage())
                        || isAlternative(type)
                        || isSpecialized(type));
    }

    /** An EJB exists for its own container, whatever CDI thinks of it. */
    private boolean isEnterpriseBean(Class<?> type) {
        return RequirementTable.isEnterpriseBean(type) || isInDescriptor.test(type.getName());
    }

    /** Whether it is an EJB that CDI has announced and then replaced by another. */
    boolean isHiddenFromCdi(Class<?> type) {
        return isEnterpriseBean(type) && isSpecialized(type);
    }

    private boolean isSpecialized(Class<?> type) {
        return intercepted.keySet().stream().anyMatch(it -> specializes(it, type));
    }

    /** @param named whether a deployment descriptor makes an EJB of the class with that name */
    void setEnterpriseBeans(Predicate<String> named) {
        isInDescriptor = named;
    }

    private static boolean isVetoed(@Nullable Package declared) {
        return declared != null && declared.isAnnotationPresent(Vetoed.class);
    }

    private static boolean isAlternative(Class<?> type) {
        return isAlternative(type, new HashSet<>());
    }

    /** By itself or by a stereotype, which may have stereotypes of its own. */
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
