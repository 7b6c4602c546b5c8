package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.ClerkConfigurationException;
import io.github.clerkjakarta.internal.config.Configuration;
import io.github.clerkjakarta.internal.config.Setting;
import io.github.clerkjakarta.internal.deployment.ProtectedPages;
import io.github.clerkjakarta.internal.deployment.RouteCoverage;
import io.github.clerkjakarta.internal.deployment.ServedPaths;
import io.github.clerkjakarta.internal.deployment.WebParts;
import io.github.clerkjakarta.internal.deployment.WebXml;
import io.github.clerkjakarta.internal.url.PageAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fails the deployment if route rules name paths that no filter of the library sees, or if the servlet filter is configured and nothing
 * starts it. This runs as soon as the web application is known, before the first request.
 */
@Dependent
class WebApplicationCheck {
    private static final Logger LOG = System.getLogger("io.github.clerkjakarta");

    static final String LISTENER = WebParts.LISTENER;

    /** The name under which the listener registers the filter. */
    public static final String FILTER = "io.github.clerkjakarta";

    private static final String NAMING = "Add <listener><listener-class>" + LISTENER
            + "</listener-class></listener> to WEB-INF/web.xml, and switch the runtime's servlets on (Open Liberty: servlet-6.0)";

    /** @param context the ServletContext if there are servlets; some runtimes lack its type */
    static void check(@Observes @Initialized(ApplicationScoped.class) Object context, ClerkExtension extension) {
        ServletContextView view = ServletContextView.of(context);
        Configuration configuration = extension.configuration();
        boolean filter = configuration.application().servletPatterns() != null;
        if (view == null && (!filter || isThereServletContext())) {
            // Without servlets, all paths are JAX-RS. In an EAR, the events of its web applications follow.
            return;
        }
        List<String> problems = new ArrayList<>();
        if (view == null) {
            problems.add(noListener());
        } else {
            problems.addAll(pageProblems(extension.pages(), configuration, view.path()));
            problems.addAll(new Deployed(view, extension.webParts(), configuration).problems());
        }
        if (!problems.isEmpty()) {
            throw new ClerkConfigurationException(String.join("\n", problems));
        }
    }

    private static boolean isThereServletContext() {
        try {
            return Class.forName(ServletContextView.TYPE, false, WebApplicationCheck.class.getClassLoader()) != null;
        } catch (ClassNotFoundException | LinkageError none) {
            return false;
        }
    }

    /**
     * Returns the problems with sign-in and sign-up pages that annotations protect.
     *
     * @param contextPath null if it is not known yet
     */
    static List<String> pageProblems(ProtectedPages pages, Configuration configuration, @Nullable String contextPath) {
        return pageProblems(configuration, (property, page) -> pages.problem(property, page, contextPath));
    }

    private static List<String> pageProblems(
            Configuration configuration, BiFunction<String, PageAddress, @Nullable String> problem) {
        List<String> problems = new ArrayList<>();
        for (Setting setting : List.of(Setting.SIGN_IN_URL, Setting.SIGN_UP_URL)) {
            PageAddress page = configuration.page(setting);
            String found = page == null ? null : problem.apply(setting.property(), page);
            if (found != null) {
                problems.add(found);
            }
        }
        return problems;
    }

    private static String noListener() {
        return "clerk.servlet-filter.patterns is set, and no servlet listener starts the filter. " + NAMING
                + "; or remove the property.";
    }

    /** One web application. */
    record Deployed(ServletContextView context, WebParts parts, Configuration configuration) {
        private boolean hasFilter() {
            return configuration.application().servletPatterns() != null;
        }

        List<String> problems() {
            boolean filter = hasFilter();
            if (!isConcerned(filter)) {
                return List.of();
            }
            List<WebXml> descriptors = descriptors();
            warnOfRulesElsewhere();
            boolean listener = startsFilter(descriptors);
            ServedPaths served = ServedPaths.of(
                    descriptors, here(parts.applications(), descriptors), here(parts.served(), List.of()), files());
            List<String> problems = new ArrayList<>(pages(served));
            warnOfRulesWithoutEffect(served, filter);
            if (!filter) {
                problems.addAll(coverage(served, listener));
            } else if (!listener) {
                problems.add(noListener());
            }
            return problems;
        }

        private void warnOfRulesWithoutEffect(ServedPaths served, boolean filter) {
            List<String> without =
                    filter || configuration.application().routes().everywhere()
                            ? List.of()
                            : RouteCoverage.withoutEffect(
                                    configuration.patterns(Setting.ROUTES_PROTECTED), served, context.path());
            if (!without.isEmpty()) {
                LOG.log(
                        Level.WARNING,
                        "clerk.routes.scope is jaxrs, and JAX-RS serves nothing that these patterns of clerk.routes.protected"
                                + " match, so that they protect nothing: {0}",
                        String.join(", ", without));
            }
        }

        /**
         * Returns true if the application has rules. Without rules it must not fail because its servlets cannot be
         * listed.
         */
        private boolean isConcerned(boolean filter) {
            return filter
                    || Stream.of(Setting.ROUTES_PROTECTED, Setting.ROUTES_PUBLIC, Setting.IGNORED)
                            .anyMatch(it -> !configuration.patterns(it).isEmpty());
        }

        private List<String> pages(ServedPaths served) {
            if (configuration.patterns(Setting.ROUTES_PROTECTED).isEmpty()
                    && configuration.patterns(Setting.ROUTES_PUBLIC).isEmpty()) {
                return List.of();
            }
            return pageProblems(
                    configuration,
                    (property, page) -> RouteCoverage.pageProblem(property, page, served, context.path()));
        }

        /** Returns the same problems for the real registrations. */
        List<String> problemsOfRegistrations() {
            boolean filter = hasFilter();
            if (!isConcerned(filter)) {
                return List.of();
            }
            if (filter) {
                return context.hasFilter(FILTER) ? List.of() : List.of(noListener());
            }
            return coverage(
                    ServedPaths.registered(
                            context.servlets(),
                            here(parts.applications(), List.of()),
                            here(parts.served(), List.of()),
                            files()),
                    false);
        }

        private List<String> coverage(ServedPaths served, boolean listener) {
            if (!configuration.application().routes().everywhere()) {
                return List.of();
            }
            String patterns = "clerk.servlet-filter.patterns=~/(.*)";
            return RouteCoverage.problems(
                    configuration.patterns(Setting.ROUTES_PROTECTED),
                    !configuration.patterns(Setting.ROUTES_PUBLIC).isEmpty(),
                    served,
                    context.path(),
                    (listener ? "Set " + patterns : NAMING + ", and set " + patterns)
                            + "; or set clerk.routes.scope=jaxrs if the rules are meant for JAX-RS alone.");
        }

        private List<WebXml> descriptors() {
            List<WebXml> descriptors = new ArrayList<>();
            context.files("/WEB-INF/web.xml").forEach(it -> add(it, descriptors));
            if (descriptors.stream().noneMatch(it -> it.isComplete() || it.isOrdered())) {
                context.fragments().forEach(it -> add(it, descriptors));
            }
            return descriptors;
        }

        private static void add(byte[] content, List<WebXml> descriptors) {
            WebXml parsed = WebXml.parse(content);
            if (parsed != null) {
                descriptors.add(parsed);
            }
        }

        /** Returns true if a listener starts the filter. Comments do not count, nor annotations if {@code web.xml} is complete. */
        private boolean startsFilter(List<WebXml> descriptors) {
            Set<String> listeners = parts.listeners();
            return descriptors.stream().flatMap(it -> it.listeners().stream()).anyMatch(listeners::contains)
                    || (!here(parts.annotatedListeners(), descriptors).isEmpty()
                            && descriptors.stream().noneMatch(WebXml::isComplete));
        }

        private List<String> files() {
            List<String> files = new ArrayList<>(ServedPaths.programs(context::below));
            String faces = "/WEB-INF/faces-config.xml";
            if (!context.files(faces).isEmpty()) {
                files.add(faces);
            }
            return files;
        }

        /**
         * Returns the classes of this web application: an EAR has several.
         *
         * @param descriptors if they name the libraries that count, classes of libraries are left out
         */
        private List<Class<?>> here(List<WebParts.Part> parts, List<WebXml> descriptors) {
            boolean ordered = descriptors.stream().anyMatch(WebXml::isOrdered);
            return parts.stream()
                    .filter(it -> !(ordered && it.ofLibrary()))
                    .<Class<?>>map(WebParts.Part::type)
                    .filter(context::loads)
                    .toList();
        }

        /** Only warns, because several applications may share a configuration. */
        private void warnOfRulesElsewhere() {
            for (Setting setting : List.of(Setting.ROUTES_PROTECTED, Setting.ROUTES_PUBLIC, Setting.IGNORED)) {
                List<String> elsewhere = RouteCoverage.elsewhere(configuration.patterns(setting), context.path());
                if (!elsewhere.isEmpty()) {
                    LOG.log(
                            Level.WARNING,
                            "{0} names paths that are not of this application, whose context root is {1}: {2}. Patterns from the"
                                    + " context root on begin with ~/.",
                            setting.property(),
                            context.path(),
                            String.join(" ", elsewhere));
                }
            }
        }
    }
}
