package io.github.clerkjakarta.route;

import io.github.clerkjakarta.internal.url.PercentEncoding;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a request is for one of several routes, as {@code createRouteMatcher} does in Clerk's other SDKs:
 *
 * <pre>{@code
 * private static final RouteMatcher FORUM = RouteMatcher.of("/forum(.*)", "/users/:id/posts/:post?");
 * }</pre>
 *
 * <p>A pattern names the whole path, from the origin on as the browser shows it, context root included; {@code ~/x} starts
 * at the context root. {@code :name} is one segment, {@code :name*} any number, {@code :name+} one or more, {@code :name?}
 * one or none, {@code :id(\\d+)} one of a kind, {@code (.*)} anything, {@code {/edit}?} a part that may be absent.
 * {@code /dashboard(.*)} is also {@code /dashboards}; {@code /dashboard/:path*} is not.
 *
 * <p>Paths are percent-decoded, except for what would become a delimiter ({@code %2F} stays), and slashes in a row count as
 * one. Case does not matter, nor one slash at the end. A dot does not match the ends of lines. The time it takes grows with
 * the length of pattern and path, where a pattern looks ahead with its square, and never exponentially.
 *
 * <p>Immutable and thread-safe; make it once.
 *
 * @see <a href="https://clerk.com/docs/reference/nextjs/clerk-middleware#create-route-matcher">Clerk:
 *     createRouteMatcher()</a>
 */
public final class RouteMatcher {
    private static final String NOT_DECODED = ";/?:@&=+$,#";

    /** One of the routes. */
    private sealed interface Test permits Route, Regex, Asked {
        /** @param request null: only the path is known */
        boolean matches(NormalPath path, @Nullable ClerkRequest request);

        /** Returns null if the route does not match, or is none with parameters. */
        default @Nullable Map<String, String> parameters(String path, @Nullable String contextRoot) {
            return null;
        }
    }

    private final List<Test> tests;

    private RouteMatcher(List<Test> tests) {
        this.tests = tests;
    }

    /**
     * Matches where one of the patterns does; of none, nothing does.
     *
     * @throws IllegalArgumentException where a text is no pattern
     */
    public static RouteMatcher of(String... patterns) {
        return new RouteMatcher(Arrays.stream(patterns)
                .filter(pattern -> !pattern.isEmpty())
                .map(Route::new)
                .map(Test.class::cast)
                .toList());
    }

    /**
     * Matches where one of the regular expressions is found in the path, decoded as above.
     *
     * @throws IllegalArgumentException where one repeats what repeats, as in {@code (a+)+}: there are paths on which that
     *     never ends
     */
    public static RouteMatcher of(Pattern... patterns) {
        return new RouteMatcher(
                Arrays.stream(patterns).map(Regex::new).map(Test.class::cast).toList());
    }

    /** Matches where the predicate says so. */
    public static RouteMatcher of(Predicate<? super ClerkRequest> predicate) {
        return new RouteMatcher(List.of(new Asked(Objects.requireNonNull(predicate, "predicate"))));
    }

    /** Matches where this one or the other does. */
    public RouteMatcher or(RouteMatcher other) {
        return new RouteMatcher(
                Stream.concat(tests.stream(), other.tests.stream()).toList());
    }

    /**
     * Whether the request is for one of the routes.
     *
     * @throws IllegalArgumentException where the path is malformed or would take too long; to a {@link RequestGuard} no
     *     malformed one comes
     */
    public boolean matches(ClerkRequest request) {
        return matches(request.getPath(), request);
    }

    /**
     * Whether the path is of one of the routes.
     *
     * @param path percent-encoded, as in a URL
     * @throws IllegalArgumentException where the path is malformed, or a route needs more than a path: it is a predicate, or
     *     starts at the context root
     */
    public boolean matches(String path) {
        return matches(path, null);
    }

    /** @param request null: only the path is known */
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
     * What the parameters of the first pattern that matches stand for, by name; those without a name by their number from 0
     * on. One that takes several segments has all of them with their slashes: {@code /a/b} for {@code :path*}. Here the path is
     * taken as it is, not decoded, as Clerk takes it to find an organization in it.
     */
    public Optional<Map<String, String>> parameters(ClerkRequest request) {
        return parameters(request.getPath(), request.getContextRoot());
    }

    /**
     * As {@link #parameters(ClerkRequest)}.
     *
     * @throws IllegalArgumentException where a route starts at the context root
     */
    public Optional<Map<String, String>> parameters(String path) {
        return parameters(path, null);
    }

    private Optional<Map<String, String>> parameters(String path, @Nullable String contextRoot) {
        return tests.stream()
                .map(test -> test.parameters(path, contextRoot))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** {@code decodeURI}, and slashes in a row are one; read when the first route asks, for a predicate does not. */
    private static final class NormalPath {
        private final String path;
        private @Nullable String normal;

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

        private static String decoded(String path) {
            String decoded = PercentEncoding.decodedExcept(NOT_DECODED, path);
            if (decoded == null) {
                throw new IllegalArgumentException("The path has a malformed percent-escape.");
            }
            return decoded;
        }
    }

    private static final class Route implements Test {
        private static final int MOST_CONTEXT_ROOTS = 100;

        private final String text;
        private final PathPattern pattern;
        private final boolean fromContextRoot;
        private final Map<String, PathPattern> byContextRoot = new ConcurrentHashMap<>();

        Route(String text) {
            this.text = text;
            this.fromContextRoot = text.startsWith("~/");
            this.pattern = compiled(fromContextRoot ? text.substring(1) : text);
        }

        @Override
        public boolean matches(NormalPath path, @Nullable ClerkRequest request) {
            String normal = path.text();
            return at(request == null ? null : request.getContextRoot()).matches(normal);
        }

        @Override
        public @Nullable Map<String, String> parameters(String path, @Nullable String contextRoot) {
            return at(contextRoot).parametersOf(path);
        }

        private PathPattern compiled(String path) {
            try {
                return new PathPattern(path);
            } catch (IllegalArgumentException problem) {
                throw new IllegalArgumentException("\"" + text + "\" is not a route pattern: " + problem.getMessage()
                        + ". Patterns are those of path-to-regexp 6, for example /dashboard(.*) or /users/:id.");
            }
        }

        /** @param contextRoot null: it is not known */
        PathPattern at(@Nullable String contextRoot) {
            if (!fromContextRoot) {
                return pattern;
            }
            if (contextRoot == null) {
                throw new IllegalArgumentException(
                        "\"" + text + "\" starts at the context root, which only a request tells.");
            }
            if (contextRoot.isEmpty()) {
                return pattern;
            }
            PathPattern known = byContextRoot.get(contextRoot);
            if (known == null) {
                String literally = contextRoot.replaceAll("[\\\\:(){}*+?]", "\\\\$0");
                known = compiled(literally + text.substring(1));
                if (byContextRoot.size() < MOST_CONTEXT_ROOTS) {
                    byContextRoot.put(contextRoot, known);
                }
            }
            return known;
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
