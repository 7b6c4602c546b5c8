package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.DocumentRequest;
import io.github.clerkjakarta.Options;
import io.github.clerkjakarta.OptionsResolver;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.internal.config.ApplicationConfig;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.Deployment;
import io.github.clerkjakarta.internal.config.Setting;
import io.github.clerkjakarta.internal.container.Instances.Instance;
import io.github.clerkjakarta.internal.decision.CrossSiteRequest;
import io.github.clerkjakarta.internal.decision.DebugReport;
import io.github.clerkjakarta.internal.decision.RequestAuth;
import io.github.clerkjakarta.internal.decision.RequestState;
import io.github.clerkjakarta.internal.decision.RequestState.Answer;
import io.github.clerkjakarta.internal.decision.RequestState.Settled;
import io.github.clerkjakarta.internal.decision.RouteRules;
import io.github.clerkjakarta.internal.decision.Visit;
import io.github.clerkjakarta.internal.request.FactsReader.Reading;
import io.github.clerkjakarta.internal.request.PublicUrl;
import io.github.clerkjakarta.internal.request.RequestFacts;
import io.github.clerkjakarta.internal.request.RequestView;
import io.github.clerkjakarta.internal.url.Url;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way in, for JAX-RS and servlets alike. Two lists say what is asked of a request and in what order; the first to answer ends
 * it.
 */
public final class Door {
    private static final Logger LOG = System.getLogger("io.github.clerkjakarta");
    private static final Logger DEBUG = System.getLogger("io.github.clerkjakarta.debug");

    private static final String NOT_HERE = "This application is not at the address that was asked for.";

    /**
     * One question.
     *
     * @param what for readers of the documentation
     * @param reason it comes where it does
     */
    record Step<A>(String name, String what, String reason, A asks) {}

    /** Asks before anybody is known; null: the next one is asked. */
    interface Entering {
        @Nullable
        Entry ask(Door door, Arrival arrival);
    }

    /** Asks about somebody who is known, again if a filter of the application changes method or path. */
    interface Checking {
        /** @throws ProtectionException if the request may not go on */
        void check(Door door, Auth auth, Visit visit, RequestView request);
    }

    static final List<Step<Entering>> ENTERING = List.of(
            new Step<>(
                    "facts",
                    "Host, target and path are read; what is malformed is answered 400",
                    "no path can be believed behind an unchecked host",
                    Door::readFacts),
            new Step<>(
                    "ignored",
                    "`clerk.ignored`: nothing more is asked",
                    "health checks come without a host that is allowed, and must cost nothing",
                    Door::isIgnored),
            new Step<>(
                    "hosts",
                    "`clerk.allowed-hosts`: other hosts are answered 400",
                    "what follows may look up options by the host",
                    Door::isForAnotherHost),
            new Step<>(
                    "forwarded options",
                    "options that another of your services has sent",
                    "they replace the resolver's",
                    Door::takeForwardedOptions),
            new Step<>(
                    "resolver",
                    "your `OptionsResolver`; if it finds nothing, 404",
                    "it says which Clerk instance is asked",
                    Door::resolveOptions),
            new Step<>(
                    "options of the host",
                    "options that were copied from the request's host, without `clerk.allowed-hosts`: 400",
                    "a session would be sent wherever a stranger says",
                    Door::refuseOptionsOfTheHost),
            new Step<>(
                    "authentication",
                    "who makes the request; or a redirect that finds out",
                    "all the rest is about somebody",
                    Door::authenticate));

    static final List<Step<Checking>> CHECKING = List.of(
            new Step<>(
                    "csrf",
                    "`clerk.csrf`: what another site causes is answered 403",
                    "even a page that everybody may see can change something",
                    Door::refuseCrossSite),
            new Step<>(
                    "routes",
                    "`clerk.routes.protected` and `clerk.routes.public`",
                    "guards need not repeat them",
                    (door, auth, visit, request) -> door.rules.checkRoutes(auth, request, visit)),
            new Step<>(
                    "guards",
                    "each `RequestGuard`, by `@Priority`, the smallest first, 5000 without",
                    "they are yours, and see only what the properties let through",
                    (door, auth, visit, request) -> door.rules.checkGuards(auth, request, visit)));

    private final ApplicationConfig config;
    private final Instances instances;
    private final @Nullable OptionsResolver resolver;
    private final RouteRules rules;
    private final DocumentRequest documentRequest;
    private final @Nullable SealedOptions envelope;

    Door(
            ApplicationConfig config,
            Instances instances,
            @Nullable OptionsResolver resolver,
            RouteRules rules,
            DocumentRequest documentRequest,
            @Nullable SealedOptions envelope) {
        this.config = config;
        this.instances = instances;
        this.resolver = resolver;
        this.rules = rules;
        this.documentRequest = documentRequest;
        this.envelope = envelope;
    }

    /** A request on its way in, with what is known of it so far. */
    private static final class Arrival {
        private final Reading reading;
        private @Nullable RequestFacts facts;
        private @Nullable RequestView view;
        private @Nullable Options options;

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

        private static <T> T known(@Nullable T part) {
            if (part == null) {
                throw new IllegalStateException("A step at the door comes too early.");
            }
            return part;
        }
    }

    /** Who makes the request, or how it is answered without asking. */
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
     * Asks what is asked once somebody is known.
     *
     * @param facts as they are now, whatever they were when the request came in
     * @throws ProtectionException if the request may not go on
     */
    public void check(Auth auth, Visit visit, RequestFacts facts) {
        RequestView request = view(facts);
        for (Step<Checking> step : CHECKING) {
            step.asks().check(this, auth, visit, request);
        }
    }

    /** The request as browsers see it. */
    public RequestView view(RequestFacts facts) {
        return new RequestView(facts, PublicUrl.of(facts, config.publicOrigin()));
    }

    private @Nullable Entry readFacts(Arrival arrival) {
        if (arrival.reading instanceof Reading.Malformed malformed) {
            return refused(400, malformed.message());
        }
        arrival.facts = ((Reading.Read) arrival.reading).facts();
        arrival.view = view(arrival.facts);
        return null;
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

    /** What another service of the same owner sent along, for the origin that it called. */
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
            arrival.options = resolver == null
                    ? Options.configured()
                    : resolver.resolve(arrival.view()).orElse(null);
        }
        return arrival.options == null ? refused(404, "There is nothing at this address.") : null;
    }

    private @Nullable Entry refuseOptionsOfTheHost(Arrival arrival) {
        if (resolver == null || isAllowed(arrival)) {
            return null;
        }
        ClerkConfig clerk = instances.of(arrival.options()).config();
        if (!isTakenFrom(arrival.view().url(), clerk, arrival.options())) {
            return null;
        }
        LOG.log(
                Level.WARNING,
                "The options of a request have its host as domain or proxy URL. Clerk would send the session there:"
                        + " name the hosts that are this application''s in clerk.allowed-hosts.");
        return refused(400, NOT_HERE);
    }

    /** Whether the session would be sent to an address that follows from the request's host. */
    private static boolean isTakenFrom(Url here, ClerkConfig clerk, Options options) {
        boolean domain = clerk.deployment() instanceof Deployment.Satellite satellite
                && satellite.domain() != null
                && satellite.domain().toLowerCase(Locale.ROOT).contains(here.host());
        Url proxy = clerk.proxyUrl() == null ? null : Url.parse(clerk.proxyUrl());
        return (domain && options.toProperties().containsKey(Setting.DOMAIN.property()))
                || (proxy != null
                        && proxy.host().equals(here.host())
                        && options.toProperties().containsKey(Setting.PROXY_URL.property()));
    }

    private Entry authenticate(Arrival arrival) {
        Instance instance = instances.of(arrival.options());
        Visit visit = instance.clerk().visit(arrival.facts(), arrival.view().url());
        RequestState state = instance.clerk().authenticate(visit);
        if (state instanceof Settled settled) {
            RequestAuth auth = instance.clerk().auth(visit, settled, () -> isDocument(visit.facts(), true));
            return new Entry.Admitted(auth, visit, arrival.options());
        }
        report(visit, state);
        return new Entry.Stopped(Reply.to(state, visit.isDevelopment()));
    }

    private static Entry refused(int status, String message) {
        return new Entry.Stopped(Reply.to(new Answer(status, message), false));
    }

    private void refuseCrossSite(Auth auth, Visit visit, RequestView request) {
        if (config.refusesCrossSite() && CrossSiteRequest.isUnsafe(visit, auth, request.getMethod())) {
            throw new ProtectionException.Answer(
                    403,
                    "text/plain;charset=UTF-8",
                    "Another site has caused this request, and clerk.csrf refuses such requests.");
        }
    }

    /**
     * Whether the request is a browser's for a page.
     *
     * @param producesHtml whether what serves it can answer with one
     */
    public boolean isDocument(RequestFacts facts, boolean producesHtml) {
        return documentRequest.isDocument(new DocumentRequest.Headers(
                facts.method(), facts.header("sec-fetch-dest"), facts.header("accept"), producesHtml));
    }

    /** Writes what {@code clerk.debug} asks for, once a request. */
    public void report(Visit visit, RequestState state) {
        List<String> notes = visit.takeNotes();
        if (notes != null) {
            DEBUG.log(Level.INFO, "{0}", DebugReport.of(visit, state, notes));
        }
    }
}
