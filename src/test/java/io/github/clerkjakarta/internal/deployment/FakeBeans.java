package io.github.clerkjakarta.internal.deployment;

import io.github.clerkjakarta.internal.requirement.RequirementTable;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.AnnotatedConstructor;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** CDI's view of classes, without CDI. */
final class FakeBeans {
    /** Stands for the binding that the extension adds to methods. */
    @Binding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Binding {}

    private static final Annotation BINDING = Binding.class.getAnnotation(Binding.class);

    private FakeBeans() {}

    /** No beans at all. */
    static Beans none() {
        return new Beans(BINDING::equals);
    }

    /** Beans as the extension leaves them: each method that requires something, and can be intercepted, has a binding. */
    static Beans of(RequirementTable table, Class<?>... types) {
        Beans beans = none();
        for (Class<?> type : types) {
            add(
                    beans,
                    type,
                    method -> isInterceptable(type, method)
                            && !table.of(type, method).isEmpty());
        }
        return beans;
    }

    static void add(Beans beans, Class<?> type, Predicate<Method> bound) {
        beans.addIntercepted(new FakeType<>(type, Set.of(), it -> bound.test(it) ? Set.of(BINDING) : Set.of()));
    }

    /** Adds a bean with annotations that may differ from those in the class. */
    static void add(Beans beans, Class<?> type, Set<Annotation> ofClass, Function<Method, Set<Annotation>> ofMethods) {
        beans.addIntercepted(new FakeType<>(type, ofClass, ofMethods));
    }

    private static boolean isInterceptable(Class<?> type, Method method) {
        int modifiers = method.getModifiers();
        return !Modifier.isPrivate(modifiers)
                && !Modifier.isStatic(modifiers)
                && !Modifier.isFinal(modifiers)
                && !Modifier.isFinal(type.getModifiers());
    }

    private record FakeType<X>(Class<X> type, Set<Annotation> ofClass, Function<Method, Set<Annotation>> ofMethods)
            implements AnnotatedType<X> {
        @Override
        public Class<X> getJavaClass() {
            return type;
        }

        @Override
        public Set<AnnotatedConstructor<X>> getConstructors() {
            return Set.of();
        }

        @Override
        public Set<AnnotatedMethod<? super X>> getMethods() {
            Set<AnnotatedMethod<? super X>> methods = new LinkedHashSet<>();
            hierarchy(type)
                    .flatMap(it -> Stream.of(it.getDeclaredMethods()))
                    .filter(it -> !it.isBridge()
                            && (it.isDefault() || !it.getDeclaringClass().isInterface()))
                    .forEach(it -> methods.add(new FakeMethod<>(it, ofMethods.apply(it))));
            return methods;
        }

        /** Weld also lists the default methods of interfaces. */
        private static Stream<Class<?>> hierarchy(Class<?> type) {
            return type == null || type == Object.class
                    ? Stream.of()
                    : Stream.of(
                                    Stream.<Class<?>>of(type),
                                    hierarchy(type.getSuperclass()),
                                    Stream.of(type.getInterfaces()).flatMap(FakeType::hierarchy))
                            .flatMap(it -> it);
        }

        @Override
        public Set<AnnotatedField<? super X>> getFields() {
            return Set.of();
        }

        @Override
        public Type getBaseType() {
            return type;
        }

        @Override
        public Set<Type> getTypeClosure() {
            return Set.of(type);
        }

        @Override
        public <T extends Annotation> T getAnnotation(Class<T> annotation) {
            return null;
        }

        @Override
        public <T extends Annotation> Set<T> getAnnotations(Class<T> annotation) {
            return Set.of();
        }

        @Override
        public Set<Annotation> getAnnotations() {
            return ofClass;
        }

        @Override
        public boolean isAnnotationPresent(Class<? extends Annotation> annotation) {
            return ofClass.stream().anyMatch(annotation::isInstance);
        }
    }

    private record FakeMethod<X>(Method method, Set<Annotation> annotations) implements AnnotatedMethod<X> {
        @Override
        public Method getJavaMember() {
            return method;
        }

        @Override
        public List<AnnotatedParameter<X>> getParameters() {
            return List.of();
        }

        @Override
        public boolean isStatic() {
            return Modifier.isStatic(method.getModifiers());
        }

        @Override
        public AnnotatedType<X> getDeclaringType() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Type getBaseType() {
            return method.getGenericReturnType();
        }

        @Override
        public Set<Type> getTypeClosure() {
            return Set.of(getBaseType());
        }

        @Override
        public <T extends Annotation> T getAnnotation(Class<T> annotation) {
            return null;
        }

        @Override
        public <T extends Annotation> Set<T> getAnnotations(Class<T> annotation) {
            return Set.of();
        }

        @Override
        public Set<Annotation> getAnnotations() {
            return annotations;
        }

        @Override
        public boolean isAnnotationPresent(Class<? extends Annotation> annotation) {
            return annotations.stream().anyMatch(annotation::isInstance);
        }
    }

    /** A method or field that produces. */
    record FakeProducer(AnnotatedElement member, Type type) implements AnnotatedMember<Object> {
        static FakeProducer of(Class<?> holder, String name) {
            try {
                for (Method method : holder.getDeclaredMethods()) {
                    if (method.getName().equals(name)) {
                        return new FakeProducer(method, method.getGenericReturnType());
                    }
                }
                java.lang.reflect.Field field = holder.getDeclaredField(name);
                return new FakeProducer(field, field.getGenericType());
            } catch (NoSuchFieldException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        public Member getJavaMember() {
            return (Member) member;
        }

        @Override
        public boolean isStatic() {
            return Modifier.isStatic(getJavaMember().getModifiers());
        }

        @Override
        public AnnotatedType<Object> getDeclaringType() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Type getBaseType() {
            return type;
        }

        @Override
        public Set<Type> getTypeClosure() {
            return Set.of(type);
        }

        @Override
        public <T extends Annotation> T getAnnotation(Class<T> annotation) {
            return member.getAnnotation(annotation);
        }

        @Override
        public <T extends Annotation> Set<T> getAnnotations(Class<T> annotation) {
            return Set.of(member.getAnnotationsByType(annotation));
        }

        @Override
        public Set<Annotation> getAnnotations() {
            return Set.of(member.getAnnotations());
        }

        @Override
        public boolean isAnnotationPresent(Class<? extends Annotation> annotation) {
            return member.isAnnotationPresent(annotation);
        }
    }

    /** A bean that an extension makes: a hand-written one. */
    record FakeSynthetic(Class<?> type, Set<Type> types) implements Bean<Object> {
        @Override
        public Class<?> getBeanClass() {
            return type;
        }

        @Override
        public Set<Type> getTypes() {
            return types;
        }

        @Override
        public Set<InjectionPoint> getInjectionPoints() {
            return Set.of();
        }

        @Override
        public Object create(CreationalContext<Object> context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void destroy(Object instance, CreationalContext<Object> context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<Annotation> getQualifiers() {
            return Set.of();
        }

        @Override
        public Class<? extends Annotation> getScope() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getName() {
            return null;
        }

        @Override
        public Set<Class<? extends Annotation>> getStereotypes() {
            return Set.of();
        }

        @Override
        public boolean isAlternative() {
            return false;
        }
    }
}
