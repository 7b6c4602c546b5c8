package io.github.clerkjakarta;

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
import io.github.clerkjakarta.internal.request.ContextRoot;
import io.github.clerkjakarta.internal.request.RequestFacts;
import io.github.clerkjakarta.internal.token.MachineTokenVerifier;
import io.github.clerkjakarta.internal.token.PemKeys;
import io.github.clerkjakarta.internal.url.Url;
import io.github.clerkjakarta.tenant.Options;
import io.github.clerkjakarta.user.Metadata;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One valid configuration, one valid token, one valid request; a test changes one thing. */
public final class Fixtures {
    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final KeyPair KEYS = keys();
    public static final PublishableKey PRODUCTION = PublishableKey.parse("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k");
    public static final PublishableKey DEVELOPMENT =
            PublishableKey.parse(PublishableKey.textFor("foo-bar-13.clerk.accounts.dev"));

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

    public static JsonObjectBuilder claims() {
        long now = NOW.getEpochSecond();
        return Json.createObjectBuilder()
                .add("azp", "https://app.example.com")
                .add("exp", now + 50)
                .add("iat", now - 10)
                .add("nbf", now - 20)
                .add("iss", "https://clerk.example.com")
                .add("sid", "sess_1")
                .add("sub", "user_1")
                .add("v", 2);
    }

    /** Machines whose opaque tokens must not cause a call to Clerk. */
    public static MachineCheck noMachines(Visit visit) {
        MachineApi nobody = (kind, token) -> {
            throw new AssertionError("Clerk is not asked about " + kind + " tokens here.");
        };
        PemKeys keys = new PemKeys((RSAPublicKey) KEYS.getPublic());
        return MachineCheck.of(visit, new MachineTokenVerifier(visit.config(), keys, nobody, CLOCK));
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
                new PemKeys((RSAPublicKey) KEYS.getPublic()),
                new ClerkInstance.Backend(new HttpBackendApi(config, CLOCK), nobody, users, tokens),
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

    public static String token() {
        return token(claims -> {});
    }

    public static String token(Consumer<JsonObjectBuilder> change) {
        JsonObjectBuilder claims = claims();
        change.accept(claims);
        return sign(claims.build(), KEYS, "ins_1");
    }

    public static String sign(JsonObject claims, KeyPair keys, String kid) {
        return signAs("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}", claims, keys);
    }

    /** Returns a token with this header. */
    public static String signAs(String header, JsonObject claims) {
        return signAs(header, claims, KEYS);
    }

    private static String signAs(String header, JsonObject claims, KeyPair keys) {
        try {
            String content = encode(header) + "." + encode(claims.toString());
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
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

    /** A request by a fake server. */
    public static final class Request implements RequestFacts {
        private final String method;
        private final Url url;
        private List<String> paths;
        private ContextRoot contextRoot = ContextRoot.known("/app");
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        public Request(String method, String url) {
            this.method = method;
            this.url = Url.parse(url);
            this.paths = List.of(this.url.path());
        }

        public static Request document() {
            return new Request("GET", "https://app.example.com/page").header("Sec-Fetch-Dest", "document");
        }

        public static Request api() {
            return new Request("GET", "https://app.example.com/api").header("Accept", "application/json");
        }

        public Request header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        @Override
        public String method() {
            return method;
        }

        @Override
        public Url url() {
            return url;
        }

        /** Sets the path as the server got it, which a URL would tidy. */
        public Request rawPath(String path) {
            paths = List.of(path);
            return this;
        }

        /** Sets all paths that the server may dispatch on. */
        public Request paths(String... all) {
            paths = List.of(all);
            return this;
        }

        public Request contextRoot(ContextRoot root) {
            contextRoot = root;
            return this;
        }

        @Override
        public List<String> paths() {
            return paths;
        }

        @Override
        public ContextRoot contextRoot() {
            return contextRoot;
        }

        @Override
        public String rawHeader(String name) {
            return headers.get(name);
        }

        @Override
        public String cookies() {
            return headers.getOrDefault("cookie", "");
        }

        @Override
        public Map<String, List<String>> headers() {
            Map<String, List<String>> all = new TreeMap<>();
            headers.forEach((name, value) -> all.put(name, List.of(value)));
            return all;
        }
    }
}
