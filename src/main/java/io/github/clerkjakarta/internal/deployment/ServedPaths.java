package io.github.clerkjakarta.internal.deployment;

import io.github.clerkjakarta.internal.url.PercentEncoding;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The paths that a web application's JAX-RS applications serve, and those of other servlets among them. */
public final class ServedPaths {
    private static final String DEFAULT_APPLICATION = Application.class.getName();
    private static final String WEB_SERVLET = "jakarta.servlet.annotation.WebServlet";
    private static final String SERVER_ENDPOINT = "jakarta.websocket.server.ServerEndpoint";
    private static final String FACES = "jakarta.faces.annotation.FacesConfig";

    /** The annotations of classes that serve paths, by name, because a runtime may lack them. */
    static final Set<String> ANNOTATIONS =
            Set.of(WEB_SERVLET, SERVER_ENDPOINT, FACES, "jakarta.jws.WebService", "jakarta.xml.ws.WebServiceProvider");

    private static final List<String> PROGRAMS = List.of(".jsp", ".jspx", ".jsw", ".jsv", ".xhtml");

    /** The paths of the JAX-RS applications, without a slash at the end; empty at the root. */
    private final Set<String> applications = new LinkedHashSet<>();

    /** The URL patterns of other servlets: {@code /a}, {@code /a/*}. */
    private final Set<String> servlets = new LinkedHashSet<>();

    /** Extension mappings and files that the container runs. A JAX-RS application below the root takes precedence over them. */
    private final Set<String> extensions = new LinkedHashSet<>();

    /**
     * Reads descriptors and classes.
     *
     * @param descriptors web.xml and fragments
     * @param applications JAX-RS applications of the web application
     * @param annotated classes with one of the annotations
     * @param files files that the container runs, such as JSP pages and Facelets, and the configuration of Faces
     */
    public static ServedPaths of(
            List<WebXml> descriptors,
            Collection<Class<?>> applications,
            Collection<Class<?>> annotated,
            Collection<String> files) {
        ServedPaths served = new ServedPaths();
        Set<String> mapped = new LinkedHashSet<>();
        for (WebXml descriptor : descriptors) {
            descriptor.servlets().forEach(it -> served.add(it, applications, mapped));
        }
        for (Class<?> application : applications) {
            ApplicationPath path = application.getAnnotation(ApplicationPath.class);
            boolean concrete = !Modifier.isAbstract(application.getModifiers());
            if (path != null && concrete && !mapped.contains(application.getName())) {
                served.applications.add(prefix(path.value()));
            }
        }
        served.addOthers(annotated, descriptors.stream().anyMatch(WebXml::isComplete), files);
        descriptors.forEach(it -> it.pages().forEach(served::addOther));
        return served;
    }

    /**
     * Reads the real registrations, which only a running server has.
     *
     * @param servlets registered servlets
     * @param applications JAX-RS applications of the web application
     * @param annotated classes with one of the annotations
     * @param files paths of the files that the container runs
     */
    public static ServedPaths registered(
            List<WebXml.Servlet> servlets,
            Collection<Class<?>> applications,
            Collection<Class<?>> annotated,
            Collection<String> files) {
        ServedPaths served = new ServedPaths();
        servlets.forEach(it -> served.add(it, applications, new LinkedHashSet<>()));
        served.addOthers(annotated, true, files);
        return served;
    }

    private void addOthers(Collection<Class<?>> annotated, boolean complete, Collection<String> files) {
        annotated.forEach(it -> addAnnotated(it, complete));
        extensions.addAll(files);
        if (files.stream().anyMatch(it -> it.endsWith(".xhtml") || it.endsWith("faces-config.xml"))) {
            addFaces();
        }
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
            servlet.patterns().forEach(this::addOther);
        } else if (!servlet.patterns().isEmpty()) {
            mapped.add(String.valueOf(application));
            // Any other pattern serves one path, or an extension.
            servlet.patterns().stream()
                    .filter(it -> it.equals("/") || it.endsWith("/*"))
                    .forEach(it -> applications.add(prefix(it)));
        }
    }

    private void addOther(String urlPattern) {
        (urlPattern.startsWith("*.") ? extensions : servlets).add(urlPattern);
    }

    private void addAnnotated(Class<?> type, boolean complete) {
        for (Annotation annotation : type.getAnnotations()) {
            String name = annotation.annotationType().getName();
            if (name.equals(WEB_SERVLET) && !complete) {
                members(annotation, "value", "urlPatterns").forEach(this::addOther);
            } else if (name.equals(SERVER_ENDPOINT)) {
                members(annotation, "value")
                        .map(it -> it.replaceFirst("\\{.*", "*"))
                        .forEach(this::addOther);
            } else if (name.equals(FACES)) {
                addFaces();
            } else if (ANNOTATIONS.contains(name) && !name.equals(WEB_SERVLET)) {
                // The runtime chooses the path of a web service.
                extensions.add(PatternReach.ANYTHING);
            }
        }
    }

    /** Adds the mappings that Faces has by default. */
    private void addFaces() {
        Stream.of("*.xhtml", "*.jsf", "*.faces", "/faces/*").forEach(this::addOther);
    }

    private static Stream<String> members(Annotation annotation, String... members) {
        return Stream.of(members).flatMap(member -> {
            try {
                Object value = annotation.annotationType().getMethod(member).invoke(annotation);
                return value instanceof String[] several ? Stream.of(several) : Stream.of(String.valueOf(value));
            } catch (ReflectiveOperationException changed) {
                return Stream.of("/*");
            }
        });
    }

    private static String prefix(String pattern) {
        String path = pattern.replaceFirst("/?\\*$", "").replaceAll("^/+|/+$", "");
        String decoded = PercentEncoding.decoded(path);
        return path.isEmpty() ? "" : "/" + (decoded == null ? path : decoded);
    }

    /** Returns the paths of the JAX-RS applications, for messages. */
    public List<String> applications() {
        return applications.stream().map(it -> it.isEmpty() ? "/" : it).toList();
    }

    /** Returns true if JAX-RS serves everything. */
    boolean isAll() {
        return applications.contains("") && servlets.isEmpty() && extensions.isEmpty();
    }

    /**
     * Returns true if JAX-RS serves all that a route pattern matches.
     *
     * @param pattern from the context root on
     */
    boolean cover(PatternReach pattern) {
        return applications.stream().anyMatch(it -> covers(it, pattern));
    }

    private boolean covers(String application, PatternReach pattern) {
        return pattern.isWithin(application)
                && overlapping(application, pattern).findFirst().isEmpty();
    }

    /** Returns the mappings of others that a pattern may reach within the applications, at most five, for messages. */
    List<String> overlapping(PatternReach pattern) {
        return applications.stream()
                .filter(pattern::isWithin)
                .flatMap(it -> overlapping(it, pattern))
                .distinct()
                .limit(5)
                .toList();
    }

    /**
     * Returns the mappings that take requests from the application. The longest path wins, and a path wins over an
     * extension, unless it is the root.
     */
    private Stream<String> overlapping(String application, PatternReach pattern) {
        return Stream.concat(
                        servlets.stream().filter(it -> mayTake(it, application)),
                        application.isEmpty() ? extensions.stream() : Stream.empty())
                .filter(pattern::mayReach);
    }

    /** Returns true if JAX-RS serves something that the pattern matches. */
    boolean mayServe(PatternReach pattern) {
        return applications.stream()
                .anyMatch(it -> it.isEmpty() || pattern.mayReach(it) || pattern.mayReach(it + "/*"));
    }

    private static boolean mayTake(String urlPattern, String application) {
        String path = urlPattern.toLowerCase(Locale.ROOT);
        return !path.endsWith("/*") || path.startsWith(application.toLowerCase(Locale.ROOT) + "/");
    }

    /** Returns true for files that a servlet container runs instead of sending them. */
    static boolean isProgram(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return PROGRAMS.stream().anyMatch(name::endsWith);
    }

    /** Returns true if the location is in a library of an EAR. Servlet containers do not look there. */
    public static boolean isOfEarLibrary(String location) {
        return location.matches("(?s).*\\.ear[!/].*[!/]lib/.*") && !location.contains("/WEB-INF/");
    }

    /** Lists files. Directories end in a slash, as in {@code ServletContext.getResourcePaths}. */
    public interface Files {
        Collection<String> below(String directory);
    }

    /** Returns those files of a web application that the container runs. */
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
