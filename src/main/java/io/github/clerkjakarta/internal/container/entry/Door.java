package io.github.clerkjakarta.internal.container.entry;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.ClerkConfigurationException;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.internal.authentication.DebugReport;
import io.github.clerkjakarta.internal.authentication.RequestState;
import io.github.clerkjakarta.internal.authentication.RequestState.Ended;
import io.github.clerkjakarta.internal.authentication.RequestState.ErrorPage;
import io.github.clerkjakarta.internal.authentication.RequestState.Settled;
import io.github.clerkjakarta.internal.authentication.UnmatchablePath;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.config.ApplicationConfig;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.Deployment;
import io.github.clerkjakarta.internal.config.Setting;
import io.github.clerkjakarta.internal.container.entry.Tenants.Tenant;
import io.github.clerkjakarta.internal.log.LimitedLog;
import io.github.clerkjakarta.internal.protection.CrossSiteRequest;
import io.github.clerkjakarta.internal.protection.RouteRules;
import io.github.clerkjakarta.internal.request.FactsReader.Reading;
import io.github.clerkjakarta.internal.request.PublicUrl;
import io.github.clerkjakarta.internal.request.RequestFacts;
import io.github.clerkjakarta.internal.request.RequestView;
import io.github.clerkjakarta.internal.url.Url;
import io.github.clerkjakarta.route.DocumentRequest;
import io.github.clerkjakarta.route.UnmatchablePathException;
import io.github.clerkjakarta.tenant.Options;
import io.github.clerkjakarta.tenant.OptionsResolver;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks every request, from JAX-RS and from servlets. Two lists name the checks and their order. The first check that answers ends
 * the request.
 */
public final class Door {
    private static final Logger DEBUG = System.getLogger("io.github.clerkjakarta.debug");

    private static final LimitedLog LOG = LimitedLog.named("io.github.clerkjakarta");

    private static final Complaints COMPLAINTS = new Complaints();

    private static final String NOT_HERE = "This application does not serve the requested host (clerk.allowed-hosts).";

    /**
     * One check.
     *
     * @param what the subject of the check, for the documentation
     * @param reason the reason for its place in the order, for the documentation
     */
    record Step<A>(String name, String what, String reason, A asks) {}

    /** A check before the caller is known. Returns null to go on to the next. */
    interface Entering {
        @Nullable
        Entry ask(Door door, Arrival arrival);
    }

    /**
     * A check of a known caller, who may be signed out. It runs again if a filter of the application changes method or path.
     */
    interface Checking {
        /** @throws ProtectionException if the request may not go on */
        void check(Door door, Auth auth, Visit visit, RequestView request);
    }

    static final List<Step<Entering>> ENTERING = List.of(
            new Step<>(
                    "facts",
                    "Host, target and path are read; malformed ones are answered 400, headers beyond the [limits](../reference/limits.md) 431",
                    "servers derive paths from the host, so it is checked first",
                    Door::readFacts),
            new Step<>(
                    "ignored",
                    "`clerk.ignored`: these requests skip the rest",
                    "health checks often have no allowed host, and must be cheap",
                    Door::isIgnored),
            new Step<>(
                    "hosts",
                    "`clerk.allowed-hosts`: other hosts are answered 400",
                    "later steps may look up options by host",
                    Door::isForAnotherHost),
            new Step<>(
                    "forwarded options",
                    "options forwarded by another of your services",
                    "they take precedence over the resolver",
                    Door::takeForwardedOptions),
            new Step<>(
                    "resolver",
                    "your `OptionsResolver`; if it finds nothing, 404",
                    "it chooses the Clerk instance",
                    Door::resolveOptions),
            new Step<>(
                    "options of the host",
                    "400 if options were copied from a host that `clerk.allowed-hosts` does not list",
                    "otherwise a stranger could choose where sessions are sent",
                    Door::refuseOptionsOfTheHost),
            new Step<>(
                    "authentication",
                    "authentication: finds the caller, or redirects to Clerk to find out",
                    "the remaining checks need the caller",
                    Door::authenticate));

    static final List<Step<Checking>> CHECKING = List.of(
            new Step<>(
                    "csrf",
                    "`clerk.csrf`: cross-site requests are answered 403",
                    "even a public resource may change something",
                    Door::refuseCrossSite),
            new Step<>(
                    "routes",
                    "`clerk.routes.protected` and `clerk.routes.public`: signed out, a page goes to sign-in, the rest gets 404 or 401",
                    "so that guards need not repeat them",
                    (door, auth, visit, request) -> door.rules.checkRoutes(auth, request, visit)),
            new Step<>(
                    "guards",
                    "each `RequestGuard`, by `@Priority`, the smallest first (5000 if absent): it answers with what it throws",
                    "your code sees only requests that the properties allow",
                    (door, auth, visit, request) -> door.rules.checkGuards(auth, request, visit)));

    private final ApplicationConfig config;
    private final Tenants tenants;
    private final @Nullable OptionsResolver resolver;
    private final RouteRules rules;
    private final DocumentRequest documentRequest;
    private final @Nullable SealedOptions envelope;

    Door(
            ApplicationConfig config,
            Tenants tenants,
            @Nullable OptionsResolver resolver,
            RouteRules rules,
            DocumentRequest documentRequest,
            @Nullable SealedOptions envelope) {
        this.config = config;
        this.tenants = tenants;
        this.resolver = resolver;
        this.rules = rules;
        this.documentRequest = documentRequest;
        this.envelope = envelope;
    }

    /** A request on its way in, with the facts known so far. */
    private static final class Arrival {
        private final Reading reading;
        private @Nullable RequestFacts facts;
        private @Nullable RequestView view;
        private @Nullable Options options;
        private @Nullable Tenant tenant;

        Arrival(Reading reading) {
            this.reading = reading;
        }

        RequestFacts facts() {
            return known(facts);
        }

        RequestView view() {
            return known(view);
        }

        Options options() {
            return known(options);
        }

        Tenant tenant() {
            return known(tenant);
        }

        private static <T> T known(@Nullable T part) {
            if (part == null) {
                throw new IllegalStateException("A check at the door runs before the one that it depends on.");
            }
            return part;
        }
    }

    /** Authenticates the request, or answers it. */
    public Entry enter(Reading reading) {
        Arrival arrival = new Arrival(reading);
        for (Step<Entering> step : ENTERING) {
            Entry entry = step.asks().ask(this, arrival);
            if (entry != null) {
                return entry;
            }
        }
        throw new IllegalStateException("Authentication answers every request.");
    }

    /**
     * Runs the checks that need to know the caller.
     *
     * @param facts the current facts; a filter may have changed them
     * @throws ProtectionException if the request may not go on
     */
    public void check(Auth auth, Visit visit, RequestFacts facts) {
        RequestView request = view(facts);
        for (Step<Checking> step : CHECKING) {
            step.asks().check(this, auth, visit, request);
        }
    }

    /** Returns the request as browsers see it. */
    public RequestView view(RequestFacts facts) {
        return new RequestView(facts, PublicUrl.of(facts, config.publicOrigin()));
    }

    private @Nullable Entry readFacts(Arrival arrival) {
        return arrival.reading.match(
                facts -> {
                    arrival.facts = facts;
                    arrival.view = view(facts);
                    return null;
                },
                malformed -> refused(malformed.status(), malformed.message()));
    }

    private @Nullable Entry isIgnored(Arrival arrival) {
        return rules.ignores(arrival.view()) ? new Entry.Ignored() : null;
    }

    private @Nullable Entry isForAnotherHost(Arrival arrival) {
        return config.allowedHosts().isEmpty() || isAllowed(arrival) ? null : refused(400, NOT_HERE);
    }

    private boolean isAllowed(Arrival arrival) {
        return config.allowedHosts().contains(arrival.view().getHost().toLowerCase(Locale.ROOT));
    }

    /** Takes options that another service of the same owner sent for this origin. */
    private @Nullable Entry takeForwardedOptions(Arrival arrival) {
        String header = envelope == null ? null : arrival.facts().header(SealedOptions.HEADER);
        if (header != null && envelope != null) {
            Optional<Options> called =
                    envelope.open(header, arrival.facts().url().origin());
            arrival.options = called.or(
                            () -> envelope.open(header, arrival.view().url().origin()))
                    .orElse(null);
        }
        return null;
    }

    private @Nullable Entry resolveOptions(Arrival arrival) {
        if (arrival.options == null) {
            try {
                arrival.options = resolver == null
                        ? Options.configured()
                        : resolver.resolve(arrival.view()).orElse(null);
            } catch (UnmatchablePathException unmatchable) {
                return new Entry.Stopped(UnmatchablePath.answer(unmatchable), false);
            }
        }
        return arrival.options == null ? refused(404, "There is nothing at this address.") : refuseUnusable(arrival);
    }

    /** Ends the request here, or each one would write a stack trace, and servers show a stranger the message. */
    private @Nullable Entry refuseUnusable(Arrival arrival) {
        try {
            arrival.tenant = tenants.of(arrival.options());
            return null;
        } catch (ClerkConfigurationException mistakes) {
            // One reason for all: the message may have a part of the request, if the resolver copied it.
            LOG.error("options of a request", "Options of a request: " + mistakes.getMessage());
            return refused(500, "This application is not configured correctly. The server's log says why.");
        }
    }

    private @Nullable Entry refuseOptionsOfTheHost(Arrival arrival) {
        if (resolver == null || isAllowed(arrival)) {
            return null;
        }
        ClerkConfig clerk = arrival.tenant().config();
        if (!isTakenFrom(arrival.view().url(), clerk, arrival.options())) {
            return null;
        }
        COMPLAINTS.once(
                "clerk.domain or clerk.proxy-url of a request's options names the request's own host, which clerk.allowed-hosts does not"
                        + " list. If the OptionsResolver copied it, Clerk would send sessions to whatever host a stranger names. List the"
                        + " application's own hosts in clerk.allowed-hosts.");
        return refused(400, NOT_HERE);
    }

    /** Returns true if Clerk would send the session to an address that was derived from the request's host. */
    private static boolean isTakenFrom(Url here, ClerkConfig clerk, Options options) {
        boolean domain = clerk.deployment() instanceof Deployment.Satellite satellite
                && satellite.domain() != null
                && satellite.domain().toLowerCase(Locale.ROOT).contains(here.host());
        Url proxy = clerk.domains().proxyUrl() == null
                ? null
                : Url.parse(clerk.domains().proxyUrl());
        return (domain && options.toProperties().containsKey(Setting.DOMAIN.property()))
                || (proxy != null
                        && proxy.host().equals(here.host())
                        && options.toProperties().containsKey(Setting.PROXY_URL.property()));
    }

    private Entry authenticate(Arrival arrival) {
        Tenant tenant = arrival.tenant();
        Visit visit = tenant.clerk().visit(arrival.facts(), arrival.view().url());
        Function<Settled, Entry> admit = settled -> new Entry.Admitted(
                tenant.clerk().auth(visit, settled, () -> isDocument(visit.facts(), true)), visit, arrival.options());
        Function<Ended, Entry> stop = ended -> {
            report(visit, ended);
            return new Entry.Stopped(ended, visit.isDevelopment());
        };
        return tenant.clerk().authenticate(visit).match(admit, admit, stop, stop, stop);
    }

    private static Entry refused(int status, String message) {
        return new Entry.Stopped(new ErrorPage(status, message), false);
    }

    private void refuseCrossSite(Auth auth, Visit visit, RequestView request) {
        if (config.refusesCrossSite() && CrossSiteRequest.isUnsafe(visit, auth, request.getMethod())) {
            throw new ProtectionException.Answer(
                    403,
                    "text/plain;charset=UTF-8",
                    "This request was caused by another site, and clerk.csrf rejects such requests.");
        }
    }

    /**
     * Returns true if a browser asks for a page.
     *
     * @param producesHtml true if the resource can answer with HTML
     */
    public boolean isDocument(RequestFacts facts, boolean producesHtml) {
        return documentRequest.isDocument(new DocumentRequest.Headers(
                facts.method(), facts.header("sec-fetch-dest"), facts.header("accept"), producesHtml));
    }

    /** Writes the report of {@code clerk.debug}, once per request. */
    public void report(Visit visit, RequestState state) {
        List<String> notes = visit.takeNotes();
        if (notes != null) {
            DEBUG.log(Level.INFO, "{0}", DebugReport.of(visit, state, notes));
        }
    }
}
