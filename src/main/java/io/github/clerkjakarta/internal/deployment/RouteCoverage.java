package io.github.clerkjakarta.internal.deployment;

import io.github.clerkjakarta.internal.url.PageAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds route rules that only a servlet filter could enforce, because JAX-RS does not serve all the paths that they name. */
public final class RouteCoverage {
    private RouteCoverage() {}

    /**
     * Finds the rules that need the servlet filter.
     *
     * @param protectedRoutes the patterns of {@code clerk.routes.protected}
     * @param publicRoutes true if {@code clerk.routes.public} is set: it protects everything else
     * @param contextPath of the web application
     * @param remedy the way to install the servlet filter
     * @return sentences that say what to change; empty if JAX-RS serves all that the rules protect
     */
    public static List<String> problems(
            List<String> protectedRoutes, boolean publicRoutes, ServedPaths served, String contextPath, String remedy) {
        List<String> outside = new ArrayList<>();
        for (String pattern : protectedRoutes) {
            PatternReach route = PatternReach.of(pattern, contextPath);
            if (route != null && !served.cover(route)) {
                outside.add("\"" + pattern + "\"" + suggestion(pattern, route, served));
            }
        }
        List<String> problems = new ArrayList<>();
        if (!outside.isEmpty()) {
            problems.add("clerk.routes.protected names paths outside JAX-RS " + place(served) + ": "
                    + String.join(", ", outside)
                    + ". Without the servlet filter nothing protects files, pages and servlets there. " + remedy);
        }
        if (publicRoutes && !served.isAll()) {
            problems.add("clerk.routes.public protects everything else, also paths outside JAX-RS " + place(served)
                    + ". Without the servlet filter nothing protects files, pages and servlets there. " + remedy);
        }
        return problems;
    }

    /**
     * Returns the problem with a sign-in or sign-up page, or null. Everything below such a page is public, for its
     * steps.
     *
     * @param property that names it
     * @param page its value
     */
    public static @Nullable String pageProblem(
            String property, PageAddress page, ServedPaths served, String contextPath) {
        String address = page.within(contextPath);
        String path =
                (address == null ? "" : address).replaceFirst("[?#].*", "").replaceFirst("/+$", "");
        return !path.isEmpty() && served.applications().stream().anyMatch(it -> (it + "/").startsWith(path + "/"))
                ? property + " is " + page.text()
                        + ", and JAX-RS is there. Everything below that page would be public, for its steps. Give"
                        + " the page a path of its own."
                : null;
    }

    /**
     * Returns the patterns that match nothing of the web application. They may be meant for another one of the same
     * server.
     */
    public static List<String> elsewhere(List<String> patterns, String contextPath) {
        return patterns.stream()
                .filter(it -> PatternReach.of(it, contextPath) == null)
                .toList();
    }

    /** Returns the patterns that match nothing that JAX-RS serves, each with a suggestion. */
    public static List<String> withoutEffect(List<String> patterns, ServedPaths served, String contextPath) {
        List<String> without = new ArrayList<>();
        for (String pattern : patterns) {
            PatternReach route = PatternReach.of(pattern, contextPath);
            if (route != null && !served.mayServe(route)) {
                without.add("\"" + pattern + "\"" + suggestion(pattern, route, served));
            }
        }
        return without;
    }

    private static String place(ServedPaths served) {
        return served.applications().isEmpty()
                ? "(this WAR has no JAX-RS application)"
                : "(which is at " + String.join(", ", served.applications()) + ")";
    }

    /** Returns the reason why the pattern is outside, and a suggestion. */
    private static String suggestion(String pattern, PatternReach route, ServedPaths served) {
        List<String> between = served.overlapping(route);
        if (!between.isEmpty()) {
            return " (which also names what is at " + String.join(", ", between) + ")";
        }
        @Nullable String path = route.almostWithin(served);
        if (path != null) {
            String begin = pattern.startsWith("~") ? "~" + path : pattern.substring(0, pattern.indexOf('('));
            return " (it also matches " + begin + "x; write: " + begin + " " + begin + "/(.*))";
        }
        String first = served.applications().stream().findFirst().orElse("/");
        return pattern.startsWith("~/") && !first.equals("/")
                ? " (for a resource of JAX-RS, write ~" + first + pattern.substring(1) + ")"
                : "";
    }
}
