package io.github.clerkjakarta.internal.deployment;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Specializes;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.Vetoed;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The beans of the application, as CDI announced them. */
public final class Beans {
    private final Map<Class<?>, AnnotatedType<?>> intercepted = new LinkedHashMap<>();
    private final List<AnnotatedMember<?>> producers = new ArrayList<>();
    private final List<Bean<?>> synthetic = new ArrayList<>();
    private final Predicate<Annotation> isBinding;

    /** @param isBinding whether the annotation makes CDI call one of the library's interceptors */
    public Beans(Predicate<Annotation> isBinding) {
        this.isBinding = isBinding;
    }

    /** A managed bean or an EJB. */
    public void addIntercepted(AnnotatedType<?> type) {
        intercepted.put(type.getJavaClass(), type);
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
        AnnotatedType<?> bean = intercepted.get(type);
        return bean != null
                && (bean.getAnnotations().stream().anyMatch(isBinding)
                        || bean.getMethods().stream()
                                .filter(it -> it.getJavaMember().equals(method))
                                .anyMatch(it -> it.getAnnotations().stream().anyMatch(isBinding)));
    }

    /** Whether it is no bean on purpose, so that CDI never makes an instance. */
    boolean leaveOut(Class<?> type) {
        return !contain(type)
                && (type.isAnnotationPresent(Vetoed.class)
                        || isVetoed(type.getPackage())
                        || isAlternative(type)
                        || intercepted.keySet().stream().anyMatch(it -> specializes(it, type)));
    }

    private static boolean isVetoed(@Nullable Package declared) {
        return declared != null && declared.isAnnotationPresent(Vetoed.class);
    }

    private static boolean isAlternative(Class<?> type) {
        return type.isAnnotationPresent(Alternative.class)
                || Stream.of(type.getAnnotations())
                        .map(Annotation::annotationType)
                        .anyMatch(it ->
                                it.isAnnotationPresent(Stereotype.class) && it.isAnnotationPresent(Alternative.class));
    }

    private static boolean specializes(Class<?> bean, Class<?> type) {
        return bean.isAnnotationPresent(Specializes.class)
                && (bean.getSuperclass() == type || specializes(bean.getSuperclass(), type));
    }
}
