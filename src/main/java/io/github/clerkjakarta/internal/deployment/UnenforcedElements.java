package io.github.clerkjakarta.internal.deployment;

import io.github.clerkjakarta.internal.protection.Requirements;
import io.github.clerkjakarta.internal.requirement.JaxRsMethods;
import io.github.clerkjakarta.internal.requirement.MethodFamily;
import io.github.clerkjakarta.internal.requirement.RequirementTable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds elements that require something and that nothing enforces. The interceptors enforce methods of beans, the guard
 * enforces resource methods of other classes, and there is no third way.
 */
final class UnenforcedElements {
    private static final String CALL_PROTECT = " or remove the annotation and call auth.protect() in it.";

    private static final String HOW =
            "a scope such as @RequestScoped, a constructor without parameters or with @Inject, and an archive"
                    + " whose beans.xml does not say \"none\"";

    private static final String NEITHER =
            " is neither a CDI bean nor a JAX-RS resource, so that nothing enforces the annotation. Make it"
                    + " a bean (" + HOW + "), or remove the annotation.";

    private final RequirementTable table;
    private final Beans beans;
    private final List<Problem> problems = new ArrayList<>();

    UnenforcedElements(RequirementTable table, Beans beans) {
        this.table = table;
        this.beans = beans;
    }

    /** Returns the problems of the classes judged so far. */
    List<Problem> problems() {
        return problems;
    }

    void judge(Class<?> type) {
        if (type.isAnnotation()) {
            return;
        }
        String why = ContainerMade.interceptorOrDecorator(type);
        if (why != null) {
            judgeWritten(type, why);
            return;
        }
        judgeStatics(type);
        if (!type.isInterface() && !Modifier.isAbstract(type.getModifiers())) {
            judgeConcrete(type);
        }
    }

    /**
     * Judges the annotations written in a decorator itself. Those inherited from the decorated type are enforced on the
     * bean, before the decorator is called.
     */
    private void judgeWritten(Class<?> type, String why) {
        Set<Class<?>> holders = new LinkedHashSet<>();
        addHierarchy(type, holders);
        holders.removeIf(it -> it.isInterface() && ContainerMade.isDecorator(type));
        for (Class<?> holder : holders) {
            boolean onClass = Stream.of(holder.getDeclaredAnnotations())
                    .filter(it -> table.isRequirement(it.annotationType()))
                    .anyMatch(it ->
                            table.isKind(it.annotationType()) || !ContainerMade.isBindingOfInterceptor(holder, it));
            if (onClass) {
                add(type, table.isProtectedClass(holder), type.getName() + why);
            }
            for (Method method : holder.getDeclaredMethods()) {
                if (table.carries(method) && !method.isBridge()) {
                    add(
                            type,
                            required(holder, method),
                            name(type, method) + " cannot be protected: " + type.getName() + why);
                }
            }
        }
    }

    private void judgeConcrete(Class<?> type) {
        String complaint = ContainerMade.complaint(type);
        boolean serves = instanceMethods(type).anyMatch(it -> isCalledByJaxRs(type, it));
        if (complaint == null && !serves && beans.leaveOut(type)) {
            return;
        }
        judgePrivates(type);
        boolean claimable = complaint == null && (serves || beans.contain(type)) && !beans.isHiddenFromCdi(type);
        if (!claimable && (table.isProtectedClass(type) || table.isRestrictedClass(type))) {
            String sentence = complaint == null ? " is protected, but the class" + NEITHER : " " + complaint;
            add(type, table.isProtectedClass(type), type.getName() + sentence);
        }
        for (Method method : instanceMethods(type).toList()) {
            Requirements required = required(type, method);
            boolean byMethod = table.isRequiredByMethod(type, method);
            if (required.isEmpty() || (!claimable && !byMethod)) {
                continue;
            }
            String sentence =
                    claimable ? sentence(type, method, byMethod, serves) : unclaimable(type, method, complaint);
            if (sentence != null) {
                add(type, required, sentence);
            }
        }
    }

    private static String unclaimable(Class<?> type, Method method, @Nullable String complaint) {
        return name(type, method)
                + (complaint == null
                        ? " is protected, but " + type.getName() + NEITHER
                        : " cannot be protected: " + type.getName() + " " + complaint);
    }

    private static boolean isCalledByJaxRs(Class<?> type, Method method) {
        return Modifier.isPublic(method.getModifiers())
                && (JaxRsMethods.isResourceMethod(type, method) || JaxRsMethods.isLocator(type, method));
    }

    /** Judges static methods. They need no instance, so those of abstract classes and interfaces count, too. */
    private void judgeStatics(Class<?> type) {
        if (ContainerMade.complaint(type) == null) {
            judgeStaticsOfProtected(type);
        }
        statics(type)
                .filter(it -> table.isRequiredByMethod(type, it))
                .forEach(it -> add(
                        type,
                        required(type, it),
                        it.getName().endsWith("$annotations")
                                ? name(it)
                                        + " holds the annotation of a Kotlin property, where it protects nothing. Annotate the getter:"
                                        + " @get:..."
                                : name(it)
                                        + " is static: nothing can intercept a call of it, so its annotation cannot protect it."
                                        + " Make it an instance method of a bean," + CALL_PROTECT));
    }

    /** Judges static methods of an annotated class: a reader takes the class's annotation for theirs. */
    private void judgeStaticsOfProtected(Class<?> type) {
        statics(type)
                .filter(it -> !Modifier.isPrivate(it.getModifiers()) && !table.isRequiredByMethod(type, it))
                .filter(it -> !required(type, it).isEmpty())
                .forEach(it -> add(
                        type,
                        required(type, it),
                        name(it)
                                + " is static: nothing can intercept a call of it, so the annotation of its class cannot"
                                + " protect it. Make it private or an instance method, or annotate it with @PermitAll if"
                                + " every caller may call it."));
    }

    /**
     * Returns the static methods. Kotlin writes the annotations of a property on a synthetic one, {@code
     * getName$annotations}.
     */
    private Stream<Method> statics(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(it -> Modifier.isStatic(it.getModifiers()) && (!it.isSynthetic() || table.carries(it)))
                .filter(it -> !isDefaultOfKotlin(type));
    }

    /**
     * Returns true for the class in which Kotlin keeps the bodies of an interface's methods, which implementations
     * call.
     */
    private static boolean isDefaultOfKotlin(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return type.getSimpleName().equals("DefaultImpls") && outer != null && outer.isInterface();
    }

    private void judgePrivates(Class<?> type) {
        Set<Class<?>> hierarchy = new LinkedHashSet<>();
        addHierarchy(type, hierarchy);
        for (Class<?> holder : hierarchy) {
            Stream.of(holder.getDeclaredMethods())
                    .filter(it -> Modifier.isPrivate(it.getModifiers())
                            && !Modifier.isStatic(it.getModifiers())
                            && !it.isSynthetic())
                    .filter(it -> table.isRequiredByMethod(holder, it))
                    .forEach(it -> add(
                            holder,
                            required(holder, it),
                            name(it)
                                    + " is private: nothing can intercept a call of it, so its annotation cannot protect it."
                                    + " Make it a method of a bean that is not private," + CALL_PROTECT));
        }
    }

    /** @return null if the method is claimed */
    private @Nullable String sentence(Class<?> type, Method method, boolean byMethod, boolean serves) {
        String callback = ContainerMade.callback(method);
        if (callback != null) {
            // A class's annotation covers the methods that callers use, and these are not among them.
            return byMethod || ContainerMade.isAsynchronous(method) ? name(type, method) + " " + callback : null;
        }
        if (byMethod && ContainerMade.isFallback(type, method)) {
            return name(type, method)
                    + " is the fallback of another method: it is called without a check of the caller. Put the annotation"
                    + " on the method that callers use.";
        }
        if (beans.contain(type)) {
            return obstacle(type, method, byMethod);
        }
        if (JaxRsMethods.isLocator(type, method)) {
            return name(type, method)
                    + " is a protected sub-resource locator of a class that is not a bean: JAX-RS runs it before the"
                    + " caller can be checked. Make " + type.getName()
                    + " a bean (" + HOW + "), or annotate the class or the methods of the sub-resource instead.";
        }
        boolean answers = JaxRsMethods.isResourceMethod(type, method);
        if (answers && byMethod && !Modifier.isPublic(method.getModifiers())) {
            return name(type, method)
                    + " is not public, so that JAX-RS does not call it, and its class is not a bean: nothing enforces"
                    + " its annotation. Make the method public.";
        }
        if (answers || (serves && !byMethod)) {
            return null;
        }
        return name(type, method)
                + " is not a resource method, and its class is not a bean: nothing enforces its annotation. Make the class a"
                + " bean (" + HOW + ")," + CALL_PROTECT;
    }

    /** Returns the reason why CDI cannot intercept the method of a bean, or null if it can. */
    private @Nullable String obstacle(Class<?> type, Method method, boolean byMethod) {
        Method runs = MethodFamily.of(type, method).mostSpecific();
        String subject = byMethod ? name(type, method) : type.getName();
        if (Modifier.isFinal(type.getModifiers())) {
            return subject + " cannot be protected: " + type.getName()
                    + " is final (records are), and CDI cannot intercept a final" + " bean. Make the class not final.";
        }
        if (Modifier.isFinal(runs.getModifiers())) {
            return name(type, method)
                    + " is final: CDI cannot intercept it, so its annotation cannot protect it. Make it not final,"
                    + CALL_PROTECT;
        }
        if (MethodFamily.isPackagePrivate(runs) && !MethodFamily.isSamePackage(runs.getDeclaringClass(), type)) {
            return name(type, method) + " is package-private in "
                    + runs.getDeclaringClass().getName() + ": CDI cannot intercept it in a bean of"
                    + " another package, or of another class loader. Make it protected or public.";
        }
        return beans.intercept(type, runs) || beans.intercept(type, method)
                ? null
                : name(type, method) + " is not intercepted: something removed the library's annotation from the bean "
                        + type.getName() + " when the application was deployed, such as another CDI extension.";
    }

    /** Returns the method's requirements. If an annotation's members are wrong, it reports that and returns none. */
    private Requirements required(Class<?> type, Method method) {
        try {
            return table.of(type, method);
        } catch (IllegalArgumentException wrongMembers) {
            String subject = table.isRequiredByMethod(type, method) ? name(type, method) : type.getName();
            add(type, true, subject + ": " + wrongMembers.getMessage());
            return Requirements.NONE;
        }
    }

    private void add(Class<?> type, Requirements required, String sentence) {
        add(type, !required.protections().isEmpty(), sentence);
    }

    private void add(Class<?> type, boolean ours, String sentence) {
        Problem problem = new Problem(sentence, type.getName(), ours);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /** Returns everything that can be called on an instance: of each method, the declaration that runs. */
    static Stream<Method> instanceMethods(Class<?> type) {
        Set<Method> all = new LinkedHashSet<>();
        Set<Class<?>> hierarchy = new LinkedHashSet<>();
        addHierarchy(type, hierarchy);
        for (Class<?> holder : hierarchy) {
            for (Method method : holder.getDeclaredMethods()) {
                boolean unsuitable =
                        Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers());
                if (!unsuitable && !method.isBridge() && !method.isSynthetic()) {
                    all.add(MethodFamily.of(type, method).mostSpecific());
                }
            }
        }
        return all.stream();
    }

    private static void addHierarchy(@Nullable Class<?> type, Set<Class<?>> hierarchy) {
        // Methods that the platform declares do not belong to the application.
        if (type == null || type.getClassLoader() == null || !hierarchy.add(type)) {
            return;
        }
        addHierarchy(type.getSuperclass(), hierarchy);
        for (Class<?> implemented : type.getInterfaces()) {
            addHierarchy(implemented, hierarchy);
        }
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName();
    }

    /** Names the method with the class that inherits it, because that class must be changed. */
    private static String name(Class<?> type, Method method) {
        return type.getName() + "." + method.getName()
                + (method.getDeclaringClass() == type
                        ? ""
                        : " (of " + method.getDeclaringClass().getName() + ")");
    }
}
