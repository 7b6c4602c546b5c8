package io.github.clerkjakarta.servlet;

import io.github.clerkjakarta.internal.container.entry.Engine;
import io.github.clerkjakarta.internal.request.RequestFacts;
import io.github.clerkjakarta.internal.request.RequestView;
import io.github.clerkjakarta.route.RouteMatcher;
import io.github.clerkjakarta.route.UnmatchablePathException;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Picks the requests that the servlet filter handles: all that {@code clerk.routes.protected} and {@code clerk.routes.public} protect,
 * and those of {@code clerk.servlet-filter.patterns}. Of the latter it leaves out files that pages are made of, unless a pattern names
 * their extension. If a servlet serves the path, it is not a file, even if its name looks like one.
 */
final class ServletRoutes {
    private static final Set<String> FILES = Set.of(
            "html",
            "htm",
            "css",
            "js",
            "mjs",
            "map",
            "webmanifest",
            "jpg",
            "jpeg",
            "png",
            "gif",
            "webp",
            "avif",
            "svg",
            "ico",
            "ttf",
            "otf",
            "woff",
            "woff2",
            "eot");

    private final RouteMatcher all;
    private final RouteMatcher namingFiles;
    private final Engine engine;

    ServletRoutes(List<String> patterns, Engine engine) {
        this.all = RouteMatcher.of(patterns.toArray(String[]::new));
        this.namingFiles = RouteMatcher.of(patterns.stream()
                .filter(pattern -> FILES.contains(extension(pattern)))
                .toArray(String[]::new));
        this.engine = engine;
    }

    boolean include(HttpServletRequest request, RequestFacts facts) {
        List<RequestView> readings = engine.door().view(facts).readings();
        try {
            return readings == null || include(request, readings);
        } catch (UnmatchablePathException unmatchable) {
            return true;
        }
    }

    private boolean include(HttpServletRequest request, List<RequestView> readings) {
        if (engine.rules().protectBeyondJaxRs(readings)) {
            return true;
        }
        if (readings.stream().noneMatch(all::matches)) {
            return false;
        }
        boolean file = !isOfServlet(request)
                && readings.stream().allMatch(reading -> FILES.contains(extension(reading.getPath())));
        return !file
                || readings.stream().anyMatch(namingFiles::matches)
                || engine.rules().protect(readings);
    }

    /** Once a file was served as a welcome file, Open Liberty reports a mapping for it, but no servlet is registered. */
    private static boolean isOfServlet(HttpServletRequest request) {
        HttpServletMapping mapping = request.getHttpServletMapping();
        String name = mapping.getServletName();
        // The mapping of a missing page has no name.
        return mapping.getMappingMatch() != MappingMatch.DEFAULT
                && name != null
                && request.getServletContext().getServletRegistrations().containsKey(name);
    }

    private static String extension(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
