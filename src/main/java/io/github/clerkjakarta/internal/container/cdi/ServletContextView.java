package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.ClerkConfigurationException;
import io.github.clerkjakarta.internal.deployment.ServedPaths;
import io.github.clerkjakarta.internal.deployment.WebXml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A ServletContext, called by reflection because some runtimes lack its type. A call that fails makes the deployment fail. */
record ServletContextView(Class<?> type, Object context) {
    static final String TYPE = "jakarta.servlet.ServletContext";

    /** The {@code getServletContext} method of each request class, cached because every request needs it. */
    private static final ClassValue<Optional<Method>> GETTERS = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> request) {
            return getter(request);
        }
    };

    static @Nullable ServletContextView of(Object context) {
        Class<?> type = interfaceOf(context.getClass(), TYPE);
        return type == null ? null : new ServletContextView(type, context);
    }

    /** @return null if the object is not a servlet request */
    static @Nullable ServletContextView ofRequest(Object request) {
        Method getter = GETTERS.get(request.getClass()).orElse(null);
        try {
            return getter == null ? null : new ServletContextView(getter.getReturnType(), getter.invoke(request));
        } catch (ReflectiveOperationException unreadable) {
            throw new ClerkConfigurationException(
                    "ServletRequest.getServletContext() failed, so that the route rules cannot be checked.");
        }
    }

    private static Optional<Method> getter(Class<?> request) {
        try {
            Class<?> type = interfaceOf(request, "jakarta.servlet.ServletRequest");
            return type == null ? Optional.empty() : Optional.of(type.getMethod("getServletContext"));
        } catch (NoSuchMethodException never) {
            return Optional.empty();
        }
    }

    /** Finds the interface, because a server's own class may not be public. */
    private static @Nullable Class<?> interfaceOf(@Nullable Class<?> type, String name) {
        if (type == null || type.getName().equals(name)) {
            return type;
        }
        return Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
                .map(it -> interfaceOf(it, name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Returns the servlets that are registered. The container reports them only once requests are served. */
    @SuppressWarnings("unchecked") // as its documentation says
    List<WebXml.Servlet> servlets() {
        List<WebXml.Servlet> servlets = new ArrayList<>();
        registrations("getServletRegistrations").forEach((name, registration) -> {
            Class<?> kind = interfaceOf(registration.getClass(), "jakarta.servlet.ServletRegistration");
            servlets.add(new WebXml.Servlet(
                    String.valueOf(name),
                    (String) call(kind, registration, "getClassName"),
                    (String) call(kind, registration, "getInitParameter", "jakarta.ws.rs.Application"),
                    List.copyOf((Collection<String>) call(kind, registration, "getMappings"))));
        });
        return servlets;
    }

    boolean hasFilter(String name) {
        return registrations("getFilterRegistrations").containsKey(name);
    }

    private Map<?, ?> registrations(String getter) {
        return (Map<?, ?>) Objects.requireNonNull(call(getter));
    }

    String path() {
        return String.valueOf(call("getContextPath"));
    }

    /** Returns the file's content; empty if there is no such file. */
    List<byte[]> files(String path) {
        try (InputStream content = (InputStream) call("getResourceAsStream", path)) {
            return content == null ? List.of() : List.of(content.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the fragments of libraries. */
    List<byte[]> fragments() {
        List<byte[]> fragments = new ArrayList<>();
        try {
            for (URL url : loader() == null
                    ? List.<URL>of()
                    : Collections.list(loader().getResources("META-INF/web-fragment.xml"))) {
                if (!ServedPaths.isOfEarLibrary(url.toString())
                        && !url.toString().contains("/WEB-INF/classes/")) {
                    try (InputStream content = url.openStream()) {
                        fragments.add(content.readAllBytes());
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return fragments;
    }

    @SuppressWarnings("unchecked") // as its documentation says
    Collection<String> below(String directory) {
        Object paths = call("getResourcePaths", directory);
        return paths == null ? List.of() : (Set<String>) paths;
    }

    boolean loads(Class<?> one) {
        try {
            return loader() == null || Class.forName(one.getName(), false, loader()) == one;
        } catch (ClassNotFoundException | LinkageError anothers) {
            return false;
        }
    }

    private @Nullable ClassLoader loader() {
        return (ClassLoader) call("getClassLoader");
    }

    private @Nullable Object call(String method, String... arguments) {
        return call(type, context, method, arguments);
    }

    private static @Nullable Object call(@Nullable Class<?> type, Object target, String method, String... arguments) {
        try {
            Class<?> kind = Objects.requireNonNull(type);
            return arguments.length == 0
                    ? kind.getMethod(method).invoke(target)
                    : kind.getMethod(method, String.class).invoke(target, arguments[0]);
        } catch (ReflectiveOperationException unreadable) {
            throw new ClerkConfigurationException(
                    "ServletContext." + method + "() failed, so that the route rules cannot be checked.");
        }
    }
}
