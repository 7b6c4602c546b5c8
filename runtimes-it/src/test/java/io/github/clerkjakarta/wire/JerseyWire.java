package io.github.clerkjakarta.wire;

import com.sun.net.httpserver.HttpServer;
import io.github.clerkjakarta.emulator.Emulator;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** One application on Jersey with the JDK's HTTP server and Weld, in this process. */
final class JerseyWire implements AutoCloseable {
    private static final String PACKAGE = "io.github.clerkjakarta.wire.app.";
    private static final int THREADS = 4;

    private final Map<String, String> properties;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final WeldContainer container;
    private final HttpServer server;

    /** @param clerk null to leave the library out */
    JerseyWire(WireApp app, int port, Emulator clerk) throws Exception {
        properties = clerk == null ? Map.of() : properties(app, port, clerk);
        properties.forEach(System::setProperty);
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (String name : app.classes(clerk != null, false)) {
            classes.add(Class.forName(PACKAGE + name));
        }
        classes.removeIf(Application.class::isAssignableFrom);
        // CDI finds the library itself.
        container = clerk == null
                ? null
                : new Weld().addBeanClasses(classes.toArray(Class<?>[]::new)).initialize();
        server = JdkHttpServerFactory.createHttpServer(
                URI.create("http://127.0.0.1:" + port + base(app) + "/"),
                configuration(app, classes, clerk != null),
                false);
        server.setExecutor(threads);
        server.start();
    }

    /** Returns the base URI. Jersey appends the path of the annotation. */
    private static String base(WireApp app) {
        return app.mapping() == WireApp.Mapping.NONE ? app.context() + app.path() : app.context();
    }

    private static Map<String, String> properties(WireApp app, int port, Emulator clerk) {
        Map<String, String> all = new java.util.LinkedHashMap<>(clerk.properties());
        all.put("clerk.authorized-parties", "http://localhost:" + port);
        all.putAll(app.properties(port));
        return all;
    }

    private static ResourceConfig configuration(WireApp app, Set<Class<?>> classes, boolean withLibrary) {
        List<Class<?>> jaxRs = new ArrayList<>(classes);
        jaxRs.removeIf(it -> List.of("Guard", "Asked", "Sight").contains(it.getSimpleName()));
        ResourceConfig configuration = switch (app.mapping()) {
            case NONE -> new ResourceConfig(Set.copyOf(jaxRs));
            case SLASH -> ResourceConfig.forApplication(new AtSlash(Set.copyOf(jaxRs)));
            default -> ResourceConfig.forApplication(new AtApi(Set.copyOf(jaxRs)));
        };
        return configuration.property(ServerProperties.METAINF_SERVICES_LOOKUP_DISABLE, !withLibrary);
    }

    @ApplicationPath("/api")
    static final class AtApi extends Listing {
        AtApi(Set<Class<?>> classes) {
            super(classes);
        }
    }

    @ApplicationPath("/")
    static final class AtSlash extends Listing {
        AtSlash(Set<Class<?>> classes) {
            super(classes);
        }
    }

    private static class Listing extends Application {
        private final Set<Class<?>> classes;

        Listing(Set<Class<?>> classes) {
            this.classes = classes;
        }

        @Override
        public Set<Class<?>> getClasses() {
            return classes;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        if (container != null) {
            container.close();
        }
        properties.keySet().forEach(System::clearProperty);
    }
}
