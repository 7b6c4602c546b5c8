package io.github.clerkjakarta.route;

import io.github.clerkjakarta.internal.log.LimitedLog;
import io.github.clerkjakarta.internal.url.PercentEncoding;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Matches requests against route patterns, as {@code createRouteMatcher} does in Clerk's other SDKs:
 *
 * <pre>{@code
 * private static final RouteMatcher FORUM = RouteMatcher.of("/forum(.*)", "/users/:id/posts/:post?");
 * }</pre>
 *
 * <p>A pattern describes the whole path, from the origin on as the browser shows it, including the context root. A
 * pattern that begins with {@code ~/} starts at the context root.
 *
 * <ul>
 * <li>{@code :name} matches one segment, {@code :name?} none or one, {@code :name*} any number, {@code :name+} at least
 * one, {@code :id(\d+)} a segment of digits (in Java source, a backslash is written twice)
 * <li>{@code (.*)} matches anything, {@code {/edit}?} an optional part
 * <li>{@code /dashboard(.*)} also matches {@code /dashboards}; {@code /dashboard/:path*} does not
 * </ul>
 *
 * <p>Case does not matter, nor does one slash at the end of the path. Several slashes in a row count as one. Paths are
 * percent-decoded first, except for delimiters ({@code %2F} stays); patterns are not. A dot does not match line ends.
 *
 * <p>Matching stops with an {@link UnmatchablePathException} after a million looks at the path's characters. The
 * patterns above need a few looks per character; {@code /(.*)(.*)(.*)(.*)x} needs a million for some 50 characters. It
 * stops at once if the path is longer than 1,000 characters and the pattern repeats a group of varying length, as in
 * {@code (?:-[a-z]+)*} or {@code :name([a-z]+)*}; or to read the parameters of {@code /:path*.html}.
 *
 * <p>Immutable and thread-safe. Create it once.
 *
 * @see <a href="https://clerk.com/docs/reference/nextjs/clerk-middleware#create-route-matcher">Clerk:
 *     createRouteMatcher()</a>
 */
public final class RouteMatcher {
    private static final String NOT_DECODED = ";/?:@&=+$,#";

    /** Below this number each route is tried: looking them up would save little. The number is an estimate. */
    static final int MANY = 32;

    private static final LimitedLog LOG = LimitedLog.named("io.github.clerkjakarta.route");

    /** One of the routes. */
    private sealed interface Test permits Route, ManyRoutes, Regex, Asked {
        /** @param request null: only the path is known */
        boolean matches(NormalPath path, @Nullable ClerkRequest request);

        /** Returns null if the path does not match, or if this is not a pattern. */
        default @Nullable Map<String, String> parameters(String path, @Nullable String contextRoot) {
            return null;
        }
    }

    private final List<Test> tests;

    private RouteMatcher(List<Test> tests) {
        this.tests = tests;
    }

    /**
     * Matches if any pattern matches. With no patterns, nothing matches.
     *
     * <p>The properties are checked more strictly. Here a pattern that can match no path is accepted, as in Clerk's other
     * SDKs: one that is percent-encoded, or that begins with neither {@code /} nor {@code ~/}. Of the latter, the log
     * has a warning.
     *
     * @throws IllegalArgumentException if a text is not a route pattern, for example {@code /users/:}
     */
    public static RouteMatcher of(String... patterns) {
        return of(LOG, patterns);
    }

    static RouteMatcher of(LimitedLog log, String... patterns) {
        List<Route> routes = Arrays.stream(patterns)
                .filter(pattern -> !pattern.isEmpty())
                .map(pattern -> new Route(pattern, log))
                .toList();
        return new RouteMatcher(routes.size() < MANY ? List.copyOf(routes) : List.of(new ManyRoutes(routes)));
    }

    /**
     * Matches if any regular expression is found in the decoded path. With none, nothing matches.
     *
     * <p>Matching stops after a million looks at the path's characters. A try that matches nothing takes no look: do not
     * put many alternatives like {@code (a?|b?)} next to each other.
     *
     * @throws IllegalArgumentException if an expression repeats something that itself repeats, like {@code (a+)+}, or has
     *     the flag {@link Pattern#CANON_EQ}: on some paths it would never end
     */
    public static RouteMatcher of(Pattern... patterns) {
        return new RouteMatcher(
                Arrays.stream(patterns).map(Regex::new).map(Test.class::cast).toList());
    }

    /** Matches if the predicate returns true. */
    public static RouteMatcher of(Predicate<? super ClerkRequest> predicate) {
        return new RouteMatcher(List.of(new Asked(Objects.requireNonNull(predicate, "predicate"))));
    }

    /** Matches if this matcher or the other matches. */
    public RouteMatcher or(RouteMatcher other) {
        return new RouteMatcher(
                Stream.concat(tests.stream(), other.tests.stream()).toList());
    }

    /**
     * Returns true if the request is for one of the routes.
     *
     * @throws UnmatchablePathException if the path is malformed, which never happens in a {@link RequestGuard}, or if
     *     matching would take too long; a guard should not catch it
     */
    public boolean matches(ClerkRequest request) {
        return matches(request.getPath(), request);
    }

    /**
     * Returns true if the path is one of the routes.
     *
     * @param path percent-encoded, as in a URL
     * @throws UnmatchablePathException if the path is malformed or matching would take too long
     * @throws IllegalArgumentException if a route needs more than a path: it is a predicate, or begins with {@code ~/}
     */
    public boolean matches(String path) {
        return matches(path, null);
    }

    /** @param request null if only the path is known */
    private boolean matches(String path, @Nullable ClerkRequest request) {
        NormalPath normal = new NormalPath(path);
        for (Test test : tests) {
            if (test.matches(normal, request)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the values of the parameters, by name, of the first pattern that matches; empty if no pattern matches.
     * Unnamed parameters are numbered from 0. A parameter for several segments contains their slashes: {@code /a/b} for
     * {@code :path*}. The path is not decoded here, because Clerk finds an organization in the path as it is.
     *
     * @throws UnmatchablePathException if matching would take too long
     */
    public Optional<Map<String, String>> parameters(ClerkRequest request) {
        return parameters(request.getPath(), request.getContextRoot());
    }

    /**
     * Returns the values of the parameters of a path, see {@link #parameters(ClerkRequest)}.
     *
     * @throws UnmatchablePathException if matching would take too long
     * @throws IllegalArgumentException if a route begins with {@code ~/}
     */
    public Optional<Map<String, String>> parameters(String path) {
        return parameters(path, null);
    }

    private Optional<Map<String, String>> parameters(String path, @Nullable String contextRoot) {
        return Optional.ofNullable(parameters(tests, path, contextRoot));
    }

    private static @Nullable Map<String, String> parameters(
            List<? extends Test> tests, String path, @Nullable String contextRoot) {
        for (Test test : tests) {
            Map<String, String> parameters = test.parameters(path, contextRoot);
            if (parameters != null) {
                return parameters;
            }
        }
        return null;
    }

    /** The path decoded like ECMAScript's {@code decodeURI}, with one slash for several. Made only if a route needs it. */
    private static final class NormalPath {
        private final String path;
        private @Nullable String normal;
        private @Nullable String canonical;

        NormalPath(String path) {
            this.path = path;
        }

        String text() {
            String known = normal;
            if (known == null) {
                String decoded = path.indexOf('%') < 0 ? path : decoded(path);
                known = decoded.contains("//") ? decoded.replaceAll("/{2,}", "/") : decoded;
                normal = known;
            }
            return known;
        }

        /** The text for {@link PathPattern#matches(String)}. */
        String canonical() {
            String known = canonical;
            if (known == null) {
                known = Letters.canonical(text());
                canonical = known;
            }
            return known;
        }

        private static String decoded(String path) {
            String decoded = PercentEncoding.decodedExcept(NOT_DECODED, path);
            if (decoded == null) {
                throw UnmatchablePathException.malformed();
            }
            return decoded;
        }
    }

    private static final class Route implements Test {
        private final String text;
        private final PathPattern pattern;
        private final boolean fromContextRoot;

        Route(String text, LimitedLog log) {
            this.text = text;
            this.fromContextRoot = text.startsWith("~/");
            try {
                this.pattern = new PathPattern(fromContextRoot ? text.substring(1) : text);
            } catch (IllegalArgumentException problem) {
                throw new IllegalArgumentException("\"" + text + "\" is not a route pattern: " + problem.getMessage()
                        + ". Patterns are those of path-to-regexp 6, for example /dashboard(.*) or /users/:id.");
            }
            if (pattern.isBesideAllPaths()) {
                log.warning(
                        text,
                        "The route pattern \"" + text + "\" matches nothing: paths begin with a slash. Write \"/" + text
                                + "\" (from the origin) or \"~/" + text + "\" (from the context root).");
            }
        }

        @Override
        public boolean matches(NormalPath path, @Nullable ClerkRequest request) {
            String root = root(request == null ? null : request.getContextRoot());
            String canonical = path.canonical();
            return canonical.startsWith(root) && pattern.matches(canonical.substring(root.length()));
        }

        @Override
        public @Nullable Map<String, String> parameters(String path, @Nullable String contextRoot) {
            String root = root(contextRoot);
            return Letters.canonical(path).startsWith(root)
                    ? pattern.parametersOf(path.substring(root.length()))
                    : null;
        }

        /**
         * Returns the canonical text that comes before the pattern.
         *
         * @param contextRoot as the request has it, so it may contain any character; null if it is unknown
         */
        private String root(@Nullable String contextRoot) {
            if (!fromContextRoot) {
                return "";
            }
            if (contextRoot == null) {
                throw new IllegalArgumentException(
                        "\"" + text + "\" starts at the context root, so it needs the request, not only its path.");
            }
            return Letters.canonical(contextRoot);
        }
    }

    /** Many routes. Tries, in order, only those that begin as the path does; the others can neither match nor throw. */
    private static final class ManyRoutes implements Test {
        private final List<Route> routes;
        private final Prefixes fromOrigin = new Prefixes();
        private final Prefixes fromContextRoot = new Prefixes();

        ManyRoutes(List<Route> routes) {
            this.routes = routes;
            for (int i = 0; i < routes.size(); i++) {
                Route route = routes.get(i);
                (route.fromContextRoot ? fromContextRoot : fromOrigin).add(route.pattern.start(), i);
            }
        }

        @Override
        public boolean matches(NormalPath path, @Nullable ClerkRequest request) {
            String contextRoot = request == null ? null : request.getContextRoot();
            if (contextRoot == null) {
                // In order, because a route from the context root throws.
                return routes.stream().anyMatch(route -> route.matches(path, request));
            }
            String canonical = path.canonical();
            String root = Letters.canonical(contextRoot);
            BitSet candidates = fromOrigin.of(canonical);
            if (canonical.startsWith(root)) {
                candidates.or(fromContextRoot.of(canonical.substring(root.length())));
            }
            return candidates.stream().anyMatch(number -> routes.get(number).matches(path, request));
        }

        @Override
        public @Nullable Map<String, String> parameters(String path, @Nullable String contextRoot) {
            return RouteMatcher.parameters(routes, path, contextRoot);
        }
    }

    private record Regex(Pattern pattern) implements Test {
        Regex {
            BoundedText.refuseRunaway(pattern);
        }

        @Override
        public boolean matches(NormalPath path, @Nullable ClerkRequest request) {
            return BoundedText.isFound(pattern, path.text());
        }
    }

    private record Asked(Predicate<? super ClerkRequest> predicate) implements Test {
        @Override
        public boolean matches(NormalPath path, @Nullable ClerkRequest request) {
            if (request == null) {
                throw new IllegalArgumentException("A predicate needs the request, not only its path.");
            }
            return predicate.test(request);
        }
    }
}
