package io.github.clerkjakarta.internal.deployment;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Classes that the container creates and methods that it calls itself: no interceptor runs there, and no request has
 * been matched. Types are compared by name, because a runtime need not have all of Jakarta EE.
 */
final class ContainerMade {
    private static final String INTERCEPTOR = "jakarta.interceptor.Interceptor";
    private static final String IN_A_BEAN = " Put what is protected into a bean that it calls.";

    /** The problem with a class, by the beginning of a supertype's name, most specific first. */
    private static final Map<String, String> BY_SUPERTYPE = new LinkedHashMap<>();

    /** The problem with a class, by its annotation. */
    private static final Map<String, String> BY_ANNOTATION = new LinkedHashMap<>();

    /** The problem with a method, by its annotation. */
    private static final Map<String, String> CALLBACKS = new LinkedHashMap<>();

    static {
        String servlet =
                "is created by the servlet container, which does not ask for annotations. Remove the annotation and protect the"
                        + " path instead (clerk.routes.protected or a RequestGuard, with clerk.servlet-filter.patterns), or put what is"
                        + " protected into a bean that it calls.";
        String provider =
                "is a JAX-RS provider: it runs for requests of every resource, and annotations on it protect nothing. Put"
                        + " them on the resources.";
        String endpoint = "is a WebSocket endpoint, whose messages are no requests." + IN_A_BEAN
                + " Protect the handshake by its path, in clerk.routes.protected and clerk.servlet-filter.patterns.";
        String messages = "receives messages, and a message has no signed-in user. Remove the annotation.";
        String entity = "is created by Jakarta Persistence, not by CDI." + IN_A_BEAN;
        String extension = "runs while CDI starts, when there are no requests. Remove the annotation.";
        BY_SUPERTYPE.put("jakarta.servlet.", servlet);
        BY_SUPERTYPE.put("jakarta.websocket.", endpoint);
        BY_SUPERTYPE.put(
                "jakarta.ws.rs.core.Application",
                "is a JAX-RS Application: an annotation on it protects none of its resources. Put it on the resources.");
        BY_SUPERTYPE.put("jakarta.ws.rs.core.Feature", provider);
        BY_SUPERTYPE.put("jakarta.ws.rs.ext.", provider);
        BY_SUPERTYPE.put("jakarta.ws.rs.container.ContainerRe", provider);
        BY_SUPERTYPE.put("jakarta.ws.rs.container.DynamicFeature", provider);
        BY_SUPERTYPE.put("jakarta.ws.rs.client.", provider);
        BY_SUPERTYPE.put("jakarta.enterprise.inject.spi.", extension);
        BY_SUPERTYPE.put("jakarta.enterprise.inject.build.", extension);
        BY_SUPERTYPE.put("jakarta.jms.MessageListener", messages);
        BY_SUPERTYPE.put("jakarta.faces.", "is created by Jakarta Faces." + IN_A_BEAN);
        BY_SUPERTYPE.put("jakarta.persistence.", entity);
        BY_SUPERTYPE.put(
                "jakarta.batch.api.", "runs in a batch job, which has no signed-in user. Remove the annotation.");
        BY_SUPERTYPE.put(
                "jakarta.resource.",
                "is a part of a resource adapter, which serves no requests. Remove the annotation.");
        String helper = "is created by a specification that asks no annotation of this library." + IN_A_BEAN;
        BY_SUPERTYPE.put("jakarta.el.", helper);
        BY_SUPERTYPE.put("jakarta.json.bind.", helper);
        BY_SUPERTYPE.put("jakarta.security.auth.", helper);
        BY_SUPERTYPE.put("jakarta.xml.bind.", helper);
        BY_SUPERTYPE.put("jakarta.xml.ws.", helper);
        BY_SUPERTYPE.put("org.eclipse.microprofile.faulttolerance.FallbackHandler", helper);
        BY_SUPERTYPE.put("jakarta.validation.", helper);
        BY_SUPERTYPE.put("org.eclipse.microprofile.config.spi.", helper);
        BY_ANNOTATION.put("jakarta.jws.WebService", helper);
        BY_ANNOTATION.put("jakarta.xml.ws.WebServiceProvider", helper);
        BY_ANNOTATION.put("jakarta.ws.rs.ext.Provider", provider);
        BY_ANNOTATION.put("jakarta.websocket.server.ServerEndpoint", endpoint);
        BY_ANNOTATION.put("jakarta.websocket.ClientEndpoint", endpoint);
        BY_ANNOTATION.put("jakarta.ejb.MessageDriven", messages);
        for (String mapped : Set.of("Entity", "MappedSuperclass", "Embeddable")) {
            BY_ANNOTATION.put("jakarta.persistence." + mapped, entity);
        }
        String lifecycle =
                "is a lifecycle callback: the container calls it and enforces no annotation. Put the annotation on the methods"
                        + " that callers use.";
        String timer =
                "is called by a timer, which has no signed-in user. Remove the annotation, or protect the methods that callers"
                        + " use.";
        for (String callback : Set.of(
                "jakarta.annotation.PostConstruct",
                "jakarta.annotation.PreDestroy",
                "jakarta.ejb.PostActivate",
                "jakarta.ejb.PrePassivate",
                "jakarta.ejb.AfterBegin",
                "jakarta.ejb.BeforeCompletion",
                "jakarta.ejb.AfterCompletion",
                "jakarta.persistence.PrePersist",
                "jakarta.persistence.PostPersist",
                "jakarta.persistence.PreUpdate",
                "jakarta.persistence.PostUpdate",
                "jakarta.persistence.PreRemove",
                "jakarta.persistence.PostRemove",
                "jakarta.persistence.PostLoad",
                "jakarta.interceptor.AroundInvoke",
                "jakarta.interceptor.AroundTimeout",
                "jakarta.interceptor.AroundConstruct")) {
            CALLBACKS.put(callback, lifecycle);
        }
        String asynchronous =
                "runs on another thread, without a signed-in user, so every call would be refused (@Asynchronous of"
                        + " Jakarta Enterprise Beans). Remove the annotation, or protect the methods that call it.";
        BY_ANNOTATION.put("jakarta.ejb.Asynchronous", asynchronous);
        CALLBACKS.put("jakarta.ejb.Asynchronous", asynchronous);
        for (String parameter : Set.of(
                "PathParam",
                "QueryParam",
                "HeaderParam",
                "CookieParam",
                "MatrixParam",
                "FormParam",
                "BeanParam",
                "core.Context")) {
            CALLBACKS.put(
                    "jakarta.ws.rs." + parameter,
                    "is called by JAX-RS while it fills the resource. Put the annotation on the methods that answer requests.");
        }
        CALLBACKS.put(
                "jakarta.inject.Inject",
                "is an initializer: CDI calls it while it makes the bean, and enforces no annotation. Put the annotation on the methods that"
                        + " callers use.");
        for (String scheduled : Set.of("Schedule", "Schedules", "Timeout")) {
            CALLBACKS.put("jakarta.ejb." + scheduled, timer);
        }
    }

    private ContainerMade() {}

    /**
     * Returns the problem with an interceptor or decorator, abstract or not, which CDI makes and does not intercept;
     * null for any other class.
     */
    static @Nullable String interceptorOrDecorator(Class<?> type) {
        if (isDecorator(type)) {
            return " is a decorator: CDI does not intercept decorators. Put the annotation on the decorated bean.";
        }
        return isAnnotated(type, INTERCEPTOR)
                ? " is an interceptor: CDI does not intercept interceptors. Put the annotation on the intercepted bean."
                : null;
    }

    static boolean isDecorator(Class<?> type) {
        return isAnnotated(type, "jakarta.decorator.Decorator");
    }

    /** Returns true for a binding annotation on an interceptor, which must have it. */
    static boolean isBindingOfInterceptor(Class<?> type, Annotation annotation) {
        return isAnnotated(type, INTERCEPTOR)
                && isAnnotated(annotation.annotationType(), "jakarta.interceptor.InterceptorBinding");
    }

    /** Returns true for a method that runs later, on another thread: it never has a caller. */
    static boolean isAsynchronous(Method method) {
        return isAnnotated(method, "jakarta.ejb.Asynchronous");
    }

    /** Returns true if this method is called in place of another method of the class that fails. */
    static boolean isFallback(Class<?> type, Method method) {
        return UnenforcedElements.instanceMethods(type)
                .flatMap(it -> Stream.of(it.getDeclaredAnnotations()))
                .filter(it -> it.annotationType().getName().equals("org.eclipse.microprofile.faulttolerance.Fallback"))
                .anyMatch(it -> method.getName().equals(fallbackMethod(it)));
    }

    private static @Nullable Object fallbackMethod(Annotation fallback) {
        try {
            return fallback.annotationType().getMethod("fallbackMethod").invoke(fallback);
        } catch (ReflectiveOperationException anotherVersion) {
            return null;
        }
    }

    /**
     * Returns the problem with an annotation on the class or its methods, or null if the container does not create the
     * class itself.
     */
    static @Nullable String complaint(Class<?> type) {
        for (Map.Entry<String, String> one : BY_ANNOTATION.entrySet()) {
            if (isAnnotated(type, one.getKey())) {
                return one.getValue();
            }
        }
        for (Map.Entry<String, String> one : BY_SUPERTYPE.entrySet()) {
            if (hasSupertype(type, one.getKey())) {
                return one.getValue();
            }
        }
        return null;
    }

    /** Returns the problem with an annotation on the method, or null if others than the container call it. */
    static @Nullable String callback(Method method) {
        boolean timeout = method.getName().equals("ejbTimeout")
                && method.getParameterCount() == 1
                && method.getParameterTypes()[0].getName().equals("jakarta.ejb.Timer");
        return timeout
                ? CALLBACKS.get("jakarta.ejb.Timeout")
                : CALLBACKS.entrySet().stream()
                        .filter(it -> isAnnotated(method, it.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }

    static boolean isAnnotated(AnnotatedElement element, String annotation) {
        return Stream.of(element.getDeclaredAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(it -> it.getName().equals(annotation));
    }

    private static boolean hasSupertype(@Nullable Class<?> type, String beginning) {
        return type != null
                && (type.getName().startsWith(beginning)
                        || hasSupertype(type.getSuperclass(), beginning)
                        || Stream.of(type.getInterfaces()).anyMatch(it -> hasSupertype(it, beginning)));
    }
}
