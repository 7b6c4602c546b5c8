package io.github.clerkjakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.emulator.Emulator;
import io.github.clerkjakarta.emulator.Seed;
import io.github.clerkjakarta.it.Browser.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two Clerk instances in one deployment, and their options on the way to another service. */
class TenantsIT {
    private static Emulator a;
    private static Emulator b;
    private static LibertyServer server;

    @BeforeAll
    static void start() throws IOException {
        a = Emulator.start(Emulator.options());
        b = Emulator.start(Emulator.options().seed(Seed.standard().inProduction()));
        server = LibertyServer.named("tenants-it")
                .serverXml(LibertyServer.sample()
                        .replaceAll("    <webApplication.*\n", "")
                        .replace(
                                "</server>",
                                "    <webApplication location=\"tenants.war\" contextRoot=\"/tenants\"/>\n"
                                        + "    <webApplication location=\"unsealed.war\" contextRoot=\"/unsealed\">"
                                        + "<appProperties><property name=\"clerk.encryption-key\" value=\" \"/></appProperties>"
                                        + "</webApplication>\n"
                                        + "    <webApplication location=\"hosts.war\" contextRoot=\"/hosts\">"
                                        + "<appProperties><property name=\"clerk.allowed-hosts\" value=\"127.0.0.1:${http.port}\"/>"
                                        + "</appProperties></webApplication>\n"
                                        + "    <webApplication location=\"officials.war\" contextRoot=\"/officials\"/>\n"
                                        + "    <webApplication location=\"downstream.war\" contextRoot=\"/downstream\"/>\n"
                                        + "</server>"))
                .application("tenants.war", War.of("tenants", "all", List.of("tenants")))
                .application("unsealed.war", War.of("unsealed", "all", List.of("tenants")))
                .application("hosts.war", War.of("hosts", "all", List.of("tenants")))
                .application(
                        "officials.war",
                        War.with(
                                "officials",
                                List.of("tenants", "officialclient.Official", "officialclient.Keeper"),
                                OfficialClient.jars()))
                .application("downstream.war", War.of("downstream", "all", List.of("downstream")))
                .properties(tenant("localhost", a))
                .properties(tenant("127.0.0.1", b))
                .properties(Map.of("clerk.encryption-key", "5a".repeat(32), "clerk.debug", "true"))
                .start();
    }

    private static Map<String, String> tenant(String host, Emulator clerk) {
        return Map.of(
                "tenant." + host + ".publishable-key", clerk.publishableKey(),
                "tenant." + host + ".secret-key", clerk.secretKey(),
                "tenant." + host + ".api-url", clerk.url());
    }

    @AfterAll
    static void stop() {
        server.close();
        a.close();
        b.close();
    }

    private static Answer get(String host, String path, String token) {
        return new Browser()
                .send(
                        "GET",
                        URI.create(TwoDomains.url(host, server.port()) + path),
                        BodyPublishers.noBody(),
                        "Accept",
                        "*/*",
                        "Authorization",
                        "Bearer " + token);
    }

    private static String token(Emulator clerk, String host) {
        return clerk.sessionToken("user_ada", TwoDomains.url(host, server.port()));
    }

    @Test
    void eachTenantHasItsOwnOfficialClient() {
        a.forgetRequests();
        b.forgetRequests();

        assertThat(get("localhost", "/officials/official/user_ada", "").body()).isEqualTo("Ada");
        assertThat(a.requests()).hasSize(1);
        assertThat(b.requests()).isEmpty();
        assertThat(get("127.0.0.1", "/officials/official/user_ada", "").body()).isEqualTo("Ada");
        assertThat(a.requests()).hasSize(1);
        assertThat(b.requests()).hasSize(1);
    }

    @Test
    void aBeanThatOutlivesTheRequestDoesNotKeepATenantsClient() {
        assertThat(get("localhost", "/officials/keeper", "").status()).isEqualTo(500);
        assertThat(server.log()).contains("Keeper is @ApplicationScoped and would keep the first one");
    }

    @Test
    void eachTenantKnowsItsOwnUsersOnly() {
        assertThat(get("localhost", "/tenants/who", token(a, "localhost")).body())
                .isEqualTo("user_ada");
        assertThat(get("127.0.0.1", "/tenants/who", token(b, "127.0.0.1")).body())
                .isEqualTo("user_ada");
        assertThat(get("127.0.0.1", "/tenants/who", token(a, "127.0.0.1")).body())
                .isEqualTo("null");
        assertThat(get("localhost", "/tenants/who", token(b, "localhost")).body())
                .isEqualTo("null");
    }

    @Test
    void anUnknownTenantIsNotFound() {
        RawHttp.Answer answer = RawHttp.send(server.port(), "GET", "/tenants/who", "Host: other.example");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("There is nothing at this address");
    }

    @Test
    void aDomainIsNotTakenFromAHostThatIsNotAllowed() {
        assertThat(get("localhost", "/tenants/by-host", token(a, "localhost")).status())
                .isEqualTo(400);
        assertThat(server.log()).contains("clerk.allowed-hosts");
        assertThat(get("127.0.0.1", "/hosts/by-host", token(a, "127.0.0.1")).body())
                .isEqualTo("served");
        assertThat(get("localhost", "/hosts/who", token(a, "localhost")).status())
                .isEqualTo(400);
    }

    @Test
    void optionsTravelToTheServiceDownstream() {
        Answer forA = get("localhost", "/tenants/downstream", token(a, "localhost"));
        Answer forB = get("127.0.0.1", "/tenants/downstream", token(b, "127.0.0.1"));

        assertThat(forA.body()).isEqualTo("downstream user_ada");
        assertThat(forB.body()).isEqualTo("downstream user_ada");
        assertThat(get("localhost", "/downstream/who", token(a, "localhost")).status())
                .as("without them it knows no tenant")
                .isEqualTo(404);
    }

    @Test
    void withoutAKeyTheyDoNotLeave() {
        assertThat(get("localhost", "/unsealed/downstream", token(a, "localhost"))
                        .status())
                .isEqualTo(500);
        assertThat(server.log()).contains("Set clerk.encryption-key, in both services the same.");
    }

    @Test
    void theDebugLogTellsOfEachRequestAndShowsNoSecret() {
        String token = token(a, "localhost");
        get("localhost", "/tenants/who", token);

        // docs/howto/debug.md: the console does not show INFO.
        assertThat(server.console()).contains("CWWKF0011I").doesNotContain("decision   ");
        assertThat(server.log())
                .contains("decision   signed-in as user_ada")
                .contains("in the header, jti ")
                .doesNotContain(token.substring(token.lastIndexOf('.') + 1))
                .doesNotContain(a.secretKey())
                .doesNotContain("5a5a5a");
    }
}
