package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.DocumentRequest;
import io.github.clerkjakarta.internal.backend.HttpBackendApi;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.decision.Authenticator;
import io.github.clerkjakarta.internal.decision.RequestState;
import io.github.clerkjakarta.internal.decision.Visit;
import io.github.clerkjakarta.internal.request.RequestFacts;
import io.github.clerkjakarta.internal.token.JwksKeys;
import io.github.clerkjakarta.internal.token.PemKeys;
import io.github.clerkjakarta.internal.token.SigningKeys;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import java.time.Clock;

/** All that one application needs to answer its requests, put together once. */
final class Engine {
    private final ClerkConfig config;
    private final DocumentRequest documentRequest;
    private final Clock clock;
    private final Authenticator authenticator;

    Engine(ClerkConfig config, DocumentRequest documentRequest, Clock clock) {
        this.config = config;
        this.documentRequest = documentRequest;
        this.clock = clock;
        HttpBackendApi backend = new HttpBackendApi(config.apiUrl(), config.secretKey());
        SigningKeys keys = config.jwtKey() != null ? new PemKeys(config.jwtKey()) : new JwksKeys(backend, clock);
        this.authenticator = new Authenticator(new TokenVerifier(config, keys, clock), backend);
    }

    ClerkConfig config() {
        return config;
    }

    DocumentRequest documentRequest() {
        return documentRequest;
    }

    Visit visit(RequestFacts facts) {
        return new Visit(facts, config, clock.millis());
    }

    RequestState authenticate(Visit visit) {
        return authenticator.authenticate(visit);
    }
}
