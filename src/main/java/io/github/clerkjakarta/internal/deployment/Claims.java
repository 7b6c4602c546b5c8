package io.github.clerkjakarta.internal.deployment;

import io.github.clerkjakarta.internal.decision.Requirements;
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
 * Judges a class: each element that requires something must be claimed by somebody who enforces it. The interceptors claim
 * methods of beans, the guard claims resource methods of other classes, and there is no third way.
 */
final class Claims {
    private static final String CALL_PROTECT = " or call auth.protect() in it.";

    private final RequirementTable table;
    private final Beans beans;
    private final List<Problem> problems = new ArrayList<>();

    Claims(RequirementTable table, Beans beans) {
        this.table = table;
        this.beans = beans;
    }

    /** Everything that is wrong with the classes judged so far. */
    List<Problem> problems() {
        return problems;
    }

    /** @throws IllegalArgumentException that says what is wrong with an annotation's members */
    void judge(Class<?> type) {
        if (type.isAnnotation()) {
            return;
        }
        judgeStatics(type);
        if (!type.isInterface() && !Modifier.isAbstract(type.getModifiers())) {
            judgePrivates(type);
            judgeInstances(type);
        }
    }

    /** A static method needs no instance, so that it counts for abstract classes and interfaces, too. */
    private void judgeStatics(Class<?> type) {
        statics(type)
                .filter(it -> table.isRequiredByMethod(type, it))
                .forEach(it -> add(
                        type,
                        table.of(type, it),
                        name(it)
                                + " is static: nothing can intercept a call of it, so its annotation cannot protect it."
                                + " Make it an instance method of a bean," + CALL_PROTECT));
    }

    /** A reader takes the class's annotation for theirs; the standard annotations have never meant static methods. */
    private void judgeStaticsOfProtected(Class<?> type) {
        statics(type)
                .filter(it -> !Modifier.isPrivate(it.getModifiers()) && !table.isRequiredByMethod(type, it))
                .filter(it -> !table.of(type, it).protections().isEmpty())
                .forEach(it -> add(
                        type,
                        table.of(type, it),
                        name(it)
                                + " is static: nothing can intercept a call of it, so the annotation of its class cannot"
                                + " protect it. Make it private or an instance method, or annotate it with @PermitAll if"
                                + " anybody may call it."));
    }

    private static Stream<Method> statics(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(it -> Modifier.isStatic(it.getModifiers()) && !it.isSynthetic());
    }

    private void judgePrivates(Class<?> type) {
        for (Class<?> holder = type; holder != null; holder = holder.getSuperclass()) {
            for (Method method : holder.getDeclaredMethods()) {
                int modifiers = method.getModifiers();
                boolean candidate =
                        Modifier.isPrivate(modifiers) && !Modifier.isStatic(modifiers) && !method.isSynthetic();
                if (candidate && table.isRequiredByMethod(holder, method)) {
                    add(
                            holder,
                            table.of(holder, method),
                            name(method) + " is private: nothing can intercept a call of it, so its annotation cannot"
                                    + " protect it. Make it a method of a bean that is not private," + CALL_PROTECT);
                }
            }
        }
    }

    private void judgeInstances(Class<?> type) {
        String complaint = ContainerMade.complaint(type);
        boolean serves = instanceMethods(type).anyMatch(it -> isCalledByJaxRs(type, it));
        if (complaint == null && !serves && beans.leaveOut(type)) {
            return;
        }
        if (complaint == null && (serves || beans.contain(type))) {
            judgeStaticsOfProtected(type);
        }
        for (Method method : instanceMethods(type).toList()) {
            Requirements required = table.of(type, method);
            if (required.isEmpty()) {
                continue;
            }
            boolean byMethod = table.isRequiredByMethod(type, method);
            String sentence = complaint == null
                    ? sentence(type, method, byMethod, serves)
                    : (byMethod ? name(type, method) + " cannot be protected: " + type.getName() : type.getName()) + " "
                            + complaint;
            if (sentence != null) {
                add(type, required, sentence);
            }
        }
    }

    private static boolean isCalledByJaxRs(Class<?> type, Method method) {
        return JaxRsMethods.isResourceMethod(type, method) || JaxRsMethods.isLocator(type, method);
    }

    /** @return null if the method is claimed */
    private @Nullable String sentence(Class<?> type, Method method, boolean byMethod, boolean serves) {
        String callback = ContainerMade.callback(method);
        if (callback != null) {
            // A class's annotation is about the methods that callers use, and these are not.
            return byMethod ? name(type, method) + " " + callback : null;
        }
        if (beans.contain(type)) {
            return obstacle(type, method, byMethod);
        }
        if (JaxRsMethods.isLocator(type, method)) {
            return name(type, method)
                    + " is a protected sub-resource locator of a class that is no bean: JAX-RS runs it before anybody"
                    + " can ask. Make " + type.getName()
                    + " a bean, for example with @RequestScoped, or annotate the class or the"
                    + " methods of the sub-resource instead.";
        }
        if (JaxRsMethods.isResourceMethod(type, method) || (serves && !byMethod)) {
            return null;
        }
        String subject = byMethod ? name(type, method) : type.getName();
        return serves
                ? subject
                        + " is no resource method, and its class is no bean: nothing enforces its annotation. Make the class a bean,"
                        + " for example with @RequestScoped," + CALL_PROTECT
                : subject + " is protected, but " + (byMethod ? type.getName() : "the class")
                        + " is neither a CDI bean nor a"
                        + " JAX-RS resource, so that nothing enforces the annotation. Make it a bean: give it a scope such as"
                        + " @ApplicationScoped, a constructor without parameters, and its archive a beans.xml that does not say"
                        + " \"none\". Or remove the annotation.";
    }

    /** Why CDI cannot intercept the method of a bean; null if it does. */
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
        boolean packagePrivate = (runs.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0;
        if (packagePrivate && !runs.getDeclaringClass().getPackageName().equals(type.getPackageName())) {
            return name(type, method) + " is package-private in "
                    + runs.getDeclaringClass().getPackageName() + ": CDI cannot intercept it in"
                    + " a bean of another package. Make it protected or public.";
        }
        return beans.intercept(type, runs) || beans.intercept(type, method)
                ? null
                : name(type, method) + " is not intercepted: something removed the library's annotation from the bean "
                        + type.getName() + " when the application was deployed, such as another CDI extension.";
    }

    private void add(Class<?> type, Requirements required, String sentence) {
        Problem problem =
                new Problem(sentence, type.getName(), !required.protections().isEmpty());
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /** Everything that can be called on an instance, once each: the declaration that runs. */
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
        // What the platform's own classes declare is not the application's.
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

    /** With the class that inherits it, for that is the one to be mended. */
    private static String name(Class<?> type, Method method) {
        return type.getName() + "." + method.getName()
                + (method.getDeclaringClass() == type
                        ? ""
                        : " (of " + method.getDeclaringClass().getName() + ")");
    }
}
