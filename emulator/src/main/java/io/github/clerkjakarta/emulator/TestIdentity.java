package io.github.clerkjakarta.emulator;

import io.github.clerkjakarta.internal.authentication.RequestState.Settled;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.backend.HttpBackendApi;
import io.github.clerkjakarta.internal.backend.UserApi;
import io.github.clerkjakarta.internal.caller.ClerkInstance;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.caller.TokenCache;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.Configuration;
import io.github.clerkjakarta.internal.config.Source;
import io.github.clerkjakarta.internal.request.ContextRoot;
import io.github.clerkjakarta.internal.request.RequestFacts;
import io.github.clerkjakarta.internal.token.PemKeys;
import io.github.clerkjakarta.internal.token.SeenTokens;
import io.github.clerkjakarta.internal.url.Url;
import io.github.clerkjakarta.tenant.Options;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request of a {@link WithClerkUser}, authenticated as the library's filter does it: with a token of this process's
 * own key, which no deployment trusts.
 */
final class TestIdentity {
    private static final SigningKey KEY = SigningKey.generate();
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Url URL = Objects.requireNonNull(Url.parse("http://localhost/test"));

    private TestIdentity() {}

    static RequestAuth of(WithClerkUser user) {
        ClerkConfig config = config();
        TestUsers users = user.userId().isEmpty() ? null : new TestUsers(seed(user), KEY, CLOCK);
        String token = users == null ? null : users.sessionToken(user.userId(), URL.origin());
        HttpBackendApi unreachable = new HttpBackendApi(config, CLOCK);
        UserApi api = users == null ? unreachable : users;
        ClerkInstance clerk = new ClerkInstance(
                config,
                new PemKeys(KEY.publicKey()),
                new ClerkInstance.Backend(unreachable, unreachable, api, new TokenCache(api, CLOCK)),
                new SeenTokens(CLOCK),
                CLOCK);
        Visit visit = clerk.visit(new TestRequest(token), URL);
        if (clerk.authenticate(visit) instanceof Settled settled) {
            return clerk.auth(visit, settled, () -> false);
        }
        throw new IllegalStateException("The request of a unit test is never redirected.");
    }

    private static Seed seed(WithClerkUser user) {
        boolean organization = !user.orgId().isEmpty() || !user.orgRole().isEmpty() || user.permissions().length > 0;
        List<String> features = List.of(user.features());
        Seed.User person = new Seed.User(
                user.userId(),
                user.userId() + "@example.com",
                "",
                "",
                "",
                user.sessionStatus(),
                organization ? "" : user.plan(),
                organization ? List.of() : features);
        return new Seed(
                "unit-test-1.clerk.accounts.dev",
                "sk_test_unused",
                false,
                List.of(person),
                organization ? List.of(organization(user, features)) : List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    private static Seed.Organization organization(WithClerkUser user, List<String> features) {
        List<String> permissions =
                Stream.of(user.permissions()).map(TestIdentity::withoutPrefix).toList();
        Set<String> all = new LinkedHashSet<>(features);
        for (String permission : permissions) {
            int colon = permission.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException(
                        "\"org:<feature>:<permission>\" is expected, was " + permission + ".");
            }
            all.add(permission.substring(0, colon));
        }
        String role = user.orgRole().isEmpty() ? "member" : withoutPrefix(user.orgRole());
        return new Seed.Organization(
                user.orgId().isEmpty() ? "org_test" : user.orgId(),
                user.orgSlug(),
                user.orgSlug(),
                user.plan(),
                new ArrayList<>(all),
                List.of(new Seed.Member(user.userId(), role, permissions)));
    }

    private static String withoutPrefix(String name) {
        return name.startsWith("org:") ? name.substring("org:".length()) : name;
    }

    private static ClerkConfig config() {
        Seed seed = Seed.standard();
        return Configuration.read(Source.of(Map.of(
                        "clerk.publishable-key", seed.publishableKey(),
                        "clerk.secret-key", seed.secretKey(),
                        "clerk.api-url", URL.toString())))
                .clerk(Options.configured());
    }

    /** A script's request, with or without a token. */
    private record TestRequest(@Nullable String token) implements RequestFacts {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public Url url() {
            return URL;
        }

        @Override
        public List<String> paths() {
            return List.of(URL.path());
        }

        @Override
        public @Nullable String rawHeader(String name) {
            return token != null && name.toLowerCase(Locale.ROOT).equals("authorization") ? "Bearer " + token : null;
        }

        @Override
        public String cookies() {
            return "";
        }

        @Override
        public ContextRoot contextRoot() {
            return ContextRoot.known("");
        }

        @Override
        public Map<String, List<String>> headers() {
            return Map.of();
        }
    }
}
