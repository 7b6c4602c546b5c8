package io.github.clerkjakarta.internal.container.jaxrs;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** A JAX-RS runtime's request that reports what a test sets; at first one for {@code /app/api/x}, without servlets. */
public final class FakeJaxRs {
    final Map<String, Object> properties = new HashMap<>();
    final MultivaluedMap<String, String> headers = new Headers();
    String method = "GET";
    String path = "x";
    Supplier<URI> baseUri = () -> URI.create("http://localhost:9080/app/api/");
    Supplier<URI> requestUri = () -> URI.create("http://localhost:9080/app/api/x");
    SecurityContext securityContext;

    /** The answer to the request, or null if it goes on. */
    Response aborted;

    FakeJaxRs() {
        headers.putSingle("Host", "localhost:9080");
    }

    private static final class Headers extends MultivaluedHashMap<String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public java.util.List<String> get(Object name) {
            return entrySet().stream()
                    .filter(it -> it.getKey().equalsIgnoreCase(String.valueOf(name)))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Sets the base, and the target below it. */
    FakeJaxRs at(String base, String below) {
        baseUri = () -> URI.create(base);
        requestUri = () -> URI.create(base + below);
        path = below.replaceFirst("[?#].*", "");
        return this;
    }

    FakeJaxRs header(String name, String value) {
        headers.putSingle(name, value);
        return this;
    }

    ContainerRequestContext context() {
        UriInfo uris = fake(
                UriInfo.class,
                Map.of(
                        "getBaseUri", args -> baseUri.get(),
                        "getRequestUri", args -> requestUri.get(),
                        "getPath",
                                args -> {
                                    if (!Boolean.FALSE.equals(args[0])) {
                                        throw new AssertionError("Nobody should ask for the decoded path.");
                                    }
                                    return path;
                                }));
        Map<String, Function<Object[], Object>> answers = new HashMap<>();
        answers.put("getUriInfo", args -> uris);
        answers.put("getMethod", args -> method);
        answers.put("getHeaders", args -> headers);
        answers.put("getProperty", args -> properties.get(String.valueOf(args[0])));
        answers.put("setProperty", args -> properties.put(String.valueOf(args[0]), args[1]));
        answers.put("getSecurityContext", args -> securityContext);
        answers.put("setSecurityContext", args -> securityContext = (SecurityContext) args[0]);
        answers.put("abortWith", args -> aborted = (Response) args[0]);
        return fake(ContainerRequestContext.class, answers);
    }

    /** Sets the same server's servlet request. */
    FakeJaxRs servlet(Servlet servlet) {
        properties.put(
                ServletRequestLine.class.getName(), ServletRequestLine.of(HttpServletRequest.class, servlet.request()));
        return this;
    }

    /** The facts that servlets report. */
    static final class Servlet {
        final Map<String, Object> answers = new TreeMap<>();
        String contextPath = "/app";

        Servlet() {
            answers.put("getRequestURI", "/app/api/x");
            answers.put("getContextPath", "/app");
            answers.put("getServletPath", "/api");
            answers.put("getScheme", "http");
            answers.put("getServerName", "localhost");
            answers.put("getServerPort", 9080);
            answers.put("getProtocol", "HTTP/1.1");
        }

        Servlet with(String getter, Object answer) {
            answers.put(getter, answer);
            return this;
        }

        Servlet deployedAt(String path) {
            contextPath = path;
            return this;
        }

        HttpServletRequest request() {
            ServletContext context = fake(ServletContext.class, Map.of("getContextPath", args -> contextPath));
            Map<String, Function<Object[], Object>> all = new HashMap<>();
            all.put("getQueryString", args -> null);
            all.put("getAttribute", args -> null);
            answers.forEach((getter, answer) -> all.put(getter, args -> answer));
            all.put("getServletContext", args -> context);
            return fake(HttpServletRequest.class, all);
        }
    }

    /** Returns a fake with only these answers: any other call fails, which shows what is read. */
    public static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Function<Object[], Object> answer = answers.get(method.getName());
            if (answer == null) {
                throw new AssertionError("Nobody should ask a "
                        + type.getSimpleName().toLowerCase(Locale.ROOT) + " for " + method.getName());
            }
            return answer.apply(args);
        }));
    }
}
