package io.github.clerkjakarta.internal.deployment;

import io.github.clerkjakarta.internal.url.PercentEncoding;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Which paths of a web application its JAX-RS applications serve, and which of its other servlets are in between. */
public final class ServedPaths {
    private static final String DEFAULT_APPLICATION = Application.class.getName();
    private static final String WEB_SERVLET = "jakarta.servlet.annotation.WebServlet";

    /** Without a slash at the end; empty: the root. */
    private final Set<String> applications = new LinkedHashSet<>();

    /** URL patterns of servlets: {@code /a}, {@code /a/*}, {@code *.a}. */
    private final Set<String> others = new LinkedHashSet<>();

    /**
     * Reads descriptors and classes.
     *
     * @param descriptors web.xml and fragments
     * @param applications JAX-RS applications of the web application
     * @param servlets classes of it that may be annotated as servlets
     * @param files paths of the files that are programs, such as JSP pages
     */
    public static ServedPaths of(
            List<WebXml> descriptors,
            Collection<Class<?>> applications,
            Collection<Class<?>> servlets,
            Collection<String> files) {
        ServedPaths served = new ServedPaths();
        Set<String> mapped = new LinkedHashSet<>();
        for (WebXml descriptor : descriptors) {
            descriptor.servlets().forEach(it -> served.add(it, applications, mapped));
        }
        for (Class<?> application : applications) {
            ApplicationPath path = application.getAnnotation(ApplicationPath.class);
            if (path != null && !mapped.contains(application.getName())) {
                served.applications.add(prefix(path.value()));
            }
        }
        if (descriptors.stream().noneMatch(WebXml::isComplete)) {
            servlets.forEach(served::addAnnotated);
        }
        served.others.addAll(files);
        return served;
    }

    private void add(WebXml.Servlet servlet, Collection<Class<?>> known, Set<String> mapped) {
        String application = Stream.of(servlet.application(), servlet.name(), servlet.servletClass())
                .filter(it -> it != null
                        && (it.equals(DEFAULT_APPLICATION)
                                || known.stream()
                                        .anyMatch(type -> type.getName().equals(it))))
                .findFirst()
                .orElse(null);
        if (application == null && servlet.application() == null) {
            others.addAll(servlet.patterns());
        } else if (!servlet.patterns().isEmpty()) {
            mapped.add(String.valueOf(application));
            servlet.patterns().forEach(it -> applications.add(prefix(it)));
        }
    }

    /** By name: a runtime need not have servlets. */
    private void addAnnotated(Class<?> servlet) {
        for (Annotation annotation : servlet.getAnnotations()) {
            if (annotation.annotationType().getName().equals(WEB_SERVLET)) {
                for (String member : List.of("value", "urlPatterns")) {
                    try {
                        others.addAll(List.of((String[])
                                annotation.annotationType().getMethod(member).invoke(annotation)));
                    } catch (ReflectiveOperationException changed) {
                        others.add("/*");
                    }
                }
            }
        }
    }

    private static String prefix(String pattern) {
        String path = pattern.replaceFirst("/?\\*$", "").replaceAll("^/+|/+$", "");
        String decoded = PercentEncoding.decoded(path);
        return path.isEmpty() ? "" : "/" + (decoded == null ? path : decoded);
    }

    /** The paths of the JAX-RS applications, for messages. */
    public List<String> applications() {
        return applications.stream().map(it -> it.isEmpty() ? "/" : it).toList();
    }

    /** Whether JAX-RS serves everything. */
    boolean isAll() {
        return applications.contains("") && others.isEmpty();
    }

    /**
     * Whether JAX-RS serves all that a route pattern matches.
     *
     * @param pattern from the context root on
     */
    boolean cover(RoutePattern pattern) {
        return applications.stream().anyMatch(pattern::isWithin)
                && others.stream().noneMatch(pattern::mayReach);
    }

    /** Files that a servlet container runs instead of sending them. */
    public static boolean isProgram(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return name.endsWith(".jsp") || name.endsWith(".jspx");
    }

    /** Directories end in a slash, as {@code ServletContext.getResourcePaths} has it. */
    public interface Files {
        Collection<String> below(String directory);
    }

    /** The programs among the files of a web application. */
    public static List<String> programs(Files files) {
        List<String> programs = new ArrayList<>();
        List<String> directories = new ArrayList<>(List.of("/"));
        for (int i = 0; i < directories.size(); i++) {
            for (String path : files.below(directories.get(i))) {
                if (path.endsWith("/") && !path.startsWith("/WEB-INF/") && !path.startsWith("/META-INF/")) {
                    directories.add(path);
                } else if (isProgram(path)) {
                    programs.add(path);
                }
            }
        }
        return programs;
    }
}
