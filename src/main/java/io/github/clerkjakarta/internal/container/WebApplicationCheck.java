package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.ClerkConfigurationException;
import io.github.clerkjakarta.internal.config.Setting;
import io.github.clerkjakarta.internal.deployment.RouteCoverage;
import io.github.clerkjakarta.internal.deployment.ServedPaths;
import io.github.clerkjakarta.internal.deployment.WebParts;
import io.github.clerkjakarta.internal.deployment.WebXml;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fails the deployment if route rules name what no filter of the library would see, or if the servlet filter is configured and
 * nothing starts it. This is the first moment at which the web application is known, and no request is served yet.
 */
@Dependent
class WebApplicationCheck {
    static final String LISTENER = "io.github.clerkjakarta.servlet.ClerkServletListener";

    private static final String NAMING = "Add <listener><listener-class>" + LISTENER
            + "</listener-class></listener> to WEB-INF/web.xml, and switch the runtime's servlets on (Open Liberty: servlet-6.0)";

    /** @param context the ServletContext if there are servlets; its type is not there everywhere */
    static void check(@Observes @Initialized(ApplicationScoped.class) Object context, ClerkExtension extension) {
        ServletContextView view = ServletContextView.of(context);
        boolean filter = Engines.configuredServletPatterns() != null;
        if (view == null && !filter) {
            // Without servlets there is nothing but JAX-RS.
            return;
        }
        List<String> problems =
                view == null ? List.of(noListener()) : new Deployed(view, extension.webParts()).problems(filter);
        if (!problems.isEmpty()) {
            throw new ClerkConfigurationException(String.join("\n", problems));
        }
    }

    private static String noListener() {
        return "clerk.servlet-filter.patterns is set, and no servlet listener starts the filter. " + NAMING
                + "; or remove the property.";
    }

    /** One web application. */
    private record Deployed(ServletContextView context, WebParts parts) {
        private List<String> problems(boolean filter) {
            List<WebXml> descriptors = descriptors();
            boolean listener = startsFilter(descriptors);
            if (filter) {
                return listener ? List.of() : List.of(noListener());
            }
            if (MicroProfileConfig.value(Setting.ROUTES_SCOPE)
                    .filter("jaxrs"::equals)
                    .isPresent()) {
                return List.of();
            }
            String patterns = "clerk.servlet-filter.patterns=~/(.*)";
            return RouteCoverage.problems(
                    MicroProfileConfig.patterns(Setting.ROUTES_PROTECTED),
                    !MicroProfileConfig.patterns(Setting.ROUTES_PUBLIC).isEmpty(),
                    ServedPaths.of(
                            descriptors,
                            here(parts.applications()),
                            here(parts.servlets()),
                            ServedPaths.programs(context::below)),
                    context.path(),
                    (listener ? "Set " + patterns : NAMING + ", and set " + patterns)
                            + "; or set clerk.routes.scope=jaxrs if the rules are meant for JAX-RS alone.");
        }

        private List<WebXml> descriptors() {
            List<WebXml> descriptors = new ArrayList<>();
            byte[] webXml = context.file("/WEB-INF/web.xml");
            for (byte[] content : webXml == null ? List.<byte[]>of() : List.of(webXml)) {
                WebXml parsed = WebXml.parse(content);
                if (parsed != null) {
                    descriptors.add(parsed);
                }
            }
            if (descriptors.stream().noneMatch(WebXml::isComplete)) {
                parts.fragments().stream().map(WebXml::parse).forEach(fragment -> {
                    if (fragment != null) {
                        descriptors.add(fragment);
                    }
                });
            }
            return descriptors;
        }

        /** A listener that is commented out starts nothing, nor does an annotated one if {@code web.xml} says it is complete. */
        private boolean startsFilter(List<WebXml> descriptors) {
            Set<String> listeners = parts.listeners();
            return descriptors.stream().flatMap(it -> it.listeners().stream()).anyMatch(listeners::contains)
                    || (!parts.annotatedListeners().isEmpty()
                            && descriptors.stream().noneMatch(WebXml::isComplete));
        }

        /** An EAR has the classes of several web applications. */
        private List<Class<?>> here(Collection<Class<?>> types) {
            return types.stream().filter(context::loads).toList();
        }
    }

    /** A ServletContext, by reflection: its type is not there everywhere. */
    private record ServletContextView(Object context) {
        static @Nullable ServletContextView of(Object context) {
            ServletContextView view = new ServletContextView(context);
            return view.call("getContextPath", new Class<?>[0]) instanceof String ? view : null;
        }

        String path() {
            return String.valueOf(call("getContextPath", new Class<?>[0]));
        }

        byte @Nullable [] file(String path) {
            try (InputStream content = (InputStream) call("getResourceAsStream", new Class<?>[] {String.class}, path)) {
                return content == null ? null : content.readAllBytes();
            } catch (IOException unreadable) {
                return null;
            }
        }

        @SuppressWarnings("unchecked") // as its documentation says
        Collection<String> below(String directory) {
            Object paths = call("getResourcePaths", new Class<?>[] {String.class}, directory);
            return paths == null ? List.of() : (Set<String>) paths;
        }

        boolean loads(Class<?> type) {
            try {
                Object loader = call("getClassLoader", new Class<?>[0]);
                return !(loader instanceof ClassLoader ours) || Class.forName(type.getName(), false, ours) == type;
            } catch (ClassNotFoundException | LinkageError anothers) {
                return false;
            }
        }

        private @Nullable Object call(String method, Class<?>[] types, Object... arguments) {
            try {
                return context.getClass().getMethod(method, types).invoke(context, arguments);
            } catch (ReflectiveOperationException | RuntimeException notThere) {
                return null;
            }
        }
    }
}
