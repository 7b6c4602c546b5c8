package io.github.clerkjakarta.internal.protection;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.internal.authentication.DebugReport;
import io.github.clerkjakarta.internal.authentication.UnmatchablePath;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.config.ApplicationConfig;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.request.RequestFacts;
import io.github.clerkjakarta.internal.request.RequestView;
import io.github.clerkjakarta.internal.url.PageAddress;
import io.github.clerkjakarta.internal.url.PageAddress.Absolute;
import io.github.clerkjakarta.internal.url.PercentEncoding;
import io.github.clerkjakarta.internal.url.Url;
import io.github.clerkjakarta.route.RequestGuard;
import io.github.clerkjakarta.route.RouteMatcher;
import io.github.clerkjakarta.route.UnmatchablePathException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Protection by path. It considers every way in which a server may read a path: the path is protected if one reading is, and public or
 * ignored only if all are.
 */
public final class RouteRules {
    private final @Nullable RouteMatcher ignored;
    private final @Nullable RouteMatcher protectedRoutes;
    private final @Nullable RouteMatcher publicRoutes;
    private final boolean everywhere;
    private final @Nullable Url origin;
    private final Set<String> hosts;
    private final List<? extends RequestGuard> guards;

    /** @param guards in the order in which they are called */
    public RouteRules(ApplicationConfig config, List<? extends RequestGuard> guards) {
        this.ignored = config.routes().ignored();
        this.protectedRoutes = config.routes().protectedRoutes();
        this.publicRoutes = config.routes().publicRoutes();
        this.everywhere = config.routes().everywhere();
        this.origin = config.publicOrigin().fixed();
        this.hosts = config.allowedHosts();
        this.guards = guards;
    }

    /** Returns true if {@code clerk.ignored} names the request in all readings. */
    public boolean ignores(RequestView request) {
        if (ignored == null) {
            return false;
        }
        List<RequestView> readings = request.readings();
        try {
            return readings != null && readings.stream().allMatch(ignored::matches);
        } catch (UnmatchablePathException unmatchable) {
            UnmatchablePath.answer(unmatchable);
            return false;
        }
    }

    /**
     * Returns true if the browser only asks if a script of another origin may make a request. It sends neither cookie nor token.
     *
     * @see <a href="https://fetch.spec.whatwg.org/#cors-preflight-fetch">Fetch: CORS preflight</a>
     */
    public static boolean isPreflight(RequestFacts facts) {
        return facts.method().equals("OPTIONS")
                && facts.header("origin") != null
                && facts.header("access-control-request-method") != null;
    }

    /**
     * Checks {@code clerk.routes.*}.
     *
     * @param request the current request; a filter may have changed it since authentication
     * @throws ProtectionException if it may not go on
     */
    public void checkRoutes(Auth auth, RequestView request, Visit visit) {
        if (protectedRoutes == null && publicRoutes == null) {
            return;
        }
        List<RequestView> readings = readings(request);
        boolean isProtected;
        try {
            isProtected = isProtected(readings, visit.config());
        } catch (UnmatchablePathException unmatchable) {
            throw refused(UnmatchablePath.answer(unmatchable).message());
        }
        visit.note(() -> DebugReport.ROUTES + (isProtected ? "protected" : "open") + ", readings of the path: "
                + readings.size());
        if (isProtected) {
            auth.protect();
        }
    }

    /**
     * Calls each guard once per reading.
     *
     * @param request the current request; a filter may have changed it since authentication
     * @throws ProtectionException if it may not go on
     */
    public void checkGuards(Auth auth, RequestView request, Visit visit) {
        if (guards.isEmpty()) {
            return;
        }
        List<RequestView> readings = readings(request);
        for (RequestGuard guard : guards) {
            visit.note(() -> DebugReport.GUARD + guard.getClass().getName());
            try {
                readings.forEach(reading -> guard.check(auth, reading));
            } catch (UnmatchablePathException unmatchable) {
                throw refused(UnmatchablePath.answer(unmatchable).message());
            }
        }
    }

    private static List<RequestView> readings(RequestView request) {
        List<RequestView> readings = request.readings();
        if (readings == null) {
            throw refused("The path of this address is malformed.");
        }
        return readings;
    }

    private static ProtectionException refused(String message) {
        return new ProtectionException.Answer(400, "text/plain;charset=UTF-8", message);
    }

    /** Returns true if the servlet filter must handle the request even if its own patterns do not match it. */
    public boolean protectBeyondJaxRs(List<RequestView> readings) {
        return everywhere && protect(readings);
    }

    /** Returns true if one of the properties protects the request. Does not exempt sign-in pages. */
    public boolean protect(List<RequestView> readings) {
        boolean named = protectedRoutes != null && readings.stream().anyMatch(protectedRoutes::matches);
        return named || (publicRoutes != null && !readings.stream().allMatch(publicRoutes::matches));
    }

    boolean isProtected(List<RequestView> readings, ClerkConfig config) {
        return protect(readings)
                && !readings.stream()
                        .allMatch(reading -> isSignInPage(
                                        reading, config.pages().signIn().address())
                                || isSignInPage(reading, config.pages().signUp().address()));
    }

    /**
     * Returns true for the sign-in page and its steps below it, such as {@code /sign-in/factor-one}: signed-out users
     * must reach them.
     */
    private boolean isSignInPage(RequestView request, @Nullable PageAddress page) {
        if (page == null) {
            return false;
        }
        Url here = request.url();
        Url place = here.resolve(page.under(request.getContextRoot()));
        if (place == null || !place.isSameOrigin(here) || (page instanceof Absolute && !isKnownToBeHere(place))) {
            return false;
        }
        String root = decoded(request.getContextRoot());
        String path = decoded(place.path()).replaceFirst("/$", "");
        String asked = decoded(request.getPath());
        // At or above the context root, the whole application is below the page; then it has no steps.
        boolean hasSteps = !path.isEmpty() && !(root + "/").startsWith(path + "/");
        return hasSteps ? (asked + "/").startsWith(path + "/") : asked.equals(path) || asked.equals(path + "/");
    }

    /**
     * Returns true if the page is certainly on this origin. A stranger may write another application's host into the
     * Host header, to get in at the path of its sign-in page.
     */
    private boolean isKnownToBeHere(Url page) {
        return (origin != null && page.isSameOrigin(origin)) || hosts.contains(page.authority());
    }

    /** Decodes a context root, which may have escapes that a reading of the path does not have. */
    private static String decoded(String path) {
        String decoded = PercentEncoding.decoded(path);
        return decoded == null ? path : decoded;
    }
}
