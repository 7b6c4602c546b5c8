package io.github.clerkjakarta.internal.container.jaxrs;

import io.github.clerkjakarta.internal.request.ContextRoot;
import io.github.clerkjakarta.internal.url.PercentEncoding;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The facts that JAX-RS does not report: target, context root and protocol of the servlet request. Read by reflection,
 * because Open Liberty runs JAX-RS on servlets even if the application cannot see the servlet API.
 */
public final class ServletRequestLine {
    private static final String TYPE = "jakarta.servlet.http.HttpServletRequest";

    /** RESTEasy's store, by the class of the runtime's UriInfo. */
    private static final ClassValue<RestEasy> RESTEASY = new ClassValue<>() {
        @Override
        protected RestEasy computeValue(Class<?> uriInfo) {
            return RestEasy.of(uriInfo.getClassLoader());
        }
    };

    private static final ClassValue<Map<String, Method>> GETTERS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private final Class<?> type;
    private final Object request;
    private @Nullable String contextPath;

    private ServletRequestLine(Class<?> type, Object request) {
        this.type = type;
        this.request = request;
    }

    /** @param type HttpServletRequest, as the server loads it */
    public static ServletRequestLine of(Class<?> type, Object request) {
        return new ServletRequestLine(type, request);
    }

    /** Returns null on runtimes without servlets. */
    static @Nullable ServletRequestLine of(ContainerRequestContext request) {
        // RESTEasy's own proxies of the servlet request fail if a filter has wrapped it.
        RestEasy resteasy = RESTEASY.get(request.getUriInfo().getClass());
        Object servlet = resteasy.servletRequest();
        if (servlet != null && resteasy.type != null) {
            return new ServletRequestLine(resteasy.type, servlet);
        }
        return request.getProperty(ServletRequestLine.class.getName()) instanceof ServletRequestLine bound
                ? bound
                : null;
    }

    /** RESTEasy's store for the servlet request of the current thread; empty on other runtimes. */
    private record RestEasy(
            @Nullable Method contextData, @Nullable Class<?> type) {

        static RestEasy of(@Nullable ClassLoader loader) {
            try {
                Class<?> context = Class.forName("org.jboss.resteasy.core.ResteasyContext", true, loader);
                return new RestEasy(
                        context.getMethod("getContextDataMap", boolean.class), Class.forName(TYPE, false, loader));
            } catch (ReflectiveOperationException | LinkageError other) {
                return new RestEasy(null, null);
            }
        }

        @Nullable
        Object servletRequest() {
            try {
                Object data = contextData == null ? null : contextData.invoke(null, false);
                return data instanceof Map<?, ?> map ? map.get(type) : null;
            } catch (ReflectiveOperationException changed) {
                return null;
            }
        }
    }

    public String uri() {
        return text("getRequestURI");
    }

    /** Returns the context path of the web application, regardless of how the client spelled it. */
    String contextPath() {
        String known = contextPath;
        if (known == null) {
            known = readContextPath();
            contextPath = known;
        }
        return known;
    }

    private String readContextPath() {
        Object context = get(type, request, "getServletContext");
        Object path = context == null
                ? null
                : get(method(type, "getServletContext").getReturnType(), context, "getContextPath");
        return path == null ? "" : (String) path;
    }

    public ContextRoot contextRoot() {
        String path = contextPath();
        // On some servers this repeats the client's spelling.
        String requested = text("getContextPath");
        String decoded = PercentEncoding.decoded(requested);
        if (requested.equals(path) || path.equals(decoded)) {
            return ContextRoot.known(path);
        }
        // The server may have mounted the application at several paths.
        return new ContextRoot(path, List.of(path, decoded == null ? requested : decoded));
    }

    String servletPath() {
        return text("getServletPath");
    }

    public @Nullable String query() {
        return (String) get(type, request, "getQueryString");
    }

    public String scheme() {
        return text("getScheme");
    }

    /**
     * Returns host and port as the server reports them: from the target, {@code :authority} or the Host header, or its own address. Empty
     * if the server cannot parse them.
     */
    public String authority() {
        try {
            return hostAndPort();
        } catch (IllegalStateException malformedTarget) {
            return "";
        }
    }

    private String hostAndPort() {
        String name = text("getServerName");
        // The server's own address may have a zone: fe80::1%eth0.
        String host = name.indexOf(':') >= 0 && !name.startsWith("[") ? "[" + name.replaceFirst("%.*", "") + "]" : name;
        Object port = get(type, request, "getServerPort");
        boolean usual = Integer.valueOf(80).equals(port) || Integer.valueOf(443).equals(port);
        return usual || !(port instanceof Integer number) || number <= 0 ? host : host + ":" + number;
    }

    /** Returns true for HTTP/2 and later, which send {@code :authority}. */
    public boolean hasAuthority() {
        return text("getProtocol").matches("HTTP/[23].*");
    }

    /** Returns true if the connection is encrypted. Not {@code isSecure()}: servers derive it from headers, too. */
    public boolean isEncrypted() {
        try {
            return type.getMethod("getAttribute", String.class).invoke(request, "jakarta.servlet.request.cipher_suite")
                    != null;
        } catch (ReflectiveOperationException absent) {
            return false;
        }
    }

    private String text(String getter) {
        Object value = get(type, request, getter);
        return value == null ? "" : (String) value;
    }

    private static @Nullable Object get(Class<?> type, Object target, String getter) {
        try {
            return method(type, getter).invoke(target);
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalStateException("HttpServletRequest." + getter + "() failed.", unreadable);
        }
    }

    private static Method method(Class<?> type, String getter) {
        Map<String, Method> known = GETTERS.get(type);
        // Asked first, because computeIfAbsent may take a lock.
        Method method = known.get(getter);
        return method != null
                ? method
                : known.computeIfAbsent(getter, name -> {
                    try {
                        return type.getMethod(name);
                    } catch (NoSuchMethodException never) {
                        throw new IllegalStateException(type.getName() + " has no " + name + "().", never);
                    }
                });
    }
}
