package io.github.clerkjakarta.internal.deployment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds route rules that only a servlet filter could enforce, because JAX-RS does not serve all the paths that they name. */
public final class RouteCoverage {
    private RouteCoverage() {}

    /**
     * What is wrong.
     *
     * @param protectedRoutes the patterns of {@code clerk.routes.protected}
     * @param publicRoutes whether {@code clerk.routes.public} is set: it protects everything else
     * @param contextPath of the web application
     * @param remedy how to have the servlet filter here
     * @return sentences that say what to change; empty: JAX-RS is enough
     */
    public static List<String> problems(
            List<String> protectedRoutes, boolean publicRoutes, ServedPaths served, String contextPath, String remedy) {
        List<String> outside = new ArrayList<>();
        for (String pattern : protectedRoutes) {
            RoutePattern route = RoutePattern.of(pattern, contextPath);
            if (route != null && !served.cover(route)) {
                outside.add("\"" + pattern + "\"" + offer(pattern, route, served));
            }
        }
        List<String> problems = new ArrayList<>();
        if (!outside.isEmpty()) {
            problems.add("clerk.routes.protected names paths that JAX-RS " + place(served)
                    + " does not serve, and nothing would protect files, pages and servlets there: "
                    + String.join(", ", outside) + ". " + remedy);
        }
        if (publicRoutes && !served.isAll()) {
            problems.add("clerk.routes.public protects everything else, but JAX-RS " + place(served)
                    + " does not serve everything, and nothing would protect files, pages and servlets elsewhere. "
                    + remedy);
        }
        return problems;
    }

    private static String place(ServedPaths served) {
        return served.applications().isEmpty()
                ? "(of which this application has none)"
                : "(at " + String.join(", ", served.applications()) + ")";
    }

    private static String offer(String pattern, RoutePattern route, ServedPaths served) {
        @Nullable String path = route.almostWithin(served);
        if (path == null) {
            return "";
        }
        String begin = pattern.startsWith("~") ? "~" + path : pattern.substring(0, pattern.indexOf('('));
        return " (which matches " + begin + "x, too; write " + begin + " and " + begin + "/(.*))";
    }
}
