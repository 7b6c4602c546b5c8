package io.github.clerkjakarta;

import io.github.clerkjakarta.internal.authentication.RequestState;
import io.github.clerkjakarta.internal.authentication.RequestState.Settled;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.backend.HttpBackendApi;
import io.github.clerkjakarta.internal.backend.MachineApi;
import io.github.clerkjakarta.internal.backend.UserApi;
import io.github.clerkjakarta.internal.caller.ClerkInstance;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.caller.TokenCache;
import io.github.clerkjakarta.internal.config.ApplicationConfig;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.Configuration;
import io.github.clerkjakarta.internal.config.PublishableKey;
import io.github.clerkjakarta.internal.config.Source;
import io.github.clerkjakarta.internal.protection.MachineCheck;
import io.github.clerkjakarta.internal.request.RequestFacts;
import io.github.clerkjakarta.internal.token.MachineTokenVerifier;
import io.github.clerkjakarta.internal.token.PemKeys;
import io.github.clerkjakarta.internal.token.SeenTokens;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import io.github.clerkjakarta.tenant.Options;
import io.github.clerkjakarta.user.Metadata;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** One valid configuration, one valid token, one valid request; a test changes one thing. */
public final class Fixtures {
    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final KeyPair KEYS = keys();
    public static final PemKeys PEM_KEYS = new PemKeys((RSAPublicKey) KEYS.getPublic());
    public static final PublishableKey PRODUCTION = PublishableKey.parse("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k");
    public static final PublishableKey DEVELOPMENT =
            PublishableKey.parse(PublishableKeys.of("foo-bar-13.clerk.accounts.dev"));

    private Fixtures() {}

    /** The configuration of a production instance, with these properties added: names and values in turn; null removes one. */
    public static Configuration configuration(String... pairs) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("clerk.publishable-key", PRODUCTION.text());
        properties.put(
                "clerk.jwt-key",
                Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()));
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put(pairs[i], pairs[i + 1]);
        }
        properties.values().removeIf(Objects::isNull);
        boolean development =
                properties.getOrDefault("clerk.publishable-key", "").startsWith("pk_test_");
        properties.putIfAbsent("clerk.secret-key", development ? "sk_test_fixture" : "sk_live_fixture");
        return Configuration.read(Source.of(properties));
    }

    public static ClerkConfig config(String... pairs) {
        return configuration(pairs).clerk(Options.configured());
    }

    public static ClerkConfig config(PublishableKey key) {
        return config("clerk.publishable-key", key.text());
    }

    public static ApplicationConfig application(String... pairs) {
        return configuration(pairs).application();
    }

    /** A primary in development that knows one satellite. */
    public static ClerkConfig primary(String allowedOrigin) {
        return config("clerk.publishable-key", DEVELOPMENT.text(), "clerk.allowed-redirect-origins", allowedOrigin);
    }

    /** A satellite in development. */
    public static ClerkConfig satellite(String signInUrl) {
        return config(
                "clerk.publishable-key",
                DEVELOPMENT.text(),
                "clerk.is-satellite",
                "true",
                "clerk.domain",
                "satellite.example",
                "clerk.sign-in-url",
                signInUrl);
    }

    /** Machines whose opaque tokens must not cause a call to Clerk. */
    public static MachineCheck noMachines(Visit visit) {
        MachineApi nobody = (kind, token) -> {
            throw new AssertionError("Clerk is not asked about " + kind + " tokens here.");
        };
        return MachineCheck.of(visit, new MachineTokenVerifier(visit.config(), PEM_KEYS, nobody, seen(), CLOCK));
    }

    /** No token was seen before. */
    public static SeenTokens seen() {
        return new SeenTokens(CLOCK);
    }

    public static TokenVerifier verifier(ClerkConfig config) {
        return new TokenVerifier(config, PEM_KEYS, seen(), CLOCK);
    }

    /** An instance with this Backend API, for requests without opaque machine tokens. */
    public static ClerkInstance instance(ClerkConfig config, UserApi users) {
        return instance(config, users, new TokenCache(users, CLOCK));
    }

    public static ClerkInstance instance(ClerkConfig config, UserApi users, TokenCache tokens) {
        MachineApi nobody = (kind, token) -> {
            throw new AssertionError("Clerk is not asked about " + kind + " tokens here.");
        };
        return new ClerkInstance(
                config,
                PEM_KEYS,
                new ClerkInstance.Backend(new HttpBackendApi(config, CLOCK), nobody, users, tokens),
                seen(),
                CLOCK);
    }

    /** An instance whose Backend API must not be called. */
    public static ClerkInstance instance(ClerkConfig config) {
        return instance(config, new HttpBackendApi(config, CLOCK));
    }

    /** Returns the request's {@code Auth}, as the filters get it. */
    public static RequestAuth auth(ClerkInstance clerk, RequestFacts request, BooleanSupplier isDocument) {
        Visit visit = clerk.visit(request, request.url());
        return clerk.auth(visit, (Settled) clerk.authenticate(visit), isDocument);
    }

    /** A valid session token of the production instance, 10 seconds old. */
    public static TestToken token() {
        return new TestToken();
    }

    /** A browser asks for a page: a GET of {@code https://app.example.com/page} without cookies. */
    public static TestRequest documentRequest() {
        return documentRequest("");
    }

    /** @param rest stands after {@code /page} in the address */
    public static TestRequest documentRequest(String rest) {
        return new TestRequest("GET", "https://app.example.com/page" + rest).header("Sec-Fetch-Dest", "document");
    }

    /** A script asks for JSON: a GET of {@code https://app.example.com/api} without credentials. */
    public static TestRequest apiRequest() {
        return new TestRequest("GET", "https://app.example.com/api").header("Accept", "application/json");
    }

    public static Visit visit(ClerkConfig config, TestRequest request) {
        return new Visit(request, request.url(), config, seen(), NOW.toEpochMilli());
    }

    /** Authenticates with the fixture's key and without Clerk: a call would fail. */
    public static RequestState authenticate(ClerkConfig config, TestRequest request) {
        ClerkInstance clerk = instance(config);
        return clerk.authenticate(clerk.visit(request, request.url()));
    }

    public static RequestState authenticate(TestRequest request) {
        return authenticate(config(), request);
    }

    public static Metadata metadata(JsonObject json) {
        return new Metadata(json);
    }

    public static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JsonObject jwk(KeyPair keys, String kid) {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return Json.createObjectBuilder()
                .add("use", "sig")
                .add("kty", "RSA")
                .add("alg", "RS256")
                .add("kid", kid)
                .add("n", encoder.encodeToString(key.getModulus().toByteArray()))
                .add("e", encoder.encodeToString(key.getPublicExponent().toByteArray()))
                .build();
    }
}
