package io.github.clerkjakarta.emulator;

import static io.github.clerkjakarta.emulator.EmulatorTest.claims;
import static io.github.clerkjakarta.emulator.Http.error;
import static io.github.clerkjakarta.emulator.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The calls of applications and machines. */
class BackendApiTest {
    private Emulator clerk;
    private Http http;

    @BeforeEach
    void start() throws IOException {
        clerk = Emulator.start(Emulator.options());
        http = new Http(clerk);
    }

    @AfterEach
    void stop() {
        clerk.close();
    }

    private JsonObject verified(String path, String name, String secret) throws Exception {
        return json(http.backend("POST", path, "{\"" + name + "\": \"" + secret + "\"}"));
    }

    private static String header(String token, String name) {
        String text = new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8);
        return jakarta.json.Json.createReader(new java.io.StringReader(text))
                .readObject()
                .getString(name);
    }

    @Test
    void anAddressIsAddedToAUser() throws Exception {
        JsonObject made = json(
                http.backend(
                        "POST",
                        "/v1/email_addresses",
                        "{\"user_id\": \"user_ada\", \"email_address\": \"new@example.com\", \"verified\": true, \"primary\": true}"));

        assertThat(made.getString("email_address")).isEqualTo("new@example.com");
        assertThat(json(http.backend("GET", "/v1/users/user_ada", "")).getString("primary_email_address_id"))
                .isEqualTo(made.getString("id"));
        assertThat(clerk.requests()).containsExactly("GET /v1/users/user_ada 200", "POST /v1/email_addresses 200");
    }

    @Test
    void anAddressThatIsNoneOrTakenIsRefused() throws Exception {
        String body = "{\"user_id\": \"user_ada\", \"email_address\": \"%s\"}";

        assertThat(Http.error(http.backend("POST", "/v1/email_addresses", body.formatted("nobody"))))
                .isEqualTo("form_param_format_invalid");
        assertThat(Http.error(http.backend("POST", "/v1/email_addresses", body.formatted("bob@example.com"))))
                .isEqualTo("form_identifier_exists");
    }

    @Test
    void aMachineGetsATokenWithItsOwnSecret() throws Exception {
        HttpResponse<String> made =
                http.send("POST", "/v1/m2m_tokens", "{}", "Authorization", "Bearer ak_reporter_secret");
        String token = json(made).getString("token");

        JsonObject verified = verified("/m2m_tokens/verify", "token", token);

        assertThat(token).startsWith("mt_");
        assertThat(verified.getString("subject")).isEqualTo("mch_reporter");
        assertThat(verified.getJsonArray("scopes").getString(0)).isEqualTo("mch_ledger");
        assertThat(verified.getBoolean("revoked")).isFalse();
        assertThat(error(http.backend("POST", "/v1/m2m_tokens", "{}")))
                .as("the instance's key is no machine's")
                .isEqualTo("machine_secret_key_invalid");
    }

    @Test
    void anotherMachineVerifiesIt() throws Exception {
        String token = clerk.m2mToken("mch_reporter", false);

        HttpResponse<String> answer = http.send(
                "POST",
                "/m2m_tokens/verify",
                "{\"token\": \"" + token + "\"}",
                "Authorization",
                "Bearer ak_ledger_secret");

        assertThat(json(answer).getString("subject")).isEqualTo("mch_reporter");
    }

    @Test
    void jwtsOfMachinesSayWhatTheyAre() {
        String m2m = clerk.m2mToken("mch_reporter", true);
        String oauth = clerk.oauthToken("user_ada", "client_1", List.of("openid", "email"), true);

        assertThat(header(m2m, "cat")).isEqualTo("cl_B7d4PD333AAA");
        assertThat(claims(m2m).getString("sub")).isEqualTo("mch_reporter");
        assertThat(header(oauth, "typ")).isEqualTo("at+jwt");
        assertThat(claims(oauth).getString("scope")).isEqualTo("openid email");
    }

    @Test
    void oauthTokensAndApiKeysAreVerified() throws Exception {
        String oauth = clerk.oauthToken("user_ada", "client_1", List.of("openid"), false);
        String key = clerk.apiKey("org_acme", "Import", List.of("invoices:create"));

        assertThat(verified("/oauth_applications/access_tokens/verify", "access_token", oauth)
                        .getString("client_id"))
                .isEqualTo("client_1");
        assertThat(verified("/api_keys/verify", "secret", key).getString("subject"))
                .isEqualTo("org_acme");
        assertThat(verified("/api_keys/verify", "secret", "ak_ada_key").getString("name"))
                .as("of the seed")
                .isEqualTo("Ada's script");
        assertThat(http.backend("POST", "/api_keys/verify", "{\"secret\": \"ak_unknown\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void revokedAndExpiredTokensSaySo() throws Exception {
        JsonObject key = json(http.backend("POST", "/v1/api_keys", "{\"subject\": \"user_ada\", \"name\": \"k\"}"));
        http.backend("POST", "/v1/api_keys/" + key.getString("id") + "/revoke", "{}");
        String m2m = clerk.m2mToken("mch_reporter", false);
        clerk.skewClock(Duration.ofHours(2));

        assertThat(verified("/api_keys/verify", "secret", key.getString("secret"))
                        .getBoolean("revoked"))
                .isTrue();
        assertThat(verified("/m2m_tokens/verify", "token", m2m).getBoolean("expired"))
                .isTrue();
    }

    @Test
    void aSessionIsMadeReadAndRevoked() throws Exception {
        String id = json(http.backend("POST", "/v1/sessions", "{\"user_id\": \"user_ada\"}"))
                .getString("id");
        String token = json(http.backend("POST", "/v1/sessions/" + id + "/tokens", "{}"))
                .getString("jwt");

        assertThat(claims(token).getString("sid")).isEqualTo(id);
        assertThat(json(http.backend("POST", "/v1/sessions/" + id + "/revoke", "{}"))
                        .getString("status"))
                .isEqualTo("revoked");
        assertThat(http.backend("POST", "/v1/sessions/" + id + "/tokens", "{}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theSameSeedGivesTheSameIds() throws Exception {
        List<String> tickets = new java.util.ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (Emulator one = Emulator.start(Emulator.options().idSeed(42))) {
                tickets.add(one.signInTicket("user_ada"));
            }
        }

        assertThat(tickets.get(0)).isEqualTo(tickets.get(1)).isNotEqualTo(clerk.signInTicket("user_ada"));
    }
}
