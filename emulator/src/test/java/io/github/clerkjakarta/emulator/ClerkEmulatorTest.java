package io.github.clerkjakarta.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

@ClerkEmulator(systemProperties = true)
class ClerkEmulatorTest {
    private static String url;

    @BeforeAll
    static void isThereBeforeTheFirstTest(Emulator clerk) {
        url = clerk.url();
    }

    @Test
    void givesKeysAndUrls(Emulator clerk) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(clerk.url() + "/v1/jwks"))
                .header("Authorization", "Bearer " + clerk.secretKey())
                .build();

        assertThat(clerk.url()).isEqualTo(url);
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(System.getProperty("clerk.publishable-key")).isEqualTo(clerk.publishableKey());
    }

    @Test
    void givesUsersAndTokens(
            @ClerkUser("user_ada") Seed.User ada,
            @SessionToken("user_ada") String first,
            @SessionToken(value = "user_ada", organization = "globex", origin = "http://localhost:1") String second) {
        assertThat(ada.email()).isEqualTo("ada@example.com");
        assertThat(EmulatorTest.claims(first).getString("sub")).isEqualTo("user_ada");
        assertThat(EmulatorTest.claims(first).getJsonObject("o").getString("slg"))
                .isEqualTo("acme");
        assertThat(EmulatorTest.claims(second).getJsonObject("o").getString("slg"))
                .isEqualTo("globex");
        assertThat(EmulatorTest.claims(second).getString("azp")).isEqualTo("http://localhost:1");
    }

    @Nested
    class Within {
        @Test
        void isTheSame(Emulator clerk) {
            assertThat(clerk.url()).isEqualTo(url);
        }
    }

    /** Run only by the test below. */
    @ClerkEmulator(production = true)
    static class Wrong {
        private static String url;

        @BeforeAll
        static void remember(Emulator clerk) {
            url = clerk.url();
        }

        @Test
        void unknown(@SessionToken("user_nobody") String token) {}
    }

    @Test
    void anUnknownUserIsToldAndTheServerIsStoppedAfterwards() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Wrong.class))
                .execute()
                .testEvents()
                .failed()
                .assertThatEvents()
                .hasSize(1)
                .allSatisfy(event -> assertThat(String.valueOf(event.getPayload()))
                        .contains("There is no user user_nobody", "user_ada"));

        HttpRequest request = HttpRequest.newBuilder(URI.create(Wrong.url)).build();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> HttpClient.newHttpClient().send(request, BodyHandlers.ofString())))
                .isInstanceOf(ConnectException.class);
    }
}
