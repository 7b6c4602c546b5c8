package io.github.clerkjakarta.internal.caller;

import io.github.clerkjakarta.internal.authentication.Authenticator;
import io.github.clerkjakarta.internal.authentication.RequestState;
import io.github.clerkjakarta.internal.authentication.RequestState.Settled;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.backend.BackendApi;
import io.github.clerkjakarta.internal.backend.MachineApi;
import io.github.clerkjakarta.internal.backend.UserApi;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.protection.LoopCounter;
import io.github.clerkjakarta.internal.protection.MachineCheck;
import io.github.clerkjakarta.internal.request.RequestFacts;
import io.github.clerkjakarta.internal.token.MachineTokenVerifier;
import io.github.clerkjakarta.internal.token.SeenTokens;
import io.github.clerkjakarta.internal.token.SigningKeys;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import io.github.clerkjakarta.internal.url.Url;
import java.time.Clock;
import java.util.function.BooleanSupplier;

/**
 * Authenticates the requests of one Clerk instance and creates the {@link RequestAuth} of each. This is the only place that does, so
 * filters, test identities and the conformance test cannot drift apart.
 */
public final class ClerkInstance {
    private final ClerkConfig config;
    private final Authenticator authenticator;
    private final TokenVerifier sessions;
    private final MachineTokenVerifier machines;
    private final Backend backend;
    private final SeenTokens seen;
    private final Clock clock;
    private final LoopCounter loops = new LoopCounter();

    /** Clerk's Backend API, by the kind of question. */
    public record Backend(BackendApi sessions, MachineApi machines, UserApi users, TokenCache tokens) {}

    public ClerkInstance(ClerkConfig config, SigningKeys keys, Backend backend, SeenTokens seen, Clock clock) {
        this.config = config;
        this.seen = seen;
        this.sessions = new TokenVerifier(config, keys, seen, clock);
        this.authenticator = new Authenticator(sessions, backend.sessions);
        this.machines = new MachineTokenVerifier(config, keys, backend.machines, seen, clock);
        this.backend = backend;
        this.clock = clock;
    }

    public ClerkConfig config() {
        return config;
    }

    /** @param url as the browser shows it */
    public Visit visit(RequestFacts facts, Url url) {
        return new Visit(facts, url, config, seen, clock.millis());
    }

    public RequestState authenticate(Visit visit) {
        RequestState state = authenticator.authenticate(visit);
        return state instanceof RequestState.Redirect && visit.url().isNowhere() ? RequestState.NO_HOST : state;
    }

    /**
     * Creates the one {@code Auth} of a request.
     *
     * @param isDocument true if a browser asks for a page
     */
    public RequestAuth auth(Visit visit, Settled state, BooleanSupplier isDocument) {
        RequestCalls calls = new RequestCalls(
                MachineCheck.of(visit, machines), new SignOut(visit, sessions), backend.users, backend.tokens);
        return new RequestAuth(visit, state, calls, loops, isDocument);
    }
}
