package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.ClerkScript;
import io.github.clerkjakarta.DocumentRequest;
import io.github.clerkjakarta.Options;
import io.github.clerkjakarta.OptionsResolver;
import io.github.clerkjakarta.RequestGuard;
import io.github.clerkjakarta.internal.config.ApplicationConfig;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.Deployment;
import io.github.clerkjakarta.internal.config.EncryptionKey;
import io.github.clerkjakarta.internal.config.Setting;
import io.github.clerkjakarta.internal.container.Instances.Instance;
import io.github.clerkjakarta.internal.decision.ClerkJsTags;
import io.github.clerkjakarta.internal.decision.CrossSiteRequest;
import io.github.clerkjakarta.internal.decision.DebugReport;
import io.github.clerkjakarta.internal.decision.RequestState;
import io.github.clerkjakarta.internal.decision.RequestState.Answer;
import io.github.clerkjakarta.internal.decision.RouteRules;
import io.github.clerkjakarta.internal.decision.Visit;
import io.github.clerkjakarta.internal.request.PublicUrl;
import io.github.clerkjakarta.internal.request.RequestFacts;
import io.github.clerkjakarta.internal.request.RequestView;
import io.github.clerkjakarta.internal.url.Url;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** All that one application needs to answer its requests, put together once. */
public final class Engine {
    private static final Logger LOG = System.getLogger("io.github.clerkjakarta");
    private static final Logger DEBUG = System.getLogger("io.github.clerkjakarta.debug");

    private static final String NOT_HERE = "This application is not at the address that was asked for.";

    private final ApplicationConfig config;
    private final Instances instances;
    private final @Nullable OptionsResolver resolver;
    private final RouteRules rules;
    private final DocumentRequest documentRequest;
    private final Clock clock;
    private final @Nullable SealedOptions envelope;

    /** @param guards in the order in which they are asked */
    Engine(
            Config config,
            @Nullable OptionsResolver resolver,
            List<RequestGuard> guards,
            DocumentRequest documentRequest,
            Clock clock) {
        this.config = new ConfigReader(config).readApplication();
        this.instances = new Instances(config, clock);
        this.resolver = resolver;
        this.rules = new RouteRules(this.config, guards);
        this.documentRequest = documentRequest;
        this.clock = clock;
        EncryptionKey key = this.config.encryptionKey();
        this.envelope = key == null ? null : new SealedOptions(key, clock);
        if (resolver == null) {
            instances.of(Options.configured());
        }
    }

    /**
     * The tags for a page whose request Clerk's filter did not see.
     *
     * @throws IllegalStateException where options are given per request
     */
    ClerkScript script(String nonce) {
        if (resolver != null) {
            throw new IllegalStateException(
                    "Clerk's filter has not seen this page's request, so nobody knows which options"
                            + " the OptionsResolver gives it. Name the page's path in clerk.servlet-filter.patterns.");
        }
        return new ClerkJsTags(instances.of(Options.configured()).config(), null, null, nonce);
    }

    public RouteRules rules() {
        return rules;
    }

    public DocumentRequest documentRequest() {
        return documentRequest;
    }

    /** The request as browsers see it. */
    public RequestView view(RequestFacts facts) {
        return new RequestView(facts, PublicUrl.of(facts, config.publicOrigin()));
    }

    /** Who makes the request, or how it is answered without asking. */
    public Entry enter(RequestFacts facts) {
        RequestView view = view(facts);
        if (rules.ignores(view)) {
            return new Entry.Ignored();
        }
        boolean allowed = config.allowedHosts().contains(view.getHost().toLowerCase(Locale.ROOT));
        if (!config.allowedHosts().isEmpty() && !allowed) {
            return refused(400, NOT_HERE);
        }
        Optional<Options> options = received(facts, view);
        if (options.isEmpty()) {
            options = resolver == null ? Optional.of(Options.configured()) : resolver.resolve(view);
        }
        if (options.isEmpty()) {
            return refused(404, "There is nothing at this address.");
        }
        Instance instance = instances.of(options.get());
        ClerkConfig clerk = instance.config();
        if (!allowed && resolver != null && isTakenFrom(view, clerk, options.get())) {
            LOG.log(
                    Level.WARNING,
                    "The options of a request have its host as domain or proxy URL. Clerk would send the session there:"
                            + " name the hosts that are this application''s in clerk.allowed-hosts.");
            return refused(400, NOT_HERE);
        }
        Visit visit = new Visit(facts, view.url(), clerk, clock.millis());
        RequestState state = instance.authenticator().authenticate(visit);
        if (config.refusesCrossSite() && CrossSiteRequest.isUnsafe(visit, state)) {
            return stopped(
                    visit,
                    new Answer(403, "Another site has caused this request, and clerk.csrf refuses such requests."));
        }
        return state instanceof RequestState.Settled settled
                ? new Entry.Admitted(
                        visit, settled, instance.calls(visit), options.get(), facts.method(), facts.rawPath())
                : stopped(visit, state);
    }

    private static Entry refused(int status, String message) {
        return new Entry.Stopped(new Answer(status, message), false);
    }

    private Entry stopped(Visit visit, RequestState state) {
        report(visit, state);
        return new Entry.Stopped(state, visit.isDevelopment());
    }

    /** Writes what {@code clerk.debug} asks for, once a request. */
    public void report(Visit visit, RequestState state) {
        List<String> notes = visit.takeNotes();
        if (notes != null) {
            DEBUG.log(Level.INFO, "{0}", DebugReport.of(visit, state, notes));
        }
    }

    /** What another service of the same owner sent along, for the origin that it called. */
    private Optional<Options> received(RequestFacts facts, RequestView view) {
        String header = envelope == null ? null : facts.header(SealedOptions.HEADER);
        if (header == null || envelope == null) {
            return Optional.empty();
        }
        Optional<Options> called = envelope.open(header, facts.url().origin());
        return called.isPresent() ? called : envelope.open(header, view.url().origin());
    }

    /** Whether each request may be another instance's. */
    boolean hasTenants() {
        return resolver != null;
    }

    /** The official client of the instance that the options are for, made once. */
    Object officialClient(Options options, Function<ClerkConfig, Object> made) {
        return instances.of(options).officialClient(made);
    }

    Optional<SealedOptions> sealedOptions() {
        return Optional.ofNullable(envelope);
    }

    /** Whether the session would be sent to an address that follows from the request's host. */
    private static boolean isTakenFrom(RequestView view, ClerkConfig clerk, Options options) {
        Url here = view.url();
        boolean domain = clerk.deployment() instanceof Deployment.Satellite satellite
                && satellite.domain() != null
                && satellite.domain().toLowerCase(Locale.ROOT).contains(here.host());
        Url proxy = clerk.proxyUrl() == null ? null : Url.parse(clerk.proxyUrl());
        return (domain && options.toProperties().containsKey(Setting.DOMAIN.property()))
                || (proxy != null
                        && proxy.host().equals(here.host())
                        && options.toProperties().containsKey(Setting.PROXY_URL.property()));
    }
}
