package io.github.clerkjakarta.emulator;

import static io.github.clerkjakarta.emulator.EmulatorTest.claims;
import static io.github.clerkjakarta.emulator.Http.error;
import static io.github.clerkjakarta.emulator.Http.json;
import static io.github.clerkjakarta.emulator.Http.response;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ClerkJS's calls, in its own form. */
class FrontendApiTest {
    private Emulator clerk;
    private Http clerkJs;

    @BeforeEach
    void start() throws IOException {
        start(Emulator.options());
    }

    private void start(Emulator.Options options) throws IOException {
        clerk = Emulator.start(options);
        clerkJs = new Http(clerk);
    }

    @AfterEach
    void stop() {
        clerk.close();
    }

    private HttpResponse<String> signIn(String email, String password) throws Exception {
        String id = response(clerkJs.frontend("POST", "/v1/client/sign_ins", "identifier", email))
                .getString("id");
        return clerkJs.frontend(
                "POST",
                "/v1/client/sign_ins/" + id + "/attempt_first_factor",
                "strategy",
                "password",
                "password",
                password);
    }

    private String signedIn() throws Exception {
        return response(signIn("ada@example.com", "ada")).getString("created_session_id");
    }

    private JsonObject client() throws Exception {
        return response(clerkJs.frontend("GET", "/v1/client"));
    }

    @Test
    void aPasswordSignsIn() throws Exception {
        HttpResponse<String> answer = signIn("ada@example.com", "ada");

        assertThat(response(answer).getString("status")).isEqualTo("complete");
        JsonObject session =
                json(answer).getJsonObject("client").getJsonArray("sessions").getJsonObject(0);
        assertThat(session.getJsonObject("user").getString("id")).isEqualTo("user_ada");
        assertThat(claims(session.getJsonObject("last_active_token").getString("jwt"))
                        .getString("azp"))
                .isEqualTo(Http.ORIGIN);
    }

    @Test
    void aWrongPasswordDoesNot() throws Exception {
        HttpResponse<String> answer = signIn("ada@example.com", "bob");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(error(answer)).isEqualTo("form_password_incorrect");
        assertThat(client().getJsonArray("sessions")).isEmpty();
    }

    @Test
    void anUnknownAddressIsToldAtThatField() throws Exception {
        HttpResponse<String> answer = clerkJs.frontend("POST", "/v1/client/sign_ins", "identifier", "eve@example.com");

        assertThat(error(answer)).isEqualTo("form_identifier_not_found");
        assertThat(answer.body()).contains("\"param_name\":\"identifier\"");
    }

    @Test
    void aCodeSignsInAndAWrongOneDoesNot() throws Exception {
        String id = response(clerkJs.frontend("POST", "/v1/client/sign_ins", "identifier", "ada@example.com"))
                .getString("id");
        String attempt = "/v1/client/sign_ins/" + id + "/attempt_first_factor";

        assertThat(error(clerkJs.frontend("POST", attempt, "strategy", "email_code", "code", "000000")))
                .isEqualTo("form_code_incorrect");
        assertThat(response(clerkJs.frontend("POST", attempt, "strategy", "email_code", "code", SignIns.CODE))
                        .getString("status"))
                .isEqualTo("complete");
    }

    @Test
    void aTicketSignsInOnce() throws Exception {
        String ticket = clerk.signInTicket("user_bob");

        assertThat(response(clerkJs.frontend("POST", "/v1/client/sign_ins", "strategy", "ticket", "ticket", ticket))
                        .getString("status"))
                .isEqualTo("complete");
        assertThat(error(clerkJs.browser("dvb_other")
                        .frontend("POST", "/v1/client/sign_ins", "strategy", "ticket", "ticket", ticket)))
                .isEqualTo("ticket_invalid");
    }

    @Test
    void signingUpVerifiesTheAddress() throws Exception {
        HttpResponse<String> begun = clerkJs.frontend(
                "POST", "/v1/client/sign_ups", "email_address", "eve@example.com", "password", "secret");
        String path = "/v1/client/sign_ups/" + response(begun).getString("id");

        clerkJs.frontend("POST", path + "/prepare_verification", "strategy", "email_code");
        HttpResponse<String> done = clerkJs.frontend(
                "POST", path + "/attempt_verification", "strategy", "email_code", "code", SignIns.CODE);

        assertThat(response(begun).getJsonArray("unverified_fields").toString()).contains("email_address");
        assertThat(response(done).getString("status")).isEqualTo("complete");
        assertThat(client().getJsonArray("sessions")).hasSize(1);
        clerkJs.frontend("DELETE", "/v1/client/sessions");
        assertThat(signIn("eve@example.com", "secret").statusCode()).isEqualTo(200);
    }

    @Test
    void aTakenAddressCannotSignUp() throws Exception {
        assertThat(error(clerkJs.frontend("POST", "/v1/client/sign_ups", "email_address", "ada@example.com")))
                .isEqualTo("form_identifier_exists");
    }

    @Test
    void oneBrowserHasOneUserUnlessTheSeedSaysOtherwise() throws Exception {
        signedIn();
        assertThat(error(clerkJs.frontend("POST", "/v1/client/sign_ins", "identifier", "bob@example.com")))
                .isEqualTo("session_exists");

        clerk.close();
        start(Emulator.options().seed(Seed.standard().multiSession(true)));
        signedIn();
        String bobs = response(signIn("bob@example.com", "bob")).getString("created_session_id");

        assertThat(client().getJsonArray("sessions")).hasSize(2);
        assertThat(client().getString("last_active_session_id")).isEqualTo(bobs);
        clerkJs.frontend("POST", "/v1/client/sessions/" + bobs + "/remove");
        assertThat(client().getJsonArray("sessions")).hasSize(1);
    }

    @Test
    void anotherOrganizationIsActiveFromTheNextTokenOn() throws Exception {
        String session = "/v1/client/sessions/" + signedIn();

        clerkJs.frontend("POST", session + "/touch", "active_organization_id", "org_globex");
        String token = json(clerkJs.frontend("POST", session + "/tokens")).getString("jwt");
        clerkJs.frontend("POST", session + "/touch", "active_organization_id", "");
        String personal = json(clerkJs.frontend("POST", session + "/tokens")).getString("jwt");

        assertThat(claims(token).getJsonObject("o").getString("slg")).isEqualTo("globex");
        assertThat(claims(personal).containsKey("o")).isFalse();
    }

    @Test
    void aTemplateFillsInItsClaims() throws Exception {
        String session = "/v1/client/sessions/" + signedIn();

        JsonObject claims = claims(
                json(clerkJs.frontend("POST", session + "/tokens/reports")).getString("jwt"));

        assertThat(claims.getString("email")).isEqualTo("ada@example.com");
        assertThat(claims.getString("organization")).isEqualTo("acme");
        assertThat(claims.containsKey("sid")).isFalse();
        assertThat(clerkJs.frontend("POST", session + "/tokens/unknown").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRevokedSessionGetsNoTokens() throws Exception {
        String session = signedIn();
        clerk.revokeSessions("user_ada");

        assertThat(clerkJs.frontend("POST", "/v1/client/sessions/" + session + "/tokens")
                        .statusCode())
                .isEqualTo(401);
        assertThat(client().getJsonArray("sessions")).isEmpty();
    }

    @Test
    void aProfileIsChanged() throws Exception {
        signedIn();
        clerkJs.frontend("PATCH", "/v1/me", "last_name", "Byron");
        String email = response(
                        clerkJs.frontend("POST", "/v1/me/email_addresses/", "email_address", "ada@byron.example"))
                .getString("id");

        assertThat(error(clerkJs.frontend("PATCH", "/v1/me", "primary_email_address_id", email)))
                .as("not verified yet")
                .isEqualTo("form_param_value_invalid");
        clerkJs.frontend("POST", "/v1/me/email_addresses/" + email + "/attempt_verification", "code", SignIns.CODE);
        JsonObject user = response(clerkJs.frontend("PATCH", "/v1/me", "primary_email_address_id", email));

        assertThat(user.getString("last_name")).isEqualTo("Byron");
        assertThat(user.getString("first_name")).isEqualTo("Ada");
        assertThat(user.getString("primary_email_address_id")).isEqualTo(email);
        assertThat(clerkJs.browser("dvb_other").frontend("GET", "/v1/me").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aPendingUserBecomesActiveByAnOrganization() throws Exception {
        String session = response(signIn("pen@example.com", "pen")).getString("created_session_id");
        String organization = response(clerkJs.frontend("POST", "/v1/organizations", "name", "Pen & Co"))
                .getString("id");

        HttpResponse<String> touched = clerkJs.frontend(
                "POST", "/v1/client/sessions/" + session + "/touch", "active_organization_id", organization);

        assertThat(response(touched).getString("status")).isEqualTo("active");
        assertThat(response(touched).getJsonObject("user").getJsonArray("organization_memberships"))
                .hasSize(1);
    }

    @Test
    void whoWasVerifiedLongAgoVerifiesAgain() throws Exception {
        String session = "/v1/client/sessions/" + signedIn();
        clerk.ageVerifications("user_ada", Duration.ofMinutes(30));
        assertThat(factorAge(response(clerkJs.frontend("GET", session)))).isEqualTo(30);

        JsonObject started = response(clerkJs.frontend("POST", session + "/verify", "level", "second_factor"));
        HttpResponse<String> wrong = clerkJs.frontend(
                "POST", session + "/verify/attempt_first_factor", "strategy", "password", "password", "bob");
        JsonObject done = response(clerkJs.frontend(
                "POST", session + "/verify/attempt_first_factor", "strategy", "password", "password", "ada"));

        assertThat(started.getString("status")).isEqualTo("needs_first_factor");
        assertThat(Http.error(wrong)).isEqualTo("form_password_incorrect");
        assertThat(done.getString("status")).isEqualTo("complete");
        assertThat(factorAge(done.getJsonObject("session"))).isZero();
        assertThat(clerkJs.frontend(
                                "POST",
                                session + "/verify/attempt_first_factor",
                                "strategy",
                                "password",
                                "password",
                                "ada")
                        .statusCode())
                .as("once")
                .isEqualTo(404);
    }

    private static int factorAge(JsonObject session) {
        return session.getJsonArray("factor_verification_age").getInt(0);
    }

    @Test
    void onlySignInAndSignOutMoveTheClientsTime() throws Exception {
        String session = signedIn();
        int first = client().getInt("updated_at");
        clerkJs.frontend("POST", "/v1/client/sessions/" + session + "/touch", "active_organization_id", "org_globex");
        clerkJs.frontend("PATCH", "/v1/me", "last_name", "Byron");

        assertThat(client().getInt("updated_at")).isEqualTo(first);
    }

    @Test
    void pagesOfAnyOriginMayAsk() throws Exception {
        assertThat(clerkJs.frontend("GET", "/v1/environment").headers().map())
                .containsEntry("access-control-allow-origin", java.util.List.of(Http.ORIGIN))
                .containsEntry("access-control-allow-credentials", java.util.List.of("true"));
    }

    @Test
    void inProductionItSetsTheClientsTimeForTheSite() throws Exception {
        clerk.close();
        start(Emulator.options().seed(Seed.standard().inProduction()));

        assertThat(signIn("ada@example.com", "ada").headers().allValues("Set-Cookie"))
                .as("each call is of another browser, for this client keeps no cookies")
                .anyMatch(line -> line.startsWith("__client="));
        assertThat(clerkJs.frontend("GET", "/v1/client").headers().allValues("Set-Cookie"))
                .anyMatch(line -> line.startsWith("__client_uat=0; "));
    }
}
