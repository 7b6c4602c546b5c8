package io.github.clerkjakarta.internal.container.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.clerkjakarta.ClerkConfigurationException;
import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.MovingClock;
import io.github.clerkjakarta.PublishableKeys;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.authentication.RequestState;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedIn;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.config.Configuration;
import io.github.clerkjakarta.internal.config.Source;
import io.github.clerkjakarta.internal.container.entry.Tenants.Tenant;
import io.github.clerkjakarta.tenant.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two Clerk instances whose keys have the same id, at one address: the secret key tells them apart. */
class TenantsTest {
    private static final String KID = "ins_shared";
    private static final Map<String, KeyPair> KEYS = Map.of("sk_live_a", Fixtures.keys(), "sk_live_b", Fixtures.keys());
    private static final String KEY_A = PublishableKeys.of("clerk.a.example");
    private static final String KEY_B = PublishableKeys.of("clerk.b.example");

    private final AtomicInteger downloads = new AtomicInteger();
    private final MovingClock clock = new MovingClock();
    private HttpServer clerk;

    @BeforeEach
    void start() throws IOException {
        clerk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        clerk.createContext("/v1/jwks", exchange -> {
            downloads.incrementAndGet();
            String secret =
                    exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
            byte[] body = ("{\"keys\":[" + Fixtures.jwk(KEYS.get(secret), KID) + "]}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        clerk.start();
    }

    @AfterEach
    void stop() {
        clerk.stop(0);
    }

    /** Using a tenant does not put its source again, so its age must not count. */
    @Test
    void tenantsWithOneSecretShareItsKeysHoweverOld() {
        Tenants instances = instances();
        for (int day = 0; day < 5; day++) {
            clock.forward(Duration.ofDays(1));
            instances.of(tenant(KEY_A, "sk_live_a"));
            instances.of(tenant(KEY_B, "sk_live_b" + day));
        }
        authenticate(instances.of(tenant(KEY_A, "sk_live_a")), token("sk_live_a"));
        int before = downloads.get();
        Options again = Options.builder()
                .publishableKey(KEY_A)
                .secretKey("sk_live_a")
                .signInUrl("/other")
                .build();

        authenticate(instances.of(again), token("sk_live_a"));

        assertThat(downloads).hasValue(before);
    }

    private Tenants instances(String... pairs) {
        Map<String, String> properties = new HashMap<>();
        properties.put("clerk.api-url", "http://127.0.0.1:" + clerk.getAddress().getPort());
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put(pairs[i], pairs[i + 1]);
        }
        return new Tenants(Configuration.read(Source.of(properties)), clock);
    }

    private static Options tenant(String publishableKey, String secretKey) {
        return Options.builder()
                .publishableKey(publishableKey)
                .secretKey(secretKey)
                .build();
    }

    private static RequestState authenticate(Tenant instance, String token) {
        TestRequest request = Fixtures.apiRequest().bearer(token);
        return instance.clerk().authenticate(instance.clerk().visit(request, request.url()));
    }

    private static String token(String secretKey) {
        return Fixtures.token().signedBy(KEYS.get(secretKey)).keyId(KID).text();
    }

    @Test
    void aTokenOfOneIsNobodyAtTheOther() {
        Tenants instances = instances();
        Tenant a = instances.of(tenant(KEY_A, "sk_live_a"));
        Tenant b = instances.of(tenant(KEY_B, "sk_live_b"));

        assertThat(authenticate(a, token("sk_live_a"))).isInstanceOf(SignedIn.class);
        assertThat(authenticate(b, token("sk_live_a"))).isInstanceOf(SignedOut.class);
        assertThat(authenticate(b, token("sk_live_b"))).isInstanceOf(SignedIn.class);
        assertThat(authenticate(a, token("sk_live_b"))).isInstanceOf(SignedOut.class);
    }

    @Test
    void theConfiguredKeysAreNotUsedForATenant() {
        Tenants instances = instances("clerk.publishable-key", KEY_A, "clerk.secret-key", "sk_live_a");

        assertThatThrownBy(() ->
                        instances.of(Options.builder().publishableKey(KEY_B).build()))
                .isInstanceOf(ClerkConfigurationException.class)
                .hasMessageContaining("clerk.secret-key is missing");
        assertThat(authenticate(instances.of(tenant(KEY_B, "sk_live_b")), token("sk_live_a")))
                .isInstanceOf(SignedOut.class);
    }

    @Test
    void whatIsLeftOutComesFromTheConfiguration() {
        Tenants instances = instances("clerk.sign-in-url", "/sign-in", "clerk.clock-skew-in-ms", "1000");
        Options options = Options.builder()
                .publishableKey(KEY_A)
                .secretKey("sk_live_a")
                .clockSkew(java.time.Duration.ofSeconds(2))
                .build();

        assertThat(instances.of(options).config().pages().signIn().address().text())
                .isEqualTo("/sign-in");
        assertThat(instances.of(options).config().tokens().clockSkew()).hasSeconds(2);
    }

    @Test
    void optionsOfARequestMakeItASatellites() {
        Options satellite = Options.builder()
                .publishableKey(KEY_A)
                .secretKey("sk_live_a")
                .isSatellite(true)
                .domain("satellite.example")
                .build();
        Tenant instance = instances().of(satellite);
        TestRequest request = Fixtures.documentRequest();

        RequestState state = instance.clerk().authenticate(instance.clerk().visit(request, request.url()));

        assertThat(((RequestState.Handshake) state).location().toString())
                .startsWith("https://clerk.satellite.example/v1/client/handshake?");
    }

    @Test
    void equalOptionsAreReadOnceAndKeysGoByTheirSource() {
        Tenants instances = instances();
        Options german = Options.builder()
                .publishableKey(KEY_A)
                .secretKey("sk_live_a")
                .signInUrl("/de/sign-in")
                .build();

        assertThat(instances.of(tenant(KEY_A, "sk_live_a"))).isSameAs(instances.of(tenant(KEY_A, "sk_live_a")));
        assertThat(authenticate(instances.of(tenant(KEY_A, "sk_live_a")), token("sk_live_a")))
                .isInstanceOf(SignedIn.class);
        assertThat(authenticate(instances.of(german), token("sk_live_a"))).isInstanceOf(SignedIn.class);
        assertThat(downloads).as("the same instance with another sign-in page").hasValue(1);
    }

    @Test
    void theThousandUsedLastAreKept() {
        Tenants instances = instances();
        Tenant first = instances.of(numbered(0));
        Tenant second = instances.of(numbered(1));
        for (int i = 2; i <= Tenants.USED_LAST; i++) {
            instances.of(numbered(i));
        }
        assertThat(instances.of(numbered(0)))
                .as("used before a thousand others")
                .isSameAs(first);

        for (int i = Tenants.USED_LAST + 1; i <= 3 * Tenants.USED_LAST; i++) {
            instances.of(numbered(i));
            assertThat(instances.of(numbered(0))).as("used a moment ago").isSameAs(first);
        }
        assertThat(instances.of(numbered(1))).as("not used").isNotSameAs(second);
        assertThat(instances.size()).isLessThanOrEqualTo(2 * Tenants.USED_LAST);
    }

    private static Options numbered(int number) {
        return Options.builder()
                .publishableKey(KEY_A)
                .secretKey("sk_live_a")
                .signInUrl("/sign-in/" + number)
                .build();
    }

    @Test
    void whatIsOfTheApplicationCannotBeGivenPerRequest() {
        Options options = Options.builder()
                .publishableKey(KEY_A)
                .secretKey("sk_live_a")
                .property("clerk.routes.protected", "/x")
                .build();

        assertThatThrownBy(() -> instances().of(options))
                .hasMessageContaining("clerk.routes.protected is given for one request");
    }
}
