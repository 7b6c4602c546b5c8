package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.ClerkConfigurationException;
import io.github.clerkjakarta.DocumentRequest;
import io.github.clerkjakarta.OptionsResolver;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.enterprise.inject.spi.ProcessProducer;
import jakarta.enterprise.inject.spi.ProcessSyntheticAnnotatedType;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sees the application's classes at deployment: completes interception, and refuses what cannot be protected. */
public class ClerkExtension implements Extension {
    private static final Logger LOG = System.getLogger("io.github.clerkjakarta");

    /** By name: a runtime need not have servlets. */
    private static final Set<String> SERVLET_TYPES =
            Set.of("jakarta.servlet.Servlet", "jakarta.servlet.Filter", "java.util.EventListener");

    /** Whether a class of the application extends the listener that starts the servlet filter. */
    private boolean servletListener;

    /** A superclass is met with each of its beans. */
    private final Set<String> problems = new LinkedHashSet<>();

    /**
     * smallrye-jwt in WEB-INF/lib is an implicit bean archive: its beans would fail the deployment, or replace the
     * runtime's own JsonWebToken. Only its classes are wanted here.
     */
    void leaveOutSmallRyeJwt(@Observes ProcessAnnotatedType<?> event) {
        boolean ofSmallRyeJwt =
                event.getAnnotatedType().getJavaClass().getName().startsWith("io.smallrye.jwt.");
        if (ofSmallRyeJwt && !(event instanceof ProcessSyntheticAnnotatedType)) {
            event.veto();
        }
    }

    <T> void protect(@Observes ProcessAnnotatedType<T> event) {
        Class<T> type = event.getAnnotatedType().getJavaClass();
        if (type.isAnnotation() || type.getName().startsWith("io.github.clerkjakarta.internal.")) {
            return;
        }
        servletListener |=
                !type.getName().equals(ServletListenerCheck.LISTENER) && isA(type, ServletListenerCheck.LISTENER);
        try {
            silentMethods(type)
                    .forEach(method -> problems.add(name(method)
                            + " says nothing about who may call it, and clerk.default is deny. Annotate it or its class with one of"
                            + " the library's annotations, or with @PermitAll."));
            if (Application.class.isAssignableFrom(type) && isProtected(type)) {
                problems.add(
                        type.getName() + " is a JAX-RS Application: an annotation on it protects none of its resources."
                                + " Put it on the resources.");
            }
            for (Class<?> holder = type; holder != null && holder != Object.class; holder = holder.getSuperclass()) {
                Stream.of(holder.getDeclaredMethods()).forEach(this::checkReachable);
            }
            Set<Method> hidden = event.getAnnotatedType().getMethods().stream()
                    .map(AnnotatedMethod::getJavaMember)
                    .filter(method -> isHidden(type, method))
                    .collect(Collectors.toSet());
            if (!hidden.isEmpty()) {
                event.configureAnnotatedType()
                        .filterMethods(method -> hidden.contains(method.getJavaMember()))
                        .forEach(method -> method.add(Protected.Literal.INSTANCE));
            }
        } catch (LinkageError incomplete) {
            // A class whose methods name absent classes: CDI cannot make a bean of it either.
            LOG.log(Level.DEBUG, "{0} cannot be examined: {1}", type.getName(), incomplete);
        } catch (IllegalArgumentException wrongMembers) {
            problems.add(type.getName() + ": " + wrongMembers.getMessage());
        }
    }

    /**
     * Whether CDI alone would leave the method open: one binding that it sees is enough, the table knows the rest.
     *
     * @throws IllegalArgumentException where an annotation's members are wrong
     */
    private static boolean isHidden(Class<?> type, Method method) {
        boolean callable = !Modifier.isPrivate(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
        boolean required = !RequirementTables.SHARED.of(type, method).isEmpty();
        boolean seen = AnnotationReader.KINDS.stream()
                .anyMatch(kind -> method.isAnnotationPresent(kind) || type.isAnnotationPresent(kind));
        return callable && required && !seen;
    }

    /** CDI overrides a method to intercept it. */
    private void checkReachable(Method method) {
        int modifiers = method.getModifiers();
        String obstacle = Modifier.isStatic(modifiers)
                ? "static"
                : Modifier.isPrivate(modifiers) ? "private" : Modifier.isFinal(modifiers) ? "final" : "";
        if (!obstacle.isEmpty() && AnnotationReader.KINDS.stream().anyMatch(method::isAnnotationPresent)) {
            problems.add(
                    name(method) + " is " + obstacle + ": calls of it cannot be intercepted, so its annotation cannot"
                            + " protect it. Make it an instance method of a bean, neither private nor final, or call"
                            + " auth.protect() in it.");
        }
    }

    /** The methods of a resource that {@code clerk.default=deny} refuses; those of sub-resources depend on the way there. */
    private static List<Method> silentMethods(Class<?> type) {
        if (type.isInterface()
                || Modifier.isAbstract(type.getModifiers())
                || !DenyByDefault.isOn()
                || !ProtectionGuard.isRoot(type)) {
            return List.of();
        }
        return Stream.of(type.getMethods())
                .filter(method -> !method.isBridge() && ProtectionGuard.isResourceMethod(type, method))
                .filter(method -> RequirementTable.isSilent(type, method))
                .toList();
    }

    private static String name(Member member) {
        return member.getDeclaringClass().getName() + "." + member.getName();
    }

    /** What a producer method or field gives is not intercepted. */
    void checkProducer(@Observes ProcessProducer<?, ?> event) {
        if (event.getAnnotatedMember().getJavaMember() instanceof Method method) {
            checkProduced(method.getReturnType(), method);
        } else if (event.getAnnotatedMember().getJavaMember() instanceof Field field) {
            checkProduced(field.getType(), field);
        }
    }

    private void checkProduced(Class<?> type, Member producer) {
        if (isProtected(type)) {
            problems.add(name(producer) + " produces a " + type.getName()
                    + ", which has protections: CDI does not intercept what is produced. Make that class a"
                    + " bean, or call auth.protect() in its methods.");
        }
    }

    /** Servlets, filters and listeners are made by the servlet container, not as beans. */
    void checkComponent(@Observes ProcessInjectionTarget<?> event) {
        Class<?> type = event.getAnnotatedType().getJavaClass();
        if (SERVLET_TYPES.stream().anyMatch(name -> isA(type, name)) && isProtected(type)) {
            problems.add(type.getName()
                    + " is made by the servlet container: annotations cannot protect it. Name its path in"
                    + " clerk.routes.protected and clerk.servlet-filter.patterns, or put what is protected into a bean"
                    + " that it calls.");
        }
    }

    boolean hasServletListener() {
        return servletListener;
    }

    private static boolean isA(@Nullable Class<?> type, String name) {
        return type != null
                && (type.getName().equals(name)
                        || isA(type.getSuperclass(), name)
                        || Stream.of(type.getInterfaces()).anyMatch(it -> isA(it, name)));
    }

    private static boolean isProtected(Class<?> type) {
        return !type.getName().startsWith("io.github.clerkjakarta.internal.")
                && Stream.of(type.getMethods())
                        .anyMatch(method -> method.getDeclaringClass() != Object.class
                                && !RequirementTable.annotations(type, method).isEmpty());
    }

    void check(@Observes AfterDeploymentValidation event, BeanManager beans) {
        for (Class<?> one : List.of(OptionsResolver.class, DocumentRequest.class, Clock.class)) {
            if (beans.getBeans(one).size() > 1 && isAmbiguous(beans, one)) {
                problems.add("There are several beans of type " + one.getName()
                        + ", and only one can be used. Keep one, or" + " make the others alternatives.");
            }
        }
        boolean hasResolver = !beans.getBeans(OptionsResolver.class).isEmpty();
        if (!isJsonThere()) {
            problems.add(
                    "Jakarta JSON Processing is missing, and no token can be read without it. Open Liberty has it with"
                            + " the feature jsonp-2.1.");
        }
        if (isServer() && !MicroProfileConfig.isThere()) {
            problems.add(
                    "MicroProfile Config is missing, and with it clerk.publishable-key. Open Liberty has it with the"
                            + " feature mpConfig-3.1.");
        }
        problems.forEach(problem -> event.addDeploymentProblem(new ClerkConfigurationException(problem)));
        ClerkConfigurationException mistakes = MicroProfileConfig.mistakes(hasResolver);
        if (mistakes != null && isServer()) {
            event.addDeploymentProblem(mistakes);
        } else if (mistakes != null) {
            LOG.log(Level.DEBUG, "No JAX-RS here; the first use of Auth will say: {0}", mistakes.getMessage());
        }
    }

    private static boolean isAmbiguous(BeanManager beans, Class<?> type) {
        try {
            beans.resolve(beans.getBeans(type));
            return false;
        } catch (AmbiguousResolutionException several) {
            return true;
        }
    }

    private static boolean isJsonThere() {
        try {
            return JsonProvider.provider() != null;
        } catch (LinkageError | RuntimeException missing) {
            return false;
        }
    }

    /** Unit tests of applications have CDI without JAX-RS, and no keys. */
    private static boolean isServer() {
        try {
            return RuntimeDelegate.getInstance() != null;
        } catch (LinkageError | RuntimeException noImplementation) {
            return false;
        }
    }
}
