package io.github.clerkjakarta.internal.deployment;

import io.github.clerkjakarta.internal.requirement.RequirementTable;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Member;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Instances that producers and extensions make themselves: CDI hands them out without interceptors. */
final class ProducedTypes {
    private final RequirementTable table;

    ProducedTypes(RequirementTable table) {
        this.table = table;
    }

    Stream<Problem> problemsOf(AnnotatedMember<?> producer) {
        Member member = producer.getJavaMember();
        String name = member.getDeclaringClass().getName() + "." + member.getName();
        return protectedIn(producer.getBaseType())
                .map(
                        type -> problem(
                                type,
                                member.getDeclaringClass(),
                                name + " produces " + type.getName() + ", which has annotated methods:"
                                        + " CDI does not intercept what is produced. Make that class a bean, or call auth.protect() in its methods."));
    }

    Stream<Problem> problemsOf(Bean<?> synthetic) {
        Set<Class<?>> types = new LinkedHashSet<>();
        synthetic.getTypes().forEach(it -> protectedIn(it).forEach(types::add));
        return types.stream()
                .filter(it -> types.stream().noneMatch(other -> other != it && it.isAssignableFrom(other)))
                .map(
                        type -> problem(
                                type,
                                type,
                                "An extension adds a bean of " + type.getName()
                                        + ", which has annotated methods: CDI does not"
                                        + " intercept such a bean. Let CDI make a bean of the class, or call auth.protect() in its methods."));
    }

    private Problem problem(Class<?> type, Class<?> place, String sentence) {
        boolean ours = UnenforcedElements.instanceMethods(type)
                .anyMatch(it -> !table.of(type, it).protections().isEmpty());
        return new Problem(sentence, place.getName(), ours);
    }

    private Stream<Class<?>> protectedIn(Type produced) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        collect(produced, classes, new LinkedHashSet<>());
        return classes.stream()
                .filter(it -> !isRestClient(it))
                .filter(it -> it.getClassLoader() != null
                        && UnenforcedElements.instanceMethods(it)
                                .anyMatch(method -> !table.of(it, method).isEmpty()));
    }

    /** Returns true for a REST client: it calls another service, which checks the caller itself. */
    private static boolean isRestClient(Class<?> type) {
        return ContainerMade.isAnnotated(type, "org.eclipse.microprofile.rest.client.inject.RegisterRestClient");
    }

    /** @param seen avoids a loop: type variables may be bounded by themselves */
    private static void collect(Type type, Set<Class<?>> classes, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof Class<?> plain) {
            classes.add(plain.isArray() ? elementOf(plain) : plain);
        } else if (type instanceof ParameterizedType parameterized) {
            collect(parameterized.getRawType(), classes, seen);
            if (parameterized.getOwnerType() != null) {
                collect(parameterized.getOwnerType(), classes, seen);
            }
            List.of(parameterized.getActualTypeArguments()).forEach(it -> collect(it, classes, seen));
        } else if (type instanceof GenericArrayType array) {
            collect(array.getGenericComponentType(), classes, seen);
        } else if (type instanceof WildcardType wildcard) {
            List.of(wildcard.getUpperBounds()).forEach(it -> collect(it, classes, seen));
            List.of(wildcard.getLowerBounds()).forEach(it -> collect(it, classes, seen));
        } else if (type instanceof TypeVariable<?> variable) {
            List.of(variable.getBounds()).forEach(it -> collect(it, classes, seen));
        }
    }

    private static Class<?> elementOf(Class<?> array) {
        Class<?> element = array.getComponentType();
        return element.isArray() ? elementOf(element) : element;
    }
}
